"""Each claim held against the abstract that it cites: evidence, facets, verdict.

`check` asks everything else. `reading` reads a claim and a record, `evidence` ranks its sentences, `works` says whether
it is about something else, `misplaced` whether another entry of the list is meant (and `shifted` whether its numbers
slipped), `facets` compare, `sifted` says what of that stands, `conclusion` and `verdict` sum up, and `unheld` speaks
for what could not be held. They stand on `figures` (numbers in prose), these on `sentences` (what a sentence says of
more and less, sides and ties), and these on `words`.
"""

from citecheck.claims.check import check_claim
from citecheck.claims.entries import Entries
from citecheck.claims.held import Assessment, CitedWork
from citecheck.claims.shifted import shifted
from citecheck.claims.unheld import stumbled

__all__ = ["Assessment", "CitedWork", "Entries", "check_claim", "shifted", "stumbled"]
