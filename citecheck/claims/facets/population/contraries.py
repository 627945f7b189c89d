"""Kinds of people of whom one excludes another: smokers and never-smokers, treated before and treatment-naive.

Told only where the claim's people are of one kind, the record's people or its title of the other, and the record has
the claim's kind nowhere.
"""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.claims.facets.population.peopled import addressed, differs
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.borders import stretch
from citecheck.claims.words.wordlists import words

WHO = (
    r"(?:patients?|people|persons?|individuals|subjects|participants|volunteers|women|men|adults|adolescents|children|"
    r"infants|newborns|neonates|babies|mothers|girls|boys|cases|survivors|recipients|donors|workers|students|residents|"
    r"those|couples|pregnancies|smokers|users|athletes)"
)
_DRUG = (
    r"(?:treatment|therapy|drug|medication|chemotherapy|antiretroviral|ART|biologic(?:al)?|bio|steroid|statin|insulin|"
    r"opioid|antibiotic|interferon|levodopa|TNF|immunotherapy)"
)
_BEFORE = r"(?:earlier|previous|prior|first-line|standard|conventional|other)"
_CARE = r"(?:regimens?|treatments?|therap(?:y|ies)|drugs?|lines?|chemotherapy)"


class _Kind(Struct, frozen=True):
    """Two kinds that exclude each other, by the patterns of their words; a text of the first has one of `pieces`."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    pieces: tuple[str, ...]


def _kinds(*pairs: tuple[tuple[str, str], tuple[str, str]]) -> tuple[_Kind, ...]:
    return tuple(
        _Kind(re.compile(rf"\b(?:{a})\b", re.IGNORECASE), re.compile(rf"\b(?:{b})\b", re.IGNORECASE), words(pieces))
        for one, other in pairs
        for (pieces, a), (_, b) in ((one, other), (other, one))
    )


_KINDS = _kinds(
    (("smokers", r"(?<!non)(?<!non[-‐‑ ])(?<!never[-‐‑ ])(?<!ex[-‐‑ ])(?<!former )(?<!past )smokers"),
     ("smok", r"(?:never|non)[-‐‑ ]?smok(?:ers?|ing)")),
    (("naive naïve untreated previous prior diagnosed",
      rf"{_DRUG}[- ]na[iï]ve|previously untreated|(?:no|without) (?:prior|previous) {_CARE}|newly diagnosed"),
     ("experienced treated failed failure relapsed refractory -line",
      rf"{_DRUG}[- ]experienced|(?:heavily )?pre-?treated|previously treated|"
      rf"{_BEFORE} {_CARE} (?:had |has |have )?failed|failed (?:on |to respond to |at least one )?{_BEFORE} {_CARE}|"
      rf"failure of {_BEFORE} {_CARE}|relapsed|refractory|(?:second|third)-line")),
    (("primi nulli first-time", r"primipar\w+|nullipar\w+|primigravid\w*|nulligravid\w*|first-time mothers"),
     ("multi", r"multipar\w+|multigravid\w*")),
    (("singleton", r"singletons?"), ("twin triplet", r"twins?|triplets?")),
    (("preterm pre-term premature", r"pre-?term|premature(?:ly born)?"),
     ("term", r"(?:full-?)?(?<!-)term(?! (?:follow|outcome|effect|use|treatment|surviv|result))")),
    (("patient hospitali critically", r"in-?patients?|hospitali[sz]ed|critically ill"),
     ("patient ambulatory dwelling", r"out-?patients?|ambulatory|community-dwelling")),
    (("premenopaus", r"pre-?menopaus\w+"), ("menopaus", r"post-?menopaus\w+")),
    (("rural", r"rural"), ("urban inner", r"urban|inner-city")),
    (("obese overweight", r"(?<!non-)obese|overweight"),
     ("lean weight obese", r"lean|normal[- ]weight|non-?obese|underweight")),
    (("symptomatic", r"symptomatic"), ("symptom", r"asymptomatic|symptom-free|symptomless")),
    (("hiv seropos", r"HIV[- ](?:positive|infected)|seropositive"),
     ("hiv seroneg", r"HIV[- ](?:negative|uninfected)|seronegative")),
    (("vaccinated", r"(?<!non-)vaccinated"), ("vaccinated", r"unvaccinated|non-?vaccinated")),
    (("sedentary untrained inactive", r"sedentary|untrained|inactive"),
     ("athletes trained active runners cyclists swimmers rowers", r"athletes|runners|cyclists|swimmers|rowers|"
      r"(?:endurance-|well-|highly )?trained|physically active")),
    (("resectable operable", r"(?<!non-)resectable|operable"),
     ("resectable inoperable", r"unresectable|inoperable|non-?resectable")),
    (("early locali", r"early[- ]stage|locali[sz]ed"), ("metastatic disseminated", r"metastatic|disseminated")),
    (("advanced late-stage", r"(?:advanced|late)[- ]stage"), ("early", r"early[- ]stage")),
    (("displaced", r"(?<!non-)(?<!minimally )displaced"),
     ("displaced", r"undisplaced|non-?displaced|minimally displaced")),
    (("mild severe", r"(?<!non.)mild|non.severe"), ("severe", r"(?<!non.)(?<!less )(?<!not )severe")),
    (("unilateral", r"unilateral"), ("bilateral", r"bilateral")),
    (("elective", r"elective"), ("emergency", r"emergency")),
    (("normotens", r"normotensive"), ("hypertens", r"hypertensive")),
    (("hypothyr", r"hypothyroid\w*"), ("hyperthyr", r"hyperthyroid\w*")),
    (("reduced systolic", r"reduced ejection fraction|systolic heart failure"),
     ("preserved diastolic", r"preserved ejection fraction|diastolic heart failure")),
    (("community-", r"community-acquired"),
     ("hospital- nosocomial ventilator-", r"hospital-acquired|nosocomial|ventilator-associated")),
    (("drug-", r"drug-(?:sensitive|susceptible)"), ("drug-", r"(?:multi)?drug-resistant")),
    (("myeloid", r"myeloid"), ("lympho", r"lymphoblastic|lymphocytic")),
    (("colitis", r"ulcerative colitis"), ("crohn", r"crohn(?:['’]?s)?")),
    (("her2", r"HER2-positive"), ("her2 triple", r"HER2-negative|triple-negative")),
    (("dialysis ha?emodialysis haemodialysis hemodialysis",
      r"(?<!pre-)(?<!non-)(?<!peritoneal )(?<!before )(?<!of )(?:ha?emo)?dialysis(?:-dependent)?(?! initiation)"),
     ("dialysis", r"pre-?dialysis|non-?dialysis(?:-dependent)?|not (?:yet )?(?:on|receiving) dialysis")),
    (("living", r"living donors?"), ("donor cadaver", r"deceased donors?|cadaver\w*")),
    (("stroke", r"ischa?emic stroke"),
     ("stroke morrhage", r"ha?emorrhagic stroke|intracerebral ha?emorrhage|subarachnoid ha?emorrhage")),
    (("unipolar major", r"unipolar|major depressi\w+"), ("bipolar", r"bipolar")),
    (("latent", r"latent"), ("active pulmonary", r"active tuberculosis|pulmonary tuberculosis")),
)  # fmt: skip
"""Both ways round. Each counts where it is told of people, see `_told`."""
_ALONE = re.compile(
    r"smokers|patients?$|par(?:ous|as?)$|gravid|mothers$|athletes|runners|cyclists|swimmers|rowers|"
    r"twins|triplets|singletons|donors?$",
    re.IGNORECASE,
)
"""What names people without another word."""
_STOP = (
    r"(?!\b(?:than|but|whereas|while|unlike|without|although|not|no|and then|would|will|could|might|may|develop\w*|"
    r"bec[ao]me\w*|progress\w*|later|risk|predict\w*)\b)"
)
"""Behind these the word is told of others, or of what became of the people."""
_BEHIND = re.compile(rf" ?(?:{_STOP}[\w'’‐‑-]+ ){{0,4}}?{WHO}\b", re.IGNORECASE)
_AHEAD = re.compile(rf"\b{WHO}(?: {_STOP}[\w'’‐‑-]+){{0,7}}? $", re.IGNORECASE)
_COMPARED_WITH = re.compile(r"\b(?:than|versus|vs\.?|compared (?:with|to)|unlike)\s[^.;,]{0,60}$", re.IGNORECASE)
"""Before those with whom the people spoken of are compared."""
_DURATION = re.compile(
    r"\b(?P<kind>acute|chronic)\s(?P<what>(?:[\w‐‑-]+\s){0,3}?(?P<head>pain|failure|leuk(?:a)?emia|hepatitis|"
    r"pancreatitis|"
    r"sinusitis|bronchitis|infection|disease|syndrome|injury|heart|kidney|lymph\w+|myel\w+|coronary|otitis|asthma|"
    r"illness|"
    r"diarrh(?:o)?ea|cholecystitis|appendicitis|wounds?|urticaria|migraine|insomnia|prostatitis|gastritis|stroke))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
_ADVISED = re.compile(
    r"\b(?:recommend\w*|suggested|preferred|should|must|advis\w+|guidelines?|options?|of choice|indicated)\b",
    re.IGNORECASE,
)
"""What advises: of that a work may have more than for those whom its abstract names."""
_SUBGROUP = re.compile(r"hospitali|obese|overweight|lean|normal", re.IGNORECASE)
"""What is told of some of those who were studied as well: only a title says that all were."""
_TWICE = 2
_SENTENCE = re.compile(r"\.\s|\n")
_ENROLLED = re.compile(
    r"\b(?:were|was|we)\s(?:\w+ly\s)?(?:randomi[sz]ed|enrolled|recruited|included|allocated|assigned|studied|followed)\b",
    re.IGNORECASE,
)


def contraries(matter: Matter) -> Observation | None:
    """The first kind of people in the claim whose contrary the record is about."""
    if len(matter.claim.references) > 1:
        return None
    claim, lower = matter.claim.text, matter.said.lower
    for kind in _KINDS:
        if not any(piece in lower for piece in kind.pieces):
            continue
        said = next((m for m in kind.one.finditer(claim) if _told(claim, m)), None)
        if said is None or kind.other.search(claim):
            continue
        theirs = _theirs(matter, kind)
        if theirs is not None and not _ADVISED.search(claim) and addressed(matter, said):
            return differs(matter, said, theirs, f"The text speaks of {said.group()}, the record of {theirs}.")
    return _duration(matter) if "acute" in lower or "chronic" in lower else None


def _told(text: str, said: re.Match[str]) -> bool:
    """Whether a word is told of people."""
    if _ALONE.search(said.group()):
        return True
    before = text[max(0, said.start() - 90) : said.start()]
    if _COMPARED_WITH.search(before):
        return False
    return _BEHIND.match(text, said.end()) is not None or _AHEAD.search(before) is not None


def _theirs(matter: Matter, kind: _Kind) -> str | None:
    """The record's words for the contrary, where its people are of that kind and none of the claim's."""
    record, reading = matter.record, matter.reading
    texts = (reading.title.text, reading.text)
    if any(kind.one.search(text) for text in (*texts, *record.mesh, *record.keywords)):
        return None
    title = kind.other.search(reading.title.text)
    found = next((m for m in kind.other.finditer(reading.text) if _told(reading.text, m)), None)
    if found is None and title is not None and _told(reading.title.text, title):
        found = title
    enrolled = found is not None and title is None and _enrolled(reading.text, found)
    number = sum(1 for text in (*texts, *record.mesh) for _ in kind.other.finditer(text))
    if found is None or (title is None and ((number < _TWICE and not enrolled) or _SUBGROUP.match(found.group()))):
        return None
    return found.group()


def _enrolled(text: str, told: re.Match[str]) -> bool:
    """Whether a word stands in the sentence that tells who was studied."""
    return _ENROLLED.search(text, *stretch(text, told.span(), _SENTENCE)) is not None


def _duration(matter: Matter) -> Observation | None:
    """Those with an acute illness in the place of those with the chronic one, or the other way round.

    Both the claim and the record have to tell it of people: what is acute may become chronic.
    """
    claim = matter.claim.text
    mine = [m for m in _DURATION.finditer(claim) if _told(claim, m)]
    if not mine or len({m["kind"].lower() for m in _DURATION.finditer(claim)}) > 1:
        return None
    said = mine[0]
    text = f"{matter.reading.title.text}\n{matter.reading.text}"
    theirs = [m for m in _DURATION.finditer(text) if m["head"].lower() == said["head"].lower() and _told(text, m)]
    theirs = [m for m in theirs if _alike(m["what"], said["what"])]
    if len(theirs) < _TWICE or any(m["kind"].lower() == said["kind"].lower() for m in theirs):
        return None
    if re.search(rf"\b{WHO}\s(?:with|having)\s(?:both\s)?{said['kind']}\b", text, re.IGNORECASE):
        return None
    if not addressed(matter):
        return None
    source = theirs[0].group()
    return differs(matter, said, source, f"The text speaks of {said.group()}, the record of {source}.")


def _alike(one: str, other: str) -> bool:
    """Whether one name of an illness has all words of the other: `nonspecific low back pain`, `back pain`."""
    mine, theirs = (set(_WORD.findall(text.lower().replace("non-", "non"))) for text in (one, other))
    return mine <= theirs or theirs <= mine
