"""What each rule asks the author, declared once: what was seen, told without blame, and the question.

The words in braces are a finding's: `{message}` as in every report, `{text}` and `{source}` both sides' words whole,
`{ours}` and `{theirs}` those that differ, `{suggestion}`.
"""

from __future__ import annotations

import string

from msgspec import Struct

from citecheck.models import Finding
from citecheck.text.fold import one_line

_LONGEST = 90


class Question(Struct, frozen=True, kw_only=True):
    """What a query of one rule says and asks.

    `seen` is taken where the finding has all the words that it names, else `otherwise`. `mends`: the corrected entry
    is shown with it, so that a yes is all that is needed. `several` is asked once of all places of which the same was
    seen; None: each is asked for itself. `whole`: it is about the whole document, not about the words where it stands.
    """

    seen: str
    asked: str
    otherwise: str = "{message}"
    mends: bool = False
    several: str | None = None
    whole: bool = False


_SO = "May we print it so?"
_WHICH = "Which is meant?"
_WHERE = "Could you tell us where in the work cited it stands?"
_WHERE_EACH = "Could you tell us where in the works cited this stands?"

QUESTIONS: dict[str, Question] = {
    "reference-list-missing": Question(seen="{message}", asked="Could you send us the list of references?", whole=True),
    "citations-missing": Question(seen="{message}", asked="Is the text meant to cite its sources?", whole=True),
    "citation-undefined": Question(
        seen="{message}",
        asked="Which work is meant? Please send us the entry, or the right number.",
        several="Which work is meant in each place? Please send us the entry, or the right number.",
    ),
    "reference-uncited": Question(
        seen="The text does not cite this entry.", asked="Where should it be cited, or may we take it out?"
    ),
    "reference-duplicate": Question(
        seen="{message}", asked="May we keep one of the two and renumber, or are two different works meant?"
    ),
    "reference-unparsed": Question(
        seen="We could not tell the parts of this entry apart.",
        asked="Could you send us the full reference: authors, title, journal or publisher, year, volume and pages, and "
        "the DOI or PMID where there is one?",
    ),
    "citation-order": Question(seen="{message}", asked="May we renumber the references in the order of the text?"),
    "study-unsourced": Question(
        seen="The text speaks of a study without saying which.",
        asked="Which study is meant? Please send us the reference.",
        several="Which study is meant in each place? Please send us the references.",
    ),
    "reference-not-found": Question(
        seen="{message}",
        asked="Could you check the entry, and send us the article's DOI or PMID? PubMed does not hold every journal; "
        "if the entry is right as it stands, please say so.",
    ),
    "reference-ambiguous": Question(seen="{message}", asked="Which of them is meant? Its DOI or PMID would settle it."),
    "reference-out-of-scope": Question(
        seen="PubMed holds few works of this kind or none, so we could not check this one.",
        asked="Is the entry right as it stands?",
    ),
    "identifier-wrong-article": Question(seen="{message}", asked="Which article is meant?", mends=True),
    "identifier-conflict": Question(seen="{message}", asked="Which of the two articles is meant?", mends=True),
    "identifier-malformed": Question(
        seen="The identifier “{text}” seems to be incomplete.", asked="What is it in full?", mends=True
    ),
    "identifier-missing": Question(seen="{message}", asked="May we add it?"),
    "reference-retracted": Question(
        seen="{message}", asked="Should it stay? If so, may the text say that it was retracted?"
    ),
    "reference-concern": Question(seen="{message}", asked="Should it stay, and should the text mention the notice?"),
    "reference-corrected": Question(seen="{message}", asked="Does the correction touch what the text says of it?"),
    "reference-superseded": Question(seen="{message}", asked="Should the newer version be cited?"),
    "title-differs": Question(seen="PubMed has the title “{source}”.", asked=_SO, mends=True),
    "authors-differ": Question(seen="PubMed has the authors {source}.", asked=_SO, mends=True),
    "year-differs": Question(
        seen="PubMed has the year {source}, the entry {text}.", asked="Which is right?", mends=True
    ),
    "year-online-first": Question(
        seen="{message}", asked="May we print year, volume and pages of the issue?", mends=True
    ),
    "journal-differs": Question(
        seen="PubMed has the journal {source}, the entry {text}.", asked="Which is right?", mends=True
    ),
    "volume-differs": Question(
        seen="PubMed has the volume {source}, the entry {text}.", asked="Which is right?", mends=True
    ),
    "pages-differ": Question(
        seen="PubMed has the pages {source}, the entry {text}.", asked="Which is right?", mends=True
    ),
    "claim-number-differs": Question(seen="The abstract gives {theirs}, the text {ours}.", asked=_WHICH),
    "claim-quotation-altered": Question(
        seen="Where the quotation has “{ours}”, the abstract has “{theirs}”.",
        asked="May we restore the words of the abstract, or is the quotation from another place?",
    ),
    "claim-quotation-cut": Question(
        seen="What the quotation leaves out reads in the abstract: “{theirs}”.",
        otherwise="The abstract has a sentence between the two that qualifies them.",
        asked="May we quote it as well, or would you rather put the sentence in words of your own?",
    ),
    "claim-direction-reversed": Question(seen="The abstract has “{theirs}”, the text “{ours}”.", asked=_WHICH),
    "claim-significance-differs": Question(
        seen="The abstract has “{theirs}”, the text “{ours}”.", asked="How should the text put the result?"
    ),
    "claim-overstated": Question(
        seen="The abstract puts it with more reserve: “{theirs}”.",
        otherwise="The abstract puts it with more reserve.",
        asked="Should the text keep that reserve?",
    ),
    "claim-population-differs": Question(
        seen="The abstract has “{theirs}”, the text “{ours}”.", asked="Should the text say whom the study looked at?"
    ),
    "claim-design-differs": Question(seen="{message}", asked="What should the text call the study?"),
    "claim-attribution-differs": Question(
        seen="{message}", asked="Is this the work that is meant? If so, may we put that right?"
    ),
    "claim-not-in-abstract": Question(seen="We did not find this in the abstract.", asked=_WHERE, several=_WHERE_EACH),
    "claim-wrong-work": Question(
        seen="{message} We did not find there what the text says.",
        asked="Is it the work that is meant, or is another?",
    ),
    "claim-fits-another": Question(seen="{message}", asked="Which of the two is meant?"),
    "claim-no-abstract": Question(seen="PubMed has no abstract of the work cited.", asked=_WHERE, several=_WHERE_EACH),
    "claim-no-record": Question(
        seen="We have no certain record of the work cited to hold the text against.", asked=_WHERE, several=_WHERE_EACH
    ),
    "claim-stance-conflict": Question(
        seen="A second reading finds that the abstract speaks against the text.",
        asked="Is the finding put as you mean it, and is this the work that is meant?",
    ),
}
"""The question of each rule; what was not checked is not asked of the author, so `UNCHECKED` rules have none."""

_NAMES = string.Formatter()


def seen(finding: Finding) -> str:
    """What was seen, in the words of `finding`."""
    question = QUESTIONS[finding.rule]
    words = {
        "message": one_line(finding.message),
        "text": one_line(finding.text or ""),
        "source": one_line(finding.source or "").removesuffix("."),
        "suggestion": one_line(finding.suggestion or ""),
        "ours": _marked(finding.text or "", finding.text_marks),
        "theirs": _marked(finding.source or "", finding.source_marks),
    }
    needed = [name for _, name, _, _ in _NAMES.parse(question.seen) if name]
    whole = all(words[name] for name in needed)
    return (question.seen if whole else question.otherwise).format_map(words)


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The marked words of `text`; nothing where they are too many to be told in a sentence."""
    parts = [one_line(text[start:end]).rstrip(".") for start, end in marks if 0 <= start < end <= len(text)]
    words = " … ".join(part for part in parts if part)
    return words if len(words) <= _LONGEST else ""
