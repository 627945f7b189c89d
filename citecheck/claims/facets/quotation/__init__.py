"""Words between quotation marks: where they stand in the abstract, which were changed, what an ellipsis leaves out."""
