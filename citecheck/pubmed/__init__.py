"""Where records come from: NCBI's E-utilities, or files of PubMed XML."""
