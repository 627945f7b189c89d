"""Direction and significance of the outcome that both sides speak of.

The modules here are the ways in which a claim can be shown to say the contrary of a sentence; those of `guards` ask
whether it only seems so.
"""
