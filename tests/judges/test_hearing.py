"""What a judge's opinions do to checks and findings, whoever the judge is."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, hold, record
from msgspec.structs import replace

from citecheck.config import Settings
from citecheck.errors import ConfigError
from citecheck.judges import hearing
from citecheck.judges.hearing import hear, silence
from citecheck.judges.opening import JudgeSpec, checked_url, is_this_machine, spec_of
from citecheck.judges.opinions import Answers, Opinion
from citecheck.models import CheckedClaim, Span

SPEC = JudgeSpec(kind="nli", name="nowhere")
CLAIM = "In adults with plantar heel pain, copper insoles may reduce morning pain."
SENTENCE = "Copper insoles may reduce morning pain in adults with plantar heel pain."
OTHER = record("RESULTS: Copper insoles reduce morning pain in adults with heel pain, a survey found.", pmid="2")


class Said:
    """A judge that has been told what to say."""

    name = "the NLI model told"

    def __init__(self, *opinions, outage=None):
        self.opinions, self.outage, self.questions = opinions, outage, []

    def ask(self, questions):
        self.questions += questions
        return Answers(opinions=self.opinions[: len(questions)], outage=self.outage)


def differs(words=SENTENCE, *, firm=True):
    return Opinion(stance="differs", words=words, firm=firm, how="probability 0.97")


AGREES = Opinion(stance="agrees", words=SENTENCE)
ABSENT = Opinion(stance="absent")


@pytest.fixture
def heard(monkeypatch):
    """What comes of `text`, cited to `records`, once the judge has said `opinions` on them."""

    def call(text, records, *opinions, outage=None, status="verified"):
        assessment = hold(text, *records, status=status)
        judge = Said(*opinions, outage=outage)
        monkeypatch.setattr(hearing, "shared", lambda _spec: judge)
        claim = CheckedClaim(
            id="claim-1",
            text=text + " [1]",
            span=Span(start=10, end=14 + len(text), line=3, column=5),
            references=tuple(c.reference for c in assessment.checks),
            checks=assessment.checks,
        )
        by_name = {f"ref-{n}": r for n, r in enumerate(records, 1) if r is not None}
        result = hear(SPEC, [claim], {"claim-1": text.removesuffix(".") + "    ."}, by_name, assessment.findings)
        return result, assessment, judge

    return call


def stances(result):
    return [[f.status for f in check.facets if f.facet == "stance"] for check in result.claims[0].checks]


def test_a_stance_is_added_and_nothing_else_is_changed(heard):
    result, assessment, judge = heard(CLAIM, [TRIAL], AGREES)
    (check,) = result.claims[0].checks
    assert check.facets[-1].facet == "stance"
    assert (check.facets[-1].status, check.facets[-1].claim, check.facets[-1].record) == ("agrees", CLAIM, SENTENCE)
    assert replace(check, facets=check.facets[:-1]) == assessment.checks[0]
    assert result.findings == ()
    assert result.remarks == ()
    assert judge.questions[0].claim == CLAIM  # the gap of the marker is gone
    assert judge.questions[0].evidence == assessment.checks[0].evidence


def test_a_firm_contradiction_is_a_warning_with_both_sides(heard):
    result, assessment, _ = heard(CLAIM, [TRIAL], differs())
    (found,) = result.findings
    assert (found.rule, found.severity) == ("claim-stance-conflict", "warning")
    assert (found.reference, found.claim, found.pmid) == ("ref-1", "claim-1", "1")
    assert (found.text, found.source) == (CLAIM + " [1]", SENTENCE)
    assert "the NLI model told" in found.message
    assert "probability 0.97" in found.message
    assert result.claims[0].checks[0].verdict == assessment.checks[0].verdict == "plausible"


def test_one_that_is_not_firm_is_a_facet_only(heard):
    result, _, _ = heard(CLAIM, [TRIAL], differs(firm=False))
    assert stances(result) == [["differs"]]
    assert result.findings == ()


def test_what_another_facet_says_already_is_not_said_again(heard):
    text = "Walking distance increased by 86.8% in the copper group."
    result, assessment, _ = heard(text, [TRIAL], differs())
    assert [f.rule for f in assessment.findings] == ["claim-number-differs"]
    assert stances(result) == [["differs"]]
    assert result.findings == ()


def test_a_wrong_work_is_no_conflict(heard):
    text = "Statins lower the risk of stroke in people with diabetes and high cholesterol."
    result, assessment, _ = heard(text, [TRIAL], differs())
    assert [f.rule for f in assessment.findings] == ["claim-wrong-work"]
    assert result.findings == ()


def test_what_another_cited_work_bears_out_is_no_conflict(heard):
    result, _, _ = heard(CLAIM, [TRIAL, OTHER], differs(), AGREES)
    assert stances(result) == [["absent"], ["agrees"]]
    assert result.findings == ()


def test_two_works_that_are_silent_and_against_are_a_conflict(heard):
    result, _, _ = heard(CLAIM, [TRIAL, OTHER], ABSENT, differs(OTHER.abstract[0].text))
    assert [f.reference for f in result.findings] == ["ref-2"]


@pytest.mark.parametrize("other", [None, record()])
def test_beside_a_work_that_cannot_be_read_nothing_is_a_conflict(heard, other):
    result, _, judge = heard(CLAIM, [TRIAL, other], differs())
    assert len(judge.questions) == 1
    assert stances(result) == [["absent"], []]
    assert result.findings == ()


def test_beside_a_work_that_the_judge_had_no_word_on_nothing_is_a_conflict(heard):
    result, _, _ = heard(CLAIM, [TRIAL, OTHER], differs(), None)
    assert stances(result) == [["absent"], []]
    assert result.findings == ()


def test_no_opinion_leaves_the_facet_out(heard):
    result, assessment, _ = heard(CLAIM, [TRIAL], None)
    assert result.claims[0].checks == assessment.checks


def test_an_outage_is_a_remark_and_nothing_more(heard):
    result, assessment, _ = heard(CLAIM, [TRIAL], None, outage="the judge failed (HTTP 500)")
    assert result.claims[0].checks == assessment.checks
    assert result.findings == ()
    assert silence(result.remarks) == "no second opinion on some claims: the judge failed (HTTP 500)"
    assert silence(("the file is odd",)) is None


@pytest.mark.parametrize("status", ["unchecked", "not_found", "wrong_identifier"])
def test_what_was_not_held_against_an_abstract_is_not_asked(heard, status):
    result, assessment, judge = heard(CLAIM, [TRIAL], differs(), status=status)
    assert judge.questions == []
    assert result.claims[0].checks == assessment.checks


@pytest.mark.parametrize("error", [RuntimeError("any\nfault"), MemoryError(), ConfigError("the folder is gone")])
def test_a_judge_that_fails_costs_no_document(heard, monkeypatch, error):
    def fail(_spec):
        raise error

    ok, _, _ = heard(CLAIM, [TRIAL], None)
    monkeypatch.setattr(hearing, "shared", fail)
    result = hear(SPEC, ok.claims, {"claim-1": CLAIM}, {"ref-1": TRIAL}, ())
    assert result.claims == ok.claims
    assert len(result.remarks) == 1
    assert "\n" not in result.remarks[0]


def test_words_that_are_part_of_the_evidence_have_their_place(heard):
    result, _, _ = heard(CLAIM, [TRIAL], differs("may reduce morning pain"))
    check = result.claims[0].checks[0]
    n, start, end = check.facets[-1].record_at
    assert check.evidence[n].sentence[start:end] == "may reduce morning pain"


@pytest.mark.parametrize("named", ["nli", "nli:", "openai: ", "gpt", "claude:x", "NLI:folder", ":x"])
def test_a_judge_that_is_none_is_one_line(named):
    with pytest.raises(ConfigError, match="neither nli:FOLDER nor openai:MODEL"):
        spec_of(Settings(judge=named))


def test_no_judge_without_one_or_without_claims():
    assert spec_of(Settings()) is None
    assert spec_of(Settings(judge="openai:x", claims=False)) is None


def test_names_with_colons_are_names():
    assert spec_of(Settings(judge="openai:llama3:8b")).name == "llama3:8b"
    assert spec_of(Settings(judge="openai:x", judge_url="http://[::1]:80/v1/")).url == "http://[::1]:80/v1"


@pytest.mark.parametrize(
    "url", ["localhost:11434", "ftp://x/v1", "http://", "http://me:secret@x/v1", "http://x/v1?key=secret", "http://[x/"]
)
def test_an_address_that_is_none_or_holds_a_secret_is_refused_unshown(url):
    with pytest.raises(ConfigError) as caught:
        checked_url(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://127.8.9.1:80", True),
        ("http://[::1]:8080/v1", True),
        ("http://judge.localhost/v1", True),
        ("http://localhost.example.org/v1", False),
        ("http://192.168.1.7/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
        ("https://api.example.org/v1", False),
        ("http://0.0.0.0/v1", False),
    ],
)
def test_which_addresses_are_this_machines(url, here):
    assert is_this_machine(url) is here
    assert ("NOT this machine" in JudgeSpec(kind="openai", name="x", url=url).notices[0]) is not here


def test_the_notice_says_what_goes_where_and_no_key(monkeypatch):
    monkeypatch.setenv("CITECHECK_JUDGE_KEY", "sk-secret")
    (line,) = JudgeSpec(kind="openai", name="wise", url="http://far.example.org/v1").notices
    for words in (
        "each claim",
        "title and abstract",
        "CITECHECK_JUDGE_KEY",
        "unencrypted",
        "http://far.example.org/v1",
    ):
        assert words in line
    assert "sk-secret" not in line
    assert JudgeSpec(kind="nli", name="x").notices == ()
