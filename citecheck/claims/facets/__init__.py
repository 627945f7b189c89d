"""One module a facet: each answers agrees, differs or absent with both sides' words, and is silent when unsure."""
