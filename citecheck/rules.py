"""Every rule, declared once: name, severity, what it says, why it matters, how to mend it, where it errs."""

from __future__ import annotations

from msgspec import Struct

from citecheck.models import Finding, Severity, Span


class Rule(Struct, frozen=True, kw_only=True):
    """A rule as readers meet it: in findings, in `citecheck explain`, in the documentation."""

    name: str
    stage: str
    severity: Severity
    summary: str
    why: str
    mend: str
    known_problems: str


_RULES = (
    Rule(
        name="reference-list-missing",
        stage="document",
        severity="warning",
        summary="the text cites by number or name, but there is no reference list",
        why="A reader cannot look anything up, and nothing can be checked.",
        mend="Add the reference list, or ask the author for it.",
        known_problems="A list that stands in another file is not seen.",
    ),
    Rule(
        name="citations-missing",
        stage="document",
        severity="note",
        summary="nothing is cited at all",
        why="Statements on health need a source that a reader can follow.",
        mend="Cite the studies that the text speaks of, or leave it where the text is an opinion.",
        known_problems="Says nothing of texts that need no sources.",
    ),
    Rule(
        name="citation-undefined",
        stage="document",
        severity="error",
        summary="a citation points to an entry that the reference list lacks",
        why="The reader follows the marker and finds nothing; often an entry was deleted and the numbers were not.",
        mend="Add the entry, or correct the number.",
        known_problems="In a list without printed numbers, a number is taken to mean the entry in that place. Where "
        "a list has lost up to six entries and was numbered anew, the words of the sentences alone tell which ones.",
    ),
    Rule(
        name="reference-uncited",
        stage="document",
        severity="note",
        summary="an entry of the reference list is cited nowhere in the text",
        why="It may be a leftover, or its marker was lost.",
        mend="Cite it where it belongs, or take it out of the list.",
        known_problems="A work that the text names without any marker counts as uncited.",
    ),
    Rule(
        name="reference-duplicate",
        stage="document",
        severity="warning",
        summary="two entries of the list are the same work",
        why="Readers count sources; one work under two numbers looks like two.",
        mend="Keep one entry and renumber.",
        known_problems="Copies that PubMed does not know and that differ in a printed field are taken for two "
        "works. A preprint and the article that came of it are two works.",
    ),
    Rule(
        name="reference-unparsed",
        stage="document",
        severity="warning",
        summary="the entry could not be taken apart with confidence",
        why="What cannot be taken apart can hardly be looked up, by this program or by a reader.",
        mend="Print it in a common style, or add a DOI or PMID.",
        known_problems="Entries in unusual styles or languages.",
    ),
    Rule(
        name="citation-order",
        stage="document",
        severity="note",
        summary="numbers are first cited out of order",
        why="In numbered styles the first citation of each entry follows the order of the list.",
        mend="Renumber, unless the list is in alphabetical order.",
        known_problems="Not raised where the list is alphabetical.",
    ),
    Rule(
        name="study-unsourced",
        stage="document",
        severity="warning",
        summary="the text speaks of a study without saying which",
        why="A reader cannot look up 'a study found', and it cannot be checked.",
        mend="Cite the study.",
        known_problems="English only. General statements about research can look like mentions of a study, and "
        "the other way round.",
    ),
    Rule(
        name="reference-unchecked",
        stage="PubMed",
        severity="warning",
        summary="PubMed could not be asked about this reference",
        why="Nothing is known of it: neither that it is right nor that it is wrong.",
        mend="Run again when the network and PubMed can be reached.",
        known_problems="None: an outage is never taken for an absence.",
    ),
    Rule(
        name="reference-not-found",
        stage="PubMed",
        severity="warning",
        summary="PubMed was asked and has nothing that fits",
        why="The reference may be invented, or so wrong that it cannot be found. An error where a printed "
        "identifier leads nowhere as well.",
        mend="Ask the author for the article itself, or for its DOI or PMID.",
        known_problems="Journals that PubMed does not index; references printed with several wrong fields at "
        "once. Titles of one word without place or identifier.",
    ),
    Rule(
        name="reference-ambiguous",
        stage="PubMed",
        severity="warning",
        summary="several records fit about equally well",
        why="It cannot be said which work is meant.",
        mend="Add the DOI or the PMID.",
        known_problems="Works that were published in several journals at the same time.",
    ),
    Rule(
        name="reference-out-of-scope",
        stage="PubMed",
        severity="note",
        summary="a kind of work of which PubMed indexes few or none: a web page, a book, a guideline site, software",
        why="It was not checked against PubMed; it is not said to be wrong.",
        mend="Check it by hand.",
        known_problems="The kind is taken from the printed form.",
    ),
    Rule(
        name="identifier-wrong-article",
        stage="PubMed",
        severity="error",
        summary="a printed PMID, DOI or PMCID belongs to another article",
        why="Whoever follows the identifier reads another work: the usual mark of an invented reference, or "
        "of a slip in copying.",
        mend="Replace the identifier by the one suggested, or ask the author which article is meant.",
        known_problems="PubMed holds a few wrong DOIs itself. An identifier that it does not know, of a work that it "
        "has, is told by this rule as a warning.",
    ),
    Rule(
        name="identifier-conflict",
        stage="PubMed",
        severity="error",
        summary="two printed identifiers lead to different articles",
        why="At least one of them is wrong.",
        mend="Keep the one that belongs to the work that is described.",
        known_problems="An erratum or a republished version can carry the identifier of its twin.",
    ),
    Rule(
        name="identifier-malformed",
        stage="PubMed",
        severity="warning",
        summary="a printed identifier cannot be one",
        why="Nobody can follow it.",
        mend="Correct it from the article.",
        known_problems="Very old DOIs have unusual forms.",
    ),
    Rule(
        name="identifier-missing",
        stage="PubMed",
        severity="note",
        summary="the record has a DOI or PMID that the reference does not print",
        why="An identifier makes the reference easy to follow and to check.",
        mend="Add the identifier suggested.",
        known_problems="Many journals' styles leave identifiers out on purpose.",
    ),
    Rule(
        name="reference-retracted",
        stage="PubMed",
        severity="error",
        summary="the cited article has been retracted",
        why="Retracted work cannot support a statement.",
        mend="Take it out, or say in the text that it was retracted.",
        known_problems="None known: it is what PubMed marks as retracted. Retractions that PubMed has not yet "
        "recorded are missed.",
    ),
    Rule(
        name="reference-concern",
        stage="PubMed",
        severity="warning",
        summary="an expression of concern has been published about the article",
        why="Its results are in doubt.",
        mend="Read the notice, and say so in the text if the article stays.",
        known_problems="A concern that was settled since keeps its notice.",
    ),
    Rule(
        name="reference-corrected",
        stage="PubMed",
        severity="note",
        summary="an erratum has been published for the article",
        why="The figure cited may be the one that was corrected.",
        mend="Read the erratum before citing figures.",
        known_problems="Most errata concern names or affiliations.",
    ),
    Rule(
        name="reference-superseded",
        stage="PubMed",
        severity="note",
        summary="a newer version exists: an update, or the article that a preprint became",
        why="Readers expect the current version.",
        mend="Cite the newer version, unless the older one is meant.",
        known_problems="Only what PubMed links is known.",
    ),
    Rule(
        name="title-differs",
        stage="fields",
        severity="warning",
        summary="the title is not the one that PubMed has",
        why="The reader may not find the article, or it may be another one.",
        mend="Print the title suggested.",
        known_problems="Translated titles, and subtitles that journals print in one place only. Single names "
        "standing before the title.",
    ),
    Rule(
        name="authors-differ",
        stage="fields",
        severity="warning",
        summary="the authors are not those that PubMed has",
        why="Credit goes to the wrong people, and searches fail.",
        mend="Print the authors suggested.",
        known_problems="Group authors and names from other scripts are printed in many ways; the order of given "
        "and family name cannot always be told.",
    ),
    Rule(
        name="year-differs",
        stage="fields",
        severity="warning",
        summary="the year is neither that of the issue nor that of the online publication",
        why="The reader looks in the wrong volume.",
        mend="Print the year suggested.",
        known_problems="Old records carry one of the two years only.",
    ),
    Rule(
        name="year-online-first",
        stage="fields",
        severity="note",
        summary="the year printed is that of the online publication, not of the issue",
        why="Both are right; styles prefer the issue once it is out.",
        mend="Print year, volume and pages of the issue.",
        known_problems="None known.",
    ),
    Rule(
        name="journal-differs",
        stage="fields",
        severity="warning",
        summary="the journal is not the one that PubMed has",
        why="The reader looks in the wrong journal.",
        mend="Print the journal suggested.",
        known_problems="Journals that changed their name.",
    ),
    Rule(
        name="volume-differs",
        stage="fields",
        severity="warning",
        summary="the volume is not the one that PubMed has",
        why="The reader looks in the wrong volume.",
        mend="Print the volume suggested.",
        known_problems="Supplements that are counted in two ways.",
    ),
    Rule(
        name="pages-differ",
        stage="fields",
        severity="warning",
        summary="the first page or article number is not the one that PubMed has",
        why="The reader looks on the wrong page.",
        mend="Print the pages suggested.",
        known_problems="Articles that are printed under a page and an article number of which PubMed has one.",
    ),
    Rule(
        name="claim-number-differs",
        stage="claims",
        severity="error",
        summary="the text gives another figure than the abstract for the same quantity",
        why="A wrong figure is the commonest error of quotation, and it can harm.",
        mend="Correct the figure, or say where the other one comes from.",
        known_problems="Raised only where the abstract has another figure for the same quantity, so about a third "
        "of the wrong figures in reworded sentences pass as partly plausible, and half to three in four where few "
        "words are the same; a figure of another outcome or group of the same abstract passes nearly always. "
        "The full text may hold a second figure for another group or time: of sentences that tell results which the "
        "abstract leaves out, about one in a hundred is held against such a figure; a claim of which the abstract "
        "lacks further figures is mostly left alone. One that is like a figure of the "
        "abstract but for one digit, digits that changed places or the decimal point, is sooner taken for a slip.",
    ),
    Rule(
        name="claim-quotation-altered",
        stage="claims",
        severity="error",
        summary="the words between quotation marks are not those of the abstract",
        why="A quotation promises the words as they stand.",
        mend="Restore the words, or take the quotation marks away.",
        known_problems="A quotation from the full text that resembles a sentence of the abstract. Spelling, "
        "typography, words in square brackets and abbreviations written out are no alterations. Another tense and "
        "other small words pass, but not those that turn or limit what is said (should, all, some, only). A title "
        "between quotation marks is held to as well.",
    ),
    Rule(
        name="claim-quotation-cut",
        stage="claims",
        severity="error",
        summary="what an ellipsis drops speaks against the claim",
        why="The reader is kept from the authors' own reservation.",
        mend="Quote the sentence that was dropped as well.",
        known_problems="Not every reservation that is dropped matters; only those with plain words of doubt, and "
        "conditions (only if, unless), are seen.",
    ),
    Rule(
        name="claim-direction-reversed",
        stage="claims",
        severity="error",
        summary="the text says the opposite of what the abstract says about the same outcome",
        why="Increase for decrease, better for worse: the claim is turned round.",
        mend="Correct the claim, or cite the work that supports it.",
        known_problems="Most are found where a whole sentence keeps the abstract's wording; in short sentences near it "
        "about two in three (a verb denied, an opposite, rankings, sides exchanged, a ratio below one told as a risk "
        "raised; of an effect told of the wrong subgroup hardly a third), from a half to three in five where it is "
        "reworded, three in ten where it shares few words with it, and few where it is worded as freely as authors do "
        "(5 of 40 in a set written by hand, a quarter of 180 on invented abstracts, 4 of 122 on real ones; none of 28 "
        "told within long sentences). Comparisons of which the abstract names the sides only in another sentence "
        "mostly pass. Outcomes that are named alike but measured in two ways can be taken for one. Conditions whose "
        "names carry a direction (slow emptying), scores whose better end is not said, clauses of purpose, and claims "
        "about one subgroup may be misread; so may an honest sentence of several negations. What is said by way of "
        "its contrary ('not without effect'), of the arm that the abstract compares with, or of what happens where "
        "something is absent or taken away, is mostly left unjudged. Of true "
        "findings that the abstract leaves out about one in a hundred is held against what it says of something like "
        "them; a claim with a figure that the abstract lacks is left alone. Antonyms without a direction (proximal for "
        "distal) are told where the rest of a sentence is the abstract's. Groups that the abstract calls by a letter "
        "only are not resolved, nor is 'whereas the other did not'. What opens an abstract of a like treatment "
        "('intravenous iron improves') can be held against a claim that denies it of the one that was studied.",
    ),
    Rule(
        name="claim-significance-differs",
        stage="claims",
        severity="error",
        summary="the text speaks of a difference or an association where the abstract reports none, or the other way "
        "round",
        why="A difference that may be chance is told as a fact.",
        mend="Say what was and what was not significant.",
        known_problems="Somewhat less than half are found where the text is reworded, one in fifteen to a quarter "
        "where it is worded as freely as authors do. An interval that leaves no effect open is read in plain clauses "
        "alone ('A was associated with X (OR 1.1, 95% CI 0.9 to 1.4)'). Abstracts that report several groups or "
        "times in one sentence are left alone; 'no difference between the groups' is taken to be of the arms that "
        "the text names.",
    ),
    Rule(
        name="claim-overstated",
        stage="claims",
        severity="warning",
        summary="the text is surer than the abstract",
        why="'May', 'low certainty' and 'further research is needed' are part of the finding.",
        mend="Restore the reservation.",
        known_problems="Only strong words (proves, confirms, definitively) against plain reservations count, and words "
        "for a cause where one sentence of the abstract ties the same things as associated and none tells of an "
        "effect; of freely worded claims about two thirds are found. The body of the article may be surer than its "
        "abstract.",
    ),
    Rule(
        name="claim-population-differs",
        stage="claims",
        severity="warning",
        summary="the abstract studied others than the text speaks of",
        why="Animals are not patients, children are not adults.",
        mend="Say whom the study looked at.",
        known_problems="Rests on MeSH headings and on the words of the abstract: species, sex, broad ages, the age of "
        "the one patient of a report, as many of one kind as of another in the abstract. In records "
        "of both animals and people, or of both sexes, others are noticed only where a sentence keeps the abstract's "
        "wording, its number or its noun; of freely worded claims about half are found. Others of a sort (another "
        "illness, calling, organ, "
        "germ or kind of cell, of those that are listed) are noticed where a sentence keeps the abstract's wording and "
        "the record has the claim's word nowhere; else they mostly pass.",
    ),
    Rule(
        name="claim-design-differs",
        stage="claims",
        severity="warning",
        summary="the text calls the study something else than PubMed does",
        why="A review is no trial, a series of cases is no proof.",
        mend="Call the study what it is.",
        known_problems="Publication types are not complete in PubMed; a review of trials that is called a trial "
        "can pass, and so can most words for observational studies put for one another. What is told as found by a "
        "study of which the record is only the protocol is noticed where the sentence names the kind of study; a kind "
        "of which title, abstract and headings have no word, where the sentence says that its source is of it; another "
        "way to sample or to ask people, where the sentence keeps the abstract's wording.",
    ),
    Rule(
        name="claim-attribution-differs",
        stage="claims",
        severity="warning",
        summary="what the text says of the source does not fit the record",
        why="Year, journal, author, place or number of studies belong to another work, or are wrong.",
        mend="Correct what is said of the source, or cite the work that is meant.",
        known_problems="Countries and institutions are held against affiliations (of institutions, those of records "
        "from 2015 on, which give every author's) and against the countries that the abstract names; towns that are "
        "not in the list of places pass. With “and colleagues” the last author passes as the first, and from 2000 on "
        "the second too (they may have contributed equally); others do not, though they led the work. A "
        "name of up to five letters with another letter is another's. A journal is known by the word, by a name among "
        "some sixty, or as what a paper is said to be in. Of claims worded freely about half are found.",
    ),
    Rule(
        name="claim-not-in-abstract",
        stage="claims",
        severity="note",
        summary="not found in the abstract; the full text may say it",
        why="It could not be checked here. It is no accusation.",
        mend="Look into the full text.",
        known_problems="Other words for the same thing. Claims are read in English only, so those of other "
        "languages end here.",
    ),
    Rule(
        name="claim-wrong-work",
        stage="claims",
        severity="warning",
        summary="the cited work is about something else altogether",
        why="The marker may point to the wrong entry.",
        mend="Check the number, or ask the author which work is meant.",
        known_problems="Of real citing sentences held alone about one in twenty is flagged wrongly: works cited in "
        "passing, method papers, and sentences that say in everyday words what the abstract says in the field's (two "
        "of 42 written to be so); in a list of eleven works or more one in forty, for there a sentence that fits no "
        "other entry notably better is let pass. A work on the same topic is noticed in not quite half of the cases, "
        "one picked at random in 96 or 97 of a hundred; sentences of few telling words are not judged. A short "
        "abstract is given more benefit of the doubt; one of fewer than 15 words is never held to be of another work.",
    ),
    Rule(
        name="claim-fits-another",
        stage="claims",
        severity="warning",
        summary="another entry of the list fits the sentence far better than the cited one, or is by whom it names",
        why="Numbers slip by one when an entry is added or struck out, names and years are mixed up, and the reader is "
        "sent to a neighbour.",
        mend="Look at both; cite the right one, or leave it where the cited work says so in its full text.",
        known_problems="Said of sentences that cite one work alone, and (but for named authors) where no entry of the "
        "list is unchecked. Where a list holds many works on one question, a neighbour is often passed over. A "
        "sentence on what the cited work, a review above all, says of another one of the list may be given to that "
        "one; so may background that the cited work tells in its full text alone.",
    ),
    Rule(
        name="claim-no-abstract",
        stage="claims",
        severity="note",
        summary="the record has no abstract to hold the claim against",
        why="It could not be checked here.",
        mend="Look into the full text.",
        known_problems="None known.",
    ),
    Rule(
        name="claim-no-record",
        stage="claims",
        severity="note",
        summary="there is no certain record to hold the claim against",
        why="Its reference was not found, is ambiguous, is out of scope, or carries another article's identifier.",
        mend="Mend the reference first.",
        known_problems="None known.",
    ),
    Rule(
        name="claim-unchecked",
        stage="claims",
        severity="note",
        summary="PubMed could not be asked, or the program stumbled, so the claim was not checked",
        why="Nothing is known of it.",
        mend="Run again when PubMed can be reached. A fault of the program is named in the message: report it.",
        known_problems="None known.",
    ),
    Rule(
        name="claim-stance-conflict",
        stage="claims",
        severity="warning",
        summary="an optional model or judge reads the abstract as speaking against the claim",
        why="A second opinion that a person should look at.",
        mend="Read the evidence sentence.",
        known_problems="Models err; raised only where one was asked for.",
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
"""Every rule by its name, in the order of the stages."""

UNCHECKED = frozenset({"reference-unchecked", "claim-unchecked"})
"""Rules that say that something was not checked: they never fail a run, but end it with exit code 3."""

OTHER_WORK = frozenset({"claim-wrong-work", "claim-fits-another"})
"""Rules that say that another work than the cited one is meant: of PubMed they show its title, not its abstract."""

LEVELS: dict[str, int] = {"note": 1, "warning": 2, "error": 3}
"""Severities in order of weight."""


def finding(
    rule: str,
    message: str,
    span: Span | None,
    *,
    severity: Severity | None = None,
    reference: str | None = None,
    citation: str | None = None,
    claim: str | None = None,
    pmid: str | None = None,
    text: str | None = None,
    source: str | None = None,
    suggestion: str | None = None,
    text_marks: tuple[tuple[int, int], ...] = (),
    source_marks: tuple[tuple[int, int], ...] = (),
) -> Finding:
    """A finding of `rule`, of that rule's severity unless the case calls for another.

    Raises:
        KeyError: there is no such rule.
    """
    return Finding(
        rule=rule,
        severity=severity or RULES[rule].severity,
        message=message,
        span=span,
        reference=reference,
        citation=citation,
        claim=claim,
        pmid=pmid,
        text=text,
        source=source,
        suggestion=suggestion,
        text_marks=text_marks,
        source_marks=source_marks,
    )
