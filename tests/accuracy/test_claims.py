"""Claims against abstracts: planted facets, wrong works, gold sets, evidence, time. The figures are printed."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from accuracy.left_out import left_out, own
from accuracy.planted import faithful, planted
from accuracy.pool import as_record, pool, records, rows
from accuracy.retold import retold
from accuracy.sourced import sourced
from msgspec.structs import replace

from citecheck.claims import Assessment, CitedWork, check_claim
from citecheck.models import Claim, Fields, Record, Reference, Span
from citecheck.text.sentences import sentences

pytestmark = pytest.mark.accuracy

SPAN = Span(start=0, end=0, line=1, column=1)
REFERENCE = Reference(id="ref-1", label="1", raw="", span=SPAN, fields=Fields())
SAYS = {"plausible": "SUPPORT", "partly_plausible": "SUPPORT", "conflicting": "REFUTE", "not_in_abstract": "NEI"}
GOLD = ("scifact_train", "scifact_dev", "clinifact_validation", "evinf_validation", "pubmedqa_train", "ci_train")


def hold(text: str, record: Record) -> Assessment:
    claim = Claim(id="c", text=text, span=SPAN, references=("ref-1",))
    return check_claim(claim, [CitedWork(reference=REFERENCE, status="verified", record=record)])


def warnings(assessment: Assessment) -> list[str]:
    return [f.rule for f in assessment.findings if f.severity != "note"]


def test_planted_facets(shared):
    hit: Counter[str] = Counter()
    total: Counter[str] = Counter()
    false: Counter[str] = Counter()
    faithful = loud = 0
    for made in planted(records(shared)[::2]):
        result = hold(made.text, made.record)
        found = warnings(result)
        if made.facet is None:
            faithful += 1
            loud += bool(found) or result.checks[0].verdict == "conflicting"
            false.update(found)
        else:
            total[made.facet] += 1
            hit[made.facet] += any(rule in made.rules for rule in found)
    recall = {facet: hit[facet] / total[facet] for facet in sorted(total)}
    for facet, value in recall.items():
        print(f"planted {facet}: {value:.3f} of {total[facet]}")
    mean = sum(recall.values()) / len(recall)
    print(
        f"mean {mean:.3f}; faithful claims with a warning or conflict {loud / faithful:.4f} of {faithful} {dict(false)}"
    )
    assert mean >= 0.85
    assert loud / faithful <= 0.02


def test_what_claims_say_of_their_source(shared):
    """Authors, years, journals, countries, kinds of study, those studied, and quotations in single marks."""
    hit, total = Counter[str](), Counter[str]()
    honest = accused = 0
    for made in sourced(records(shared)):
        found = warnings(hold(made.text, made.record))
        if made.facet is None:
            honest += 1
            accused += bool(found)
        else:
            total[made.facet] += 1
            hit[made.facet] += any(rule in made.rules for rule in found)
    each = ", ".join(f"{facet} {hit[facet]} of {count}" for facet, count in sorted(total.items()))
    mean = sum(hit[facet] / total[facet] for facet in total) / len(total)
    print(f"said of their source: honest accused {accused / honest:.4f} of {honest}, wrong found {mean:.3f} ({each})")
    assert mean >= 0.85
    assert accused / honest <= 0.02


def test_honest_sentences_in_other_words(shared):
    """What authors add to a finding, other words for it, and the same from its other side."""
    made: Counter[str] = Counter()
    accused: Counter[str] = Counter()
    for one in retold(records(shared)):
        made[one.way] += 1
        accused[one.way] += bool(warnings(hold(one.text, one.record)))
    each = ", ".join(f"{way} {accused[way]} of {count}" for way, count in sorted(made.items()))
    share = accused.total() / made.total()
    print(f"honest sentences in other words: {share:.4f} of {made.total()} accused ({each})")
    assert share <= 0.02


def test_sentences_of_the_abstract_itself(shared):
    """What the abstract says, alone and with the next sentence behind an `and`, is never to be held against it."""
    held = 0
    by_rule: Counter[str] = Counter()
    for sentence, record in own(records(shared)):
        held += 1
        by_rule.update({f.rule for f in hold(sentence, record).findings if f.severity != "note"})
    each = ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common()) or "none"
    print(f"sentences of the abstract itself: {by_rule.total() / held:.4f} of {held} accused ({each})")
    assert by_rule.total() / held <= 0.001


def test_findings_that_the_abstract_leaves_out(shared):
    """True sentences of a work, held against an abstract that lacks them: its silence is no contradiction."""
    held, accused = 0, 0
    by_rule: Counter[str] = Counter()
    for sentence, record in left_out(records(shared)):
        found = {f.rule for f in hold(sentence, record).findings if f.severity != "note"}
        held += 1
        accused += bool(found - {"claim-wrong-work"})
        by_rule.update(found)
    each = ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common())
    print(f"findings that the abstract leaves out: {accused / held:.4f} of {held} accused of a facet ({each})")
    assert accused / held <= 0.03


def test_figures_that_the_abstract_leaves_out(shared):
    """A sentence with a figure taken out of each abstract, and held, reworded, against the rest of it."""
    rng, held, accused = random.Random(5), 0, 0
    every = [*records(shared), *(as_record(row) for name in GOLD for row in rows(shared, name)[::2])]
    for record in every:
        told = [(n, text[a:b]) for n, text in enumerate(s.text for s in record.abstract) for a, b in sentences(text)]
        figured = [one for one in told if sum(c.isdigit() for c in one[1]) > 1]
        if len(told) < 4 or not figured:
            continue
        n, sentence = rng.choice(figured)
        rest = tuple(
            replace(part, text=part.text.replace(sentence, "", 1)) if at == n else part
            for at, part in enumerate(record.abstract)
        )
        held += 1
        found = warnings(hold(faithful(sentence, rng), replace(record, abstract=rest)))
        accused += "claim-number-differs" in found
    print(f"figures that the abstract leaves out: {accused / held:.4f} of {held} held against others of it")
    assert accused / held <= 0.03


def test_wrong_works(shared):
    every = pool(shared)
    rng = random.Random(3)
    for name in ("ci_train", "scifact_dev"):
        claims = rows(shared, name)
        caught: Counter[str] = Counter()
        for row in claims:
            own = every.place(row)
            others = {"own": own, "random": every.anyone(own, rng.random()), "nearest": every.nearest(own, 1)[0]}
            for kind, place in others.items():
                caught[kind] += "claim-wrong-work" in warnings(hold(row["claim"], every.records[place]))
        share = {kind: caught[kind] / len(claims) for kind in ("own", "random", "nearest")}
        print(f"wrong work, {name}:", {kind: round(value, 3) for kind, value in share.items()}, "of", len(claims))
        assert share["own"] <= 0.05
        assert share["random"] >= 0.92


@pytest.mark.parametrize("name", GOLD)
def test_gold_claims(shared, name):
    pairs, probabilities, spent = [], [], 0.0
    for row in rows(shared, name):
        record = as_record(row)
        start = time.process_time()
        check = hold(row["claim"], record).checks[0]
        spent += time.process_time() - start
        pairs.append((row["label"], SAYS[check.verdict]))
        probabilities.append((check.score, row["label"] != "NEI"))
    scores = dict(_f1(pairs))
    said = [gold for gold, verdict in pairs if verdict == "REFUTE"]
    precision = said.count("REFUTE") / len(said) if said else float("nan")
    brier = sum((p - y) ** 2 for p, y in probabilities) / len(probabilities)
    macro = sum(scores.values()) / len(scores)
    each = {label: round(value, 2) for label, value in scores.items()}
    print(
        f"{name}: macro-F1 {macro:.3f} {each}, "
        f"conflicting {len(said)} at precision {precision:.2f}, Brier {brier:.3f}, "
        f"{1000 * spent / len(pairs):.1f} ms a claim"
    )
    assert {verdict for _, verdict in pairs} <= {"SUPPORT", "REFUTE", "NEI"}
    assert macro > 0.3


def _f1(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    for label in ("SUPPORT", "REFUTE", "NEI"):
        right = sum(a == b == label for a, b in pairs)
        gold, said = sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)
        if gold:
            yield label, 2 * right / (gold + said)


@pytest.mark.parametrize(
    ("name", "least"), [("scifact_dev", 0.84), ("scifact_train", 0.84), ("evinf_validation", 0.75)]
)
def test_evidence(shared, name, least):
    first = three = total = 0
    for row in rows(shared, name):
        if not row["evidence_idx"]:
            continue
        gold = {row["abstract_sentences"][n] for n in row["evidence_idx"]}
        shown = [one.sentence for one in hold(row["claim"], as_record(row)).checks[0].evidence[:3]]
        hits = [any(sentence in g or g in sentence for g in gold) for sentence in shown]
        total += 1
        first += hits[:1] == [True]
        three += any(hits)
    print(f"{name}: evidence sentence first {first / total:.3f}, among three {three / total:.3f} of {total}")
    assert three / total >= least
