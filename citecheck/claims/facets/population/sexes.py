"""Women or men: whom the claim speaks of against whom the record studied, people or animals."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.population.case_age import is_of_one
from citecheck.claims.facets.population.peopled import addressed, agrees, differs, text_of
from citecheck.claims.observation import Matter, Observation

_NO_PERSON = (
    r"(?!['’-]?\s?(?:factors?|gender|sex(?!\s(?:workers?))|patterns?|genital|condoms?|slings?|catheters?|hormones?|"
    r"contracepti\w+|reproductive|fertility|infertility|sterili[sz]ation|connectors?|luer|predominance|"
    r"preponderance)\b)"
)
"""Behind `male` and `female` no people: `male factor infertility`, `the female condom`."""
_RELATED = r"(?!['’]?s?\s(?:\w+\s)?(?:partners?|spouses?|friends?|relatives?|figures?|sex workers?)\b)"
"""Behind them people with whom those live who are spoken of."""
_SAID_FEMALE = rf"\b(?:women|woman|females?|girls?)\b{_NO_PERSON}{_RELATED}"
_SAID_MALE = rf"\b(?:men|(?<!in )man(?!-)|males?|boys?)\b{_NO_PERSON}{_RELATED}"
_FEMALE = re.compile(
    r"\b(?:wom[ae]n|females?|girls?|lady|ladies|mothers?|maternal|pregnan\w+|\w*menopaus\w+|lactat\w+|gravid\w*|"
    r"obstetric\w*|gyn(?:a)?ecolog\w*|breast|ovar\w+|cervical|uter\w+|endometri\w+|vagin\w+|she|her|hers|wives|wife|"
    r"daughters?|nuns?|midwi\w+|either sex|both sexes|both genders)\b",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:m[ae]n|males?|boys?|gentlem[ae]n|fathers?|paternal|prostat\w+|testic\w+|testes|penile|penis|semen|sperm\w*|"
    r"scrot\w+|he|his|him|husbands?|sons?|either sex|both sexes|both genders)\b",
    re.IGNORECASE,
)
_PLAIN_FEMALE = re.compile(r"\b(?:wom[ae]n|females?|girls?|she|her)\b", re.IGNORECASE)
_PLAIN_MALE = re.compile(r"\b(?:m[ae]n|males?|boys?|gentlem[ae]n|he|his)\b", re.IGNORECASE)
_FEMALE_PERSONS = re.compile(
    rf"\b(?:wom[ae]n|females?|girls?)\b{_RELATED}|\b(?:either sex|both sexes|both genders|mothers?)\b", re.IGNORECASE
)
_MALE_PERSONS = re.compile(
    rf"\b(?:m[ae]n|males?|boys?)\b{_RELATED}|\b(?:either sex|both sexes|both genders|fathers?)\b", re.IGNORECASE
)
"""Who was studied."""
_ONE_SEX = r"(?:wom[ae]n|females?|m[ae]n|males?)"
_SHARE_OF = re.compile(
    rf"\b\d[\d.,]*\s?%\)?(?: of (?:them|whom|the \w+))? (?:were |was |are |being )?{_ONE_SEX}\b|"
    rf"\b\d[\d.,]*\)?(?: of (?:them|whom|the \w+))? (?:were|was|are|being) {_ONE_SEX}\b|"
    rf"\b{_ONE_SEX}\s?[:(=]\s?\d|\bof whom \d[\d.,]*\s?%?\)?",
    re.IGNORECASE,
)
"""Where so many were women, the rest were men."""
_MORE_OF = re.compile(r"\b(?:likely|probable|often|predominantly|mostly) (?:to be )?$", re.IGNORECASE)
"""`More likely to be female`: how many there were of them, which leaves room for the others."""
_AS_A_RULE = re.compile(
    r"\b(?:common|often|usual|frequent|typical|prevalen|incidence|predomin|preponder)", re.IGNORECASE
)
"""What is told of all who have an illness, beside the one patient of a report."""
_WOMEN = Cue(re.compile(_SAID_FEMALE, re.IGNORECASE), words="women woman female females girl girls")
_MEN = Cue(re.compile(_SAID_MALE, re.IGNORECASE), words="men man male males boy boys")


def sexes(matter: Matter) -> Observation | None:
    """Whether claim and record speak of the same sex, where the claim speaks of one and the record of one."""
    women, men = _WOMEN.search(matter.said), _MEN.search(matter.said)
    said = women or men
    if said is None or (women is not None and men is not None):
        return None
    mesh, text, title = set(matter.record.mesh), text_of(matter.reading), matter.reading.title.text
    wanted, others = (_FEMALE, _PLAIN_MALE) if women else (_MALE, _PLAIN_FEMALE)
    persons = _FEMALE_PERSONS if women else _MALE_PERSONS
    titled = others.search(title) is not None and persons.search(text) is None
    if ("Female" if women else "Male") in mesh or (wanted.search(text) and not titled):
        return agrees(said, wanted.search(matter.reading.text))
    source = others.search(text)
    if source is None or (_AS_A_RULE.search(matter.claim.text) and is_of_one(matter)):
        return None
    if _SHARE_OF.search(text) or _MORE_OF.search(matter.claim.text[: said.start()]) or not addressed(matter, said):
        return None
    told = f"The text speaks of {said.group()}, the record of {source.group()}."
    return differs(matter, said, source.group(), told)
