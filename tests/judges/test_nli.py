"""A tiny model made here, asked as any other: what it reads, what it refuses, what it says of a folder."""

from __future__ import annotations

import json
import math
import pickle
import subprocess
import sys

import numpy as np
import pytest
from claims.held import record
from judges.tiny import LABELS, NEUTRAL, make
from onnx import TensorProto

from citecheck.errors import ConfigError
from citecheck.judges.nli import THRESHOLD, open_folder, softmax
from citecheck.judges.opening import JudgeSpec, shared
from citecheck.judges.opinions import Question
from citecheck.models import Evidence

CLAIM = "Copper insoles help."


def question(*sentences, claim=CLAIM):
    """Evidence best first, which need not be the order of the abstract."""
    shown = tuple(Evidence(sentence=one, section=None, score=0.5) for one in sentences[:3])
    return Question(claim=claim, record=record(" ".join(sorted(sentences))), evidence=shown)


def ask(folder, *questions):
    return open_folder(folder).ask(questions).opinions


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return make(tmp_path_factory.mktemp("model") / "tiny-nli")


def test_a_word_of_contradiction_is_read_and_its_sentence_shown(model):
    (opinion,) = ask(model, question("Pain was scored.", "Insoles never helped.", "Cats sleep."))
    assert opinion.stance == "differs"
    assert opinion.words == "Insoles never helped."
    assert opinion.firm
    assert opinion.how == "probability over 0.99"


def test_a_word_of_entailment_and_none_at_all(model):
    agrees, absent = ask(model, question("Insoles always helped."), question("Cats sleep."))
    assert (agrees.stance, agrees.words, agrees.firm) == ("agrees", "Insoles always helped.", False)
    assert (absent.stance, absent.words) == ("absent", None)


def test_without_evidence_nothing_is_asked(model):
    assert ask(model, question())[0].stance == "absent"


def test_what_only_the_sentences_together_say_is_not_said(model):
    """`hardly` weighs less than neutral in one sentence and more in three together."""
    sentences = ("Hardly any.", "And hardly so.", "But hardly not.")
    assert ask(model, question(sentences[0]))[0].stance == "absent"
    assert ask(model, question(*sentences))[0].stance == "absent"


def test_sentences_that_speak_against_each_other_are_no_conflict(model):
    """Together they lean to contradiction; one of them alone bears the claim out."""
    (opinion,) = ask(model, question("It always helped.", "It never helped.", "It never helped at all."))
    assert opinion.stance == "absent"


def test_a_contradiction_below_the_threshold_is_a_facet_and_no_finding(model):
    (opinion,) = ask(model, question("It muddled hardly all."))
    assert opinion.stance == "differs"
    assert not opinion.firm
    share = 1 / (1 + math.exp(9 - 11) + math.exp(NEUTRAL - 11))
    assert share < THRESHOLD
    assert opinion.how == f"probability {share:.2f}"


def test_batches_and_fillings_change_nothing(model):
    many = [question(f"Sentence {n} never " + "was long " * (n % 7)) for n in range(40)]
    many += [question("Insoles always helped."), question()]
    assert ask(model, *many) == tuple(ask(model, one)[0] for one in many)


def test_the_evidence_is_read_in_the_order_of_the_abstract(model, monkeypatch):
    judge = open_folder(model)
    read = []
    monkeypatch.setattr(type(judge), "_read", lambda _self, pairs: read.append(list(pairs)) or [None for _ in pairs])
    judge.ask([question("C comes last.", "A comes first.", "B comes then.")])
    assert read[0] == [("A comes first. B comes then. C comes last.", CLAIM)]


def test_a_text_that_is_longer_than_the_model_can_read_gets_no_opinion(tmp_path):
    folder = make(tmp_path / "short", longest=24)
    long = question("Insoles never helped.", claim="On and on " * 40)
    (opinion, other) = ask(folder, long, question("Insoles never helped."))
    assert opinion is None
    assert other.stance == "differs"


def test_a_roberta_counts_its_places_from_the_filling_on(tmp_path):
    folder = make(tmp_path / "roberta", longest=66)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "model_type": "xlm-roberta", "pad_token_id": 1}))
    assert open_folder(folder)._folder.tokenizer.truncation["max_length"] == 64


@pytest.mark.parametrize(
    ("inputs", "integers"),
    [
        (("input_ids", "attention_mask", "token_type_ids"), TensorProto.INT64),
        (("input_ids", "attention_mask"), TensorProto.INT32),
    ],
)
def test_inputs_are_those_that_the_model_names(tmp_path, inputs, integers):
    folder = make(tmp_path / "other", inputs=inputs, integers=integers)
    assert ask(folder, question("It never helped."))[0].stance == "differs"


@pytest.mark.parametrize(
    "labels",
    [
        {"0": "entailment", "1": "neutral", "2": "contradiction"},
        {"0": "SUPPORTS", "1": "NOT_ENOUGH_INFO", "2": "REFUTES"},
    ],
)
def test_labels_by_any_common_name(tmp_path, labels):
    folder = make(tmp_path / "named", labels=labels)
    assert [o.stance for o in ask(folder, question("It never was."), question("It always was."))] == [
        "differs",
        "agrees",
    ]


def test_labels_in_another_order_mean_what_they_are_called(tmp_path):
    folder = make(tmp_path / "turned", labels={"0": "contradiction", "1": "neutral", "2": "entailment"})
    assert [o.stance for o in ask(folder, question("It never was."), question("It always was."))] == [
        "agrees",
        "differs",
    ]


@pytest.mark.parametrize(
    "labels",
    [
        {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"},
        {"0": "entailment", "1": "not_entailment"},
        {"0": "entailment", "1": "entailment", "2": "neutral"},
        {},
        {"0": "entailment", "1": "neutral", "5": "contradiction"},
    ],
)
def test_labels_that_say_nothing_are_refused(tmp_path, labels):
    folder = make(tmp_path / "nameless", labels=labels)
    with pytest.raises(ConfigError, match="must name entailment, neutral and contradiction"):
        open_folder(folder)


def _empty(folder, name):
    (folder / name).write_bytes(b"")


def _cut(folder, name):
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])


def _gone(folder, name):
    (folder / name).unlink()


@pytest.mark.parametrize("harm", [_empty, _cut, _gone])
@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_damaged_folder_is_one_line(tmp_path, harm, name):
    folder = make(tmp_path / "damaged")
    harm(folder, name)
    with pytest.raises(ConfigError) as caught:
        open_folder(folder)
    line = str(caught.value)
    assert line.startswith(f"{folder}: cannot be used as a judge: ")
    assert name in line
    assert "\n" not in line
    assert len(line) < len(str(folder)) + 260


def test_a_folder_that_is_none_is_one_line(tmp_path):
    with pytest.raises(ConfigError, match=r"cannot be used as a judge: has no model\.onnx"):
        open_folder(tmp_path / "nowhere")


def test_a_model_of_another_kind_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="asks for pixel_values"):
        open_folder(make(tmp_path / "eyes", inputs=("input_ids", "attention_mask", "pixel_values")))
    with pytest.raises(ConfigError, match="no output of 3 figures"):
        open_folder(make(tmp_path / "pairs", columns=2))


def test_a_tokenizer_of_another_model_is_found_out_or_costs_the_opinion_alone(tmp_path):
    folder = make(tmp_path / "mixed")
    vocabulary = json.loads((folder / "tokenizer.json").read_text())
    vocabulary["model"]["vocab"]["never"] = 5000
    (folder / "tokenizer.json").write_text(json.dumps(vocabulary))
    judge = open_folder(folder)
    assert judge.ask([question("Cats sleep.")]).opinions[0].stance == "absent"
    with pytest.raises(Exception, match="5000"):
        judge.ask([question("It never was.")])


def test_the_layout_of_model_hubs_is_known(tmp_path):
    folder = make(tmp_path / "hub")
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")
    assert ask(folder, question("It never was."))[0].stance == "differs"


def test_figures_that_are_none_give_no_opinion(model, monkeypatch):
    judge = open_folder(model)
    monkeypatch.setattr(type(judge._folder), "logits", lambda _self, encoded: np.full((len(encoded), 3), np.nan))
    assert judge.ask([question("It never was.")]).opinions == (None,)


def test_softmax_adds_up_to_one_however_large_the_logits():
    shares = softmax(np.array([[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]], np.float32))
    assert shares.sum(axis=1) == pytest.approx([1, 1])
    assert shares[0, 0] == pytest.approx(1)


def test_the_spec_travels_and_opens_once(model):
    spec = pickle.loads(pickle.dumps(JudgeSpec(kind="nli", name=str(model))))
    shared.cache_clear()
    assert shared(spec) is shared(JudgeSpec(kind="nli", name=str(model)))
    shared.cache_clear()


def test_other_files_are_another_judge(tmp_path):
    folder = make(tmp_path / "tiny")
    before = JudgeSpec(kind="nli", name=str(folder)).identity
    assert JudgeSpec(kind="nli", name=str(folder)).identity == before
    make(folder, labels=dict(reversed(LABELS.items())))
    assert JudgeSpec(kind="nli", name=str(folder)).identity != before


def test_a_missing_extra_is_one_line(tmp_path):
    script = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from pathlib import Path\n"
        "from citecheck.judges.nli import open_folder\n"
        "try: open_folder(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.startswith("ConfigError ")
    assert "pip install 'citecheck-pubmed[nli]'" in done.stdout
    assert len(done.stdout.splitlines()) == 1
