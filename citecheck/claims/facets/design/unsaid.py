"""A design that the claim gives its source, of which the source has no word: a `meta-analysis` of one gene in yeast.

Each kind of study is bound to some words: a survey asks, samples or has respondents, a meta-analysis has studies. Where
title, abstract, MeSH headings and publication types have none of them, the work is hardly of that kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.told import is_another, names_a_journal, observe
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.observation import Matter, Observation


class _Kind(NamedTuple):
    """How a claim names a kind of study, and words one of which an abstract of that kind has."""

    said: str
    bound: str
    own: str = ""
    """Words one of which it has even where no people are spoken of; empty for kinds that need not be of people."""
    sums_up: str = ""
    """Words one of which it has even where it tells of measurements of its own; for summaries of others' work."""


_SUMMED = (
    r"meta-?\s?analy|systematic|\bpool(?:ed|ing)|\breview|overview|\bliterature\b|medline|pubmed|embase|scopus|"
    r"cochrane|guideline|consensus|individual (?:patient|participant)|consorti|"
    r"\b(?:\d+|included|eligible|identified|published|relevant|selected|these|those|from|of|all|in|across|between|the|"
    r"available|observational|controlled|randomi[sz]ed|clinical|epidemiological?) (?:[\w-]+ ){0,2}"
    r"(?:studies|trials|articles|papers|publications|cohorts|rcts)\b"
)
_KINDS: tuple[_Kind, ...] = (
    _Kind(r"meta-?\s?analysis|pooled analysis(?= of (?:[\w-]+ ){0,3}(?:studies|trials|reports|cohorts|articles))",
          _SUMMED,
          sums_up=r"meta-?\s?analy|systematic|pool|review|literature|combin"),
    _Kind(r"systematic (?:literature )?review|(?:narrative|literature|scoping) review|review article|"
          r"review(?= of (?!\d|(?:the |all )?(?:\w+ )?(?:patients|records|charts|cases|files)\b)| reports?)",
          _SUMMED + r"|\bwe (?:discuss|summari[sz]e|describe|outline|highlight)|(?:this|the) (?:article|paper|chapter)|"
          r"advances|perspective|progress|current (?:knowledge|understanding|state)|here,? we|history|future",
          sums_up=r"meta-?\s?analy|systematic|review|literature|overview|medline|pubmed|summari[sz]e"),
    _Kind(r"(?:clinical )?(?:practice )?guideline|consensus (?:statement|guideline)",
          r"guid|consensus|recommend|statement|panel|expert|position|standard|criteria|committee|society|policy|"
          r"evidence|should|protocol|approach|management",
          sums_up="guideline|consensus|recommend|statement|panel|expert|society|committee"),
    _Kind(r"qualitative (?:[\w-]+ ){0,2}study|focus[- ]group study|interview study|ethnograph\w+",
          r"qualitativ|interview|focus group|themat|\bthemes?\b|narrativ|ethnograph|phenomenolog|grounded theory|"
          r"perception|perspective|experiences?\b|\bviews\b|attitude|observ\w+ of|discours|barriers|beliefs",
          sums_up=r"qualitativ|interview|focus group|themat|\bthemes?\b|narrativ|ethnograph|phenomenolog|grounded"),
    _Kind(r"(?:randomi[sz]ed )?(?:[\w-]+ )?cross-?over (?:trial|study)",
          r"random|trial|placebo|sham|cross-?over|assign|allocat|blind|mask|\barms?\b|"
          r"each (?:patient|participant|subject)",
          r"random|trial|placebo|sham|cross-?over"),
    _Kind(r"randomi[sz]ed (?:[\w-]+,? ){0,4}(?:trial|study)|"
          r"(?:double|single)-blind(?:ed)? (?:[\w-]+ ){0,2}(?:trial|study)",
          r"random|trial|placebo|sham|assign|allocat|blind|mask|\brcts?\b|\barms?\b|control(?:led)? group|intervention",
          r"random|trial|placebo|sham|assign|allocat|blind|mask|divided"),
    _Kind(r"(?:clinical|controlled|placebo-controlled|open-label|phase (?:[1-4]|I{1,3}|IV)) trial", "",
          r"trial|random|placebo|sham|assign|allocat|blind|mask|\barms?\b|control(?:led)? group|intervention"),
    _Kind(r"(?:[\w-]+ )?simulation(?: study)?|(?:finite[- ]element|computational|in[- ]silico|modelling|modeling|"
          r"numerical) (?:study|analysis|experiment)",
          r"simulat|model|comput|finite|silico|markov|monte carlo|numerical|docking|algorithm|software|virtual|project|"
          r"estimat|scenario|predict|forecast|calculat"),
    _Kind(r"cohort study",
          r"cohort|prospectiv|retrospectiv|follow|longitudinal|regist|records?\b|database|\byears?\b|consecutive|"
          r"surviv|months|enrol|recruit|incidence",
          r"cohort|prospectiv|retrospectiv|follow|longitudinal|regist|records?\b|database"),
    _Kind(r"(?:questionnaire|postal|online|internet|web|e-?mail|telephone|opinion|cross[- ]sectional) (?:survey|poll)",
          r"survey|questionnair|respon|sampl|\basked\b|interview|\bpoll|self-report|cross[- ]sectional|prevalen|"
          r"register|registry|participa|scale|inventory|screened"),
    _Kind(r"cross[- ]sectional (?:study|survey|analysis)|questionnaire survey", "",
          r"cross[- ]sectional|survey|questionnair|prevalen|sampl"),
    _Kind(r"case[- ]control study", r"\bcases?\b|control|match", r"\bcases?\b|case[- ]control|matched"),
    _Kind(r"case (?:report|series)",
          r"\bcases?\b|patient|child|women|participants|year-old|"
          r"\b(?:wo)?man\b|\bboy\b|\bgirl\b|infant|present(?:ed|ing) with|\bdog|\bcat\b|"
          r"horse",
          r"\bcases?\b|year-old|present(?:ed|ing) with"),
    _Kind(r"(?:animal|in[- ]vivo) (?:study|experiment)|(?:study|experiment) in (?:animals|rats|mice)",
          r"\banimals?\b|\bin[- ]vivo\b|\brats?\b|\bmice\b|\bmouse\b|murine|rodent|rabbit|\bdogs?\b|\bcats?\b|"
          r"\bpigs?\b|swine|porcine|piglet|sheep|\blambs?\b|goat|cattle|bovine|\bcows?\b|calves|horse|monkey|"
          r"macaque|primate|zebrafish|\bfish|drosophila|\bflies\b|elegans|chick|broiler|\bhens?\b|duck|bird|frog|"
          r"xenopus|"
          r"hamster|ferret|guinea|larva|insect|\bbees?\b|silkworm|snail|worm|xenograft|knock-?out|transgenic|embryo"),
)  # fmt: skip
_BOUND = [tuple(re.compile(p, re.IGNORECASE) if p else None for p in (k.bound, k.own, k.sums_up)) for k in _KINDS]
_NAMED = Cue(
    re.compile("|".join(rf"(?P<k{n}>\b(?:{k.said})\b)" for n, k in enumerate(_KINDS)), re.IGNORECASE),
    pieces="animal experiment rats mice vivo trial simulation element computational silico model numerical "
    "meta pooled review guideline consensus qualitative focus interview ethnograph cross random double single "
    "cohort questionnaire case survey poll",
)
_SOURCE = re.compile(
    r"(?:(?:^|[,;(]\s)(?:(?:in|from|by|as|on the basis of)\s)?|\b(?:according to|(?:reported|noted|shown|found|stated|"
    r"observed|described|demonstrated|seen) (?:in|by)|subject of|source is|is|was|were|carried out|conducted|performed|"
    r"published|wrote|undertook|in)\s)(?:an?|one|the|this|that|their|another)\s(?:(?:[\w-]+|\d{4}),?\s){0,4}$|"
    r"\((?:[^()]{3,90};\s)?(?:an?\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before a design that is said to be that of the source."""
_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|volunteers|women|men|girls|boys|child(?:ren)?|infants?|newborns?|neonates?|"
    r"adolescents?|adults?|elderly|people|persons?|individuals|subjects|populations?|cases|respondents|students|"
    r"workers|"
    r"nurses|physicians|doctors|famil(?:y|ies)|mothers|births?|pregnan\w+|donors|cohorts?|households?|clinics?|"
    r"hospitals?|dogs?|cats?|cattle|cows?|sheep|goats?|horses?|herds?|flocks?|farms?|schools?|villages?)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\bwe (?:\w+ )?(?:measured|enrolled|recruited|randomi\w+|treated|isolated|cloned|generated|performed|conducted|"
    r"followed|surveyed|operated|injected|sequenced|collected)\b|\bn ?= ?\d|\b(?:patients|participants|women|men|"
    r"children|subjects|mice|rats|animals|cells|samples|volunteers|eyes|specimens|rabbits|pigs|dogs)\b[^.]{0,60}"
    r"\bwere (?:\w+ )?(?:enrolled|recruited|randomi\w+|assigned|divided|treated|studied|examined|collected|incubated|"
    r"transfected|injected|given|fed|exposed|evaluated|assessed|measured|followed)\b|"
    r"\b(?:MTT|in vitro|(?:western|northern) blot\w*|q?(?:RT-?)?PCR|"
    r"(?:binding|enzyme|colony|toxicity) (?:assays?|tests?))\b|"
    r"\bwere (?:\w+ )?(?:synthesi[sz]ed|cultured|isolated|purified|prepared|cloned|harvested|fabricated|simulated)\b",
    re.IGNORECASE,
)
"""What tells of measurements of one's own."""
_SENTENCES = 4
"""So many sentences an abstract has that tells what kind of work it is of."""


def unsaid(matter: Matter) -> Observation | None:
    """The design that a claim gives its source, where the record has none of the words that it is bound to."""
    said = _NAMED.search(matter.said)
    if said is None or len(matter.reading.sentences) < _SENTENCES:
        return None
    claim = matter.claim.text
    if names_a_journal(claim, said) or is_another(claim, *said.span()):
        return None
    if not _SOURCE.search(claim, 0, said.start()) or not addressed(matter, said):
        return None
    text = "\n".join((text_of(matter.reading), *matter.record.mesh, *matter.record.publication_types))
    if not _lacks(int((said.lastgroup or "k0")[1:]), text, text_of(matter.reading)):
        return None
    return observe(
        matter, said, "differs", "no word of it",
        f"The text speaks of “{said.group()}”; title, abstract and headings of the record have no word of one.",
    )  # fmt: skip


def _lacks(kind: int, text: str, told: str) -> bool:
    """Whether a `text` has no word of a kind of study; `told` are title and abstract, without headings and types."""
    bound, own, sums_up = _BOUND[kind]
    if sums_up is not None and not sums_up.search(text) and _MEASURED.search(told):
        return True
    if bound is not None and not bound.search(text):
        return True
    return own is not None and not own.search(text) and not _PEOPLE.search(told)
