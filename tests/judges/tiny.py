"""A tiny NLI model: each word has three weights, their sums are the logits. So an answer follows from a word."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WORDS = {"never": (0, 0, 9.0), "always": (9.0, 0, 0), "hardly": (0, 0, 1.5), "muddled": (9.0, 0, 9.5)}
"""Logits of entailment, neutral, contradiction; every other word says nothing, and two points stand for neutral."""
LABELS = {"0": "ENTAILMENT", "1": "neutral", "2": "Contradiction"}
NEUTRAL = 2.0


def make(
    folder: Path,
    *,
    labels: dict[str, str] | None = None,
    inputs: tuple[str, ...] = ("input_ids", "attention_mask"),
    integers: int = TensorProto.INT64,
    longest: int = 64,
    columns: int = 3,
) -> Path:
    """Write the model, its tokenizer and its configuration into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    tokenizer = Tokenizer(models.WordLevel({name: n for n, name in enumerate(names)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.zeros((len(names), columns), np.float32)
    table[names.index("[CLS]"), 1 % columns] = NEUTRAL
    # a filling that is counted would show at once
    table[0] = 100.0
    for word, weights in WORDS.items():
        table[names.index(word)] = weights[:columns]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["words"], axis=0),
        helper.make_node("Cast", ["attention_mask"], ["shown"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["shown", "last"], ["mask"]),
        helper.make_node("Mul", ["words", "mask"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "middle"], ["logits"], keepdims=0),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, integers, ["batch", "length"]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", columns])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array([-1], np.int64), "last"),
            numpy_helper.from_array(np.array([1], np.int64), "middle"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(folder / "model.onnx"))
    config = {
        "id2label": labels if labels is not None else LABELS,
        "max_position_embeddings": longest,
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder
