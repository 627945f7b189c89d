"""LaTeX: the text that its readers see, with its citations and its reference list."""
