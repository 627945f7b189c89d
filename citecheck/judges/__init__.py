"""Judges that a user may ask for a second opinion on claims: a local NLI model, or a language model behind an address.

Off by default: nothing here is imported unless a run names a judge. A judge adds the facet `stance` to a check and may
raise `claim-stance-conflict`; it changes no verdict, and where it cannot answer it is silent.
"""
