"""A reference against PubMed: which record is meant, and what differs."""
