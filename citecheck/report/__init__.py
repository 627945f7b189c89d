"""What a run found, told to a reader: one module for each format."""
