"""The folder of an NLI model: model.onnx, tokenizer.json and config.json, opened and tried out once."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from citecheck.errors import ConfigError

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Encoding, Tokenizer

Label: TypeAlias = Literal["entailment", "neutral", "contradiction"]
_LONGEST = 512
_NAMES: dict[str, Label] = {
    "entailment": "entailment", "entail": "entailment", "entails": "entailment", "entailed": "entailment",
    "support": "entailment", "supports": "entailment", "supported": "entailment",
    "neutral": "neutral", "not enough info": "neutral", "nei": "neutral", "unknown": "neutral",
    "contradiction": "contradiction", "contradict": "contradiction", "contradicts": "contradiction",
    "contradictory": "contradiction", "contradicted": "contradiction",
    "refute": "contradiction", "refutes": "contradiction", "refuted": "contradiction",
}  # fmt: skip
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Folder:
    """A model, its tokenizer and what its outputs mean, in their order."""

    def __init__(self, name: str, labels: Sequence[Label], tokenizer: Tokenizer, session: Any) -> None:  # noqa: ANN401  onnxruntime has no types
        self.name, self.labels, self.tokenizer = name, tuple(labels), tokenizer
        self._session = session

    def logits(self, encoded: Sequence[Encoding]) -> np.ndarray[Any, Any]:
        """What the model makes of a batch: a row for each pair, a column for each label."""
        import numpy as np

        columns = {
            "input_ids": [one.ids for one in encoded],
            "attention_mask": [one.attention_mask for one in encoded],
            "token_type_ids": [one.type_ids for one in encoded],
        }
        fed = {
            one.name: np.array(columns[one.name], dtype=np.int32 if one.type == "tensor(int32)" else np.int64)
            for one in self._session.get_inputs()
        }
        for output in self._session.run(None, fed):
            if output.shape == (len(encoded), len(self.labels)):
                return np.asarray(output)
        raise ValueError(f"has no output of {len(self.labels)} figures a pair")


def read_folder(path: Path) -> Folder:
    """The model in `path`, tried out on one pair.

    Raises:
        ConfigError: onnxruntime or tokenizers is missing, or something in the folder cannot be used.
    """
    # Both libraries would otherwise take every core: a run has its own processes.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        raise ConfigError(
            "the judge nli:FOLDER needs onnxruntime and tokenizers: pip install 'citecheck-pubmed[nli]'"
        ) from None
    model = next((file for file in (path / "model.onnx", path / "onnx" / "model.onnx") if file.is_file()), None)
    if model is None:
        raise _unusable(path, "has no model.onnx")
    config = _config(path)
    labels = _labels(path, config)
    try:
        tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        _prepare(tokenizer, config)
    except Exception as error:
        raise _unusable(path, f"tokenizer.json cannot be read ({_short(error)})") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is said by the exception
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise _unusable(path, f"{model.name} cannot be read ({_short(error)})") from None
    strange = [one.name for one in session.get_inputs() if one.name not in _INPUTS]
    if strange:
        raise _unusable(path, f"the model asks for {', '.join(strange)}, which is not an input of a cross-encoder")
    folder = Folder(path.resolve().name, labels, tokenizer, session)
    try:
        folder.logits(tokenizer.encode_batch([("One sentence.", "Another sentence, a little longer.")] * 2))
    except Exception as error:
        raise _unusable(path, f"the model does not answer ({_short(error)})") from None
    return folder


def _config(path: Path) -> dict[str, Any]:
    try:
        content = json.loads((path / "config.json").read_text(encoding="utf-8"))
    except OSError:
        raise _unusable(path, "has no config.json that can be read") from None
    except ValueError:
        raise _unusable(path, "config.json is not valid JSON") from None
    if not isinstance(content, dict):
        raise _unusable(path, "config.json is not valid JSON of a model")
    return content


def _labels(path: Path, config: dict[str, Any]) -> list[Label]:
    named = config.get("id2label")
    listed = named if isinstance(named, dict) else {}
    words = [" ".join(str(listed.get(str(n), "")).lower().replace("_", " ").split()) for n in range(len(listed))]
    labels = [_NAMES[word] for word in words if word in _NAMES]
    if len(words) != 3 or len(set(labels)) != 3:
        shown = ", ".join(str(value) for value in listed.values())[:120] or "none"
        raise _unusable(path, f"id2label of config.json must name entailment, neutral and contradiction, not {shown}")
    return labels


def _prepare(tokenizer: Tokenizer, config: dict[str, Any]) -> None:
    """Pairs are cut to what the model can take, the longer of the two first, and filled up to a batch's longest."""
    places = config.get("max_position_embeddings")
    longest = places if isinstance(places, int) and places > 8 else _LONGEST
    if "roberta" in str(config.get("model_type", "")).lower():
        # Its positions are counted on from the one after the filling's.
        longest -= int(config.get("pad_token_id") or 0) + 1
    own = tokenizer.truncation or {}
    longest = min(longest, _LONGEST, int(own.get("max_length") or _LONGEST))
    tokenizer.enable_truncation(max_length=longest, strategy="longest_first")
    if not tokenizer.padding:
        known = [(name, tokenizer.token_to_id(name)) for name in ("[PAD]", "<pad>")]
        name, number = next(
            ((n, i) for n, i in known if i is not None), ("[PAD]", int(config.get("pad_token_id") or 0))
        )
        tokenizer.enable_padding(pad_id=number, pad_token=name)
    else:
        kept = tokenizer.padding
        tokenizer.enable_padding(
            direction=kept["direction"],
            pad_id=kept["pad_id"],
            pad_type_id=kept["pad_type_id"],
            pad_token=kept["pad_token"],
        )


def _unusable(path: Path, why: str) -> ConfigError:
    return ConfigError(f"{path}: cannot be used as a judge: {why}")


def _short(error: Exception) -> str:
    """The first line of what a library says, cut to a size that fits on a screen."""
    line = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
    return line if len(line) <= 160 else line[:157] + "..."
