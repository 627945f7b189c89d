"""How sure the claim is against how sure the abstract is: a reservation left out, something open called settled."""
