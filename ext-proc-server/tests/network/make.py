"""Makes the network of the tests: not like the one that comes with Weir in anything but that it reads tokens.

    pip install onnx tokenizers numpy
    python make.py

It adds up what each word says for one of three classes, and has an input for a mask.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

HERE = Path(__file__).parent
WORDS = {"[UNK]": (0, 0, 0), "<s>": (2, 0, 0), "</s>": (0, 0, 0), "ignore": (0, 3, 0), "instructions": (0, 3, 0), "bomb": (0, 0, 6), "hello": (3, 0, 0)}


def tokenizer():
    made = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.save(str(HERE / "tokenizer.json"))


def network():
    table = numpy_helper.from_array(np.array(list(WORDS.values()), np.float32), "table")
    axis = numpy_helper.from_array(np.array([-1], np.int64), "axis")
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["each"]),
        helper.make_node("Cast", ["attention_mask"], ["seen"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["seen", "axis"], ["mask"]),
        helper.make_node("Mul", ["each", "mask"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "middle"], ["logits"], keepdims=0),
    ]
    middle = numpy_helper.from_array(np.array([1], np.int64), "middle")
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("input_ids", "attention_mask")]
    out = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])]
    graph = helper.make_graph(nodes, "words", ids, out, [table, axis, middle])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, HERE / "model.onnx")


def heads():
    scale = [[-4, 99], [0, 50], [4, 1]]
    asks = [{"asks": "injection", "index": 1, "scale": scale}, {"asks": "S9", "index": 2, "scale": scale}]
    lines = ",\n  ".join(json.dumps(head) for head in asks)
    (HERE / "heads.json").write_text(f'{{\n "output": "logits",\n "values": "classes",\n "window": 16,\n "overlap": 4,\n "heads": [\n  {lines}\n ]\n}}\n')


if __name__ == "__main__":
    tokenizer()
    network()
    heads()
