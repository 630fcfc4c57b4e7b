"""Trains `pii_head.bin`, the small network that reads names and addresses from a larger one's inner layers.

    pip install jax numpy onnxruntime tokenizers
    python pii_head.py DATA MODEL OUT

DATA: `*.jsonl.gz` of `{"text", "spans": [{"start", "end", "type"}]}`, offsets in characters; rows without spans are left
out, and the shipped weights are from `pii_train`. Those were made by these steps over values kept in sixteen bits, so another
run gives slightly different ones. MODEL: `pii_ner`, the folder beside this file (the shipped weights were trained on what it gave with weights of four bits). OUT: the file to write. What a word's
values are, and in which order, must agree with `src/classifier/pii_head.rs`.
"""

import gzip
import json
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

TAGS = ["O", "B-PERSON", "I-PERSON", "B-ADDRESS", "I-ADDRESS", "LOCATION", "ORGANIZATION"]
TYPES = {"PERSON", "ADDRESS", "LOCATION", "ORGANIZATION"}
OUTPUTS = ["logits", "layer3", "layer5"]
LABELS, WINDOW, OVERLAP = 35, 126, 32
HIDDEN, EPOCHS, BATCH, RATE, DROPPED, DECAY, SEED = 64, 8, 256, 1.5e-3, 0.5, 1e-4, 0


class Large:
    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.session = onnxruntime.InferenceSession(str(folder / "model.onnx"))

    def tokens(self, text):
        """Words and offsets of the tokens, and a row of values for each, from the window in which it stands deepest."""
        encoded = self.tokenizer.encode(text, add_special_tokens=False)
        first, last = map(self.tokenizer.token_to_id, ("[CLS]", "[SEP]"))
        ids, start = encoded.ids, 0
        rows, depths = [None] * len(ids), [-1] * len(ids)
        while start < len(ids):
            end = min(start + WINDOW, len(ids))
            x = np.array([[first, *ids[start:end], last]], np.int64)
            values = np.concatenate([v[0, 1:-1] for v in self.session.run(OUTPUTS, {"input_ids": x})], 1)
            for i in range(start, end):
                depth = min(i - start, end - 1 - i)
                if depth > depths[i]:
                    depths[i], rows[i] = depth, values[i - start]
            if end == len(ids):
                break
            start = end - OVERLAP
        return encoded.word_ids, encoded.offsets, rows

    def words(self, text):
        """Each word's place and values: probabilities of labels and inner values, averaged over tokens, and its shape."""
        numbers, offsets, rows = self.tokens(text)
        groups = {}
        for index, number in enumerate(numbers):
            groups.setdefault(number, []).append(index)
        places, values = [], []
        for tokens in groups.values():
            start, end = offsets[tokens[0]][0], max(offsets[t][1] for t in tokens)
            logits = np.array([rows[t][:LABELS] for t in tokens])
            powers = np.exp(logits - logits.max(1, keepdims=True))
            probabilities = (powers / powers.sum(1, keepdims=True)).mean(0)
            inner = np.array([rows[t][LABELS:] for t in tokens]).mean(0)
            places.append((start, end))
            values.append(np.concatenate([probabilities, inner, shape(text, start, end, len(tokens))]))
        return places, np.array(values, np.float32)


def shape(text, start, end, tokens):
    word = text[start:end]
    return np.array(
        [
            word[:1].isupper(),
            word.isupper() and len(word) > 1,
            word.islower(),
            word.isdigit(),
            word.isalpha(),
            any(c.isupper() for c in word[1:]),
            start == 0,
            tokens > 1,
            start == 0 or text[start - 1] == " ",
            "\n" in text[max(0, start - 2) : start],
            len(word) == 1,
        ],
        np.float32,
    )


def tags(spans, places):
    found = np.zeros(len(places), np.int32)
    for span in sorted(spans, key=lambda s: s["start"]):
        kind = {"GPE": "LOCATION", "POSTCODE": "ADDRESS"}.get(span["type"], span["type"])
        if kind not in TYPES:
            continue
        lead = "B-"
        for index, (start, end) in enumerate(places):
            if start < span["end"] and end > span["start"]:
                found[index] = TAGS.index(kind if kind in TAGS else lead + kind)
                lead = "I-"
    return found


def around(values):
    """The values of the word before, the word itself, and the word after."""
    nothing = np.zeros((1, values.shape[1]), np.float32)
    return np.concatenate([np.concatenate([nothing, values[:-1]]), values, np.concatenate([values[1:], nothing])], 1)


def output(p, x):
    h = jax.nn.relu(x @ p["W1"] + p["b1"])
    return jax.nn.relu(h @ p["W2"] + p["b2"]) @ p["W3"] + p["b3"]


def train(x, y):
    random = np.random.RandomState(SEED)
    width = x.shape[1]
    p = {
        "W1": random.randn(width, HIDDEN) / np.sqrt(width),
        "b1": np.zeros(HIDDEN),
        "W2": random.randn(HIDDEN, HIDDEN) * np.sqrt(2 / HIDDEN),
        "b2": np.zeros(HIDDEN),
        "W3": random.randn(HIDDEN, len(TAGS)) / np.sqrt(HIDDEN),
        "b3": np.zeros(len(TAGS)),
    }
    p = {name: jnp.array(value, jnp.float32) for name, value in p.items()}
    m = {name: jnp.zeros_like(value) for name, value in p.items()}
    v = dict(m)

    def loss(p, x, y, key):
        x = x * jax.random.bernoulli(key, 1 - DROPPED, x.shape) / (1 - DROPPED)
        return -jnp.take_along_axis(jax.nn.log_softmax(output(p, x)), y[:, None], 1).mean()

    @jax.jit
    def step(p, m, v, x, y, key, t, rate):
        g = jax.grad(loss)(p, x, y, key)
        m = {n: 0.9 * m[n] + 0.1 * g[n] for n in p}
        v = {n: 0.999 * v[n] + 0.001 * g[n] ** 2 for n in p}
        moved = {n: (m[n] / (1 - 0.9**t)) / (jnp.sqrt(v[n] / (1 - 0.999**t)) + 1e-8) + DECAY * p[n] for n in p}
        return {n: p[n] - rate * moved[n] for n in p}, m, v

    key, t = jax.random.PRNGKey(SEED), 0
    steps = EPOCHS * (len(x) // BATCH)
    for _ in range(EPOCHS):
        order = random.permutation(len(x))
        for i in range(0, len(x) - BATCH + 1, BATCH):
            t += 1
            key, part = jax.random.split(key)
            some = order[i : i + BATCH]
            p, m, v = step(p, m, v, x[some], y[some], part, t, RATE * (1 - t / (steps + 1)))
    return p


def main():
    data, model, out = map(Path, sys.argv[1:4])
    large = Large(model)
    xs, ys = [], []
    with gzip.open(data, "rt") as lines:
        for row in map(json.loads, lines):
            places, values = large.words(row["text"])
            if row.get("spans") is not None and places:
                xs.append(around(values))
                ys.append(tags(row["spans"], places))
    p = train(np.concatenate(xs), np.concatenate(ys))
    numbers = np.concatenate([np.asarray(p[n]).ravel() for n in ("W1", "b1", "W2", "b2", "W3", "b3")])
    bits = numbers.astype(np.float32).view(np.uint32)
    # The upper half, rounded to even.
    ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2").tofile(out)


if __name__ == "__main__":
    main()
