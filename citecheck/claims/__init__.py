"""Each claim held against the abstract that it cites: evidence, facets, verdict.

`check` asks everything else. `reading` reads a claim and a record, `evidence` ranks its sentences, `works` says whether
it is about something else, `facets` compare, `verdict` sums up. They stand on `figures` (numbers in prose), these on
`sentences` (what a sentence says of more and less, sides and ties), and these on `words`.
"""

from citecheck.claims.check import Assessment, CitedWork, check_claim, stumbled

__all__ = ["Assessment", "CitedWork", "check_claim", "stumbled"]
