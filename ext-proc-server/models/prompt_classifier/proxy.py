"""Quick look at what a part of the corpus does: logistic regression on the frozen encoder, leaving folds out.

python proxy.py DATA BASE
"""

import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

import corpus
from encoder import PADDING, Windows, from_base, padded
from evaluate import recall_at

LAYERS, SEED = 4, 0
MIXES = {"sources alone": (), "with made texts": ("made",), "with made and written texts": ("made", "written")}


def features(model, windows, cache, texts):
    missing = sorted({t for t in texts if t not in cache}, key=lambda t: len(t[0]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(missing), 32):
            some = missing[start : start + 32]
            ids = padded([windows.of(t, r, most=1)[0] for t, r in some])
            x = model.lower(ids, LAYERS)
            for key, value in zip(some, model.pooled(x.float(), ids != PADDING).numpy().astype(np.float16)):
                cache[key] = value
    return np.stack([cache[t] for t in texts]).astype(np.float32)


def main():
    data, base = map(Path, sys.argv[1:3])
    torch.set_num_threads(1)
    model, windows, cache = from_base(base, LAYERS).eval(), Windows(base / "tokenizer.json"), {}
    everything = corpus.corpus(data, SEED, parts=())
    for name, parts in MIXES.items():
        recalls = []
        for fold in corpus.FOLDS:
            train = [
                r
                for r in corpus.corpus(data, SEED, parts, without=fold, count=2500)
                if "injection" in r["labels"] and len(r["text"]) < 1200
            ]
            held = [r for r in everything if fold in r["folds"] and len(r["text"]) < 1200]
            x, y = (
                features(model, windows, cache, [(r["text"], r["role"]) for r in train]),
                [r["labels"]["injection"] for r in train],
            )
            scale = x.std(0) + 1e-6
            head = LogisticRegression(C=0.05, max_iter=60).fit(x / scale, y)
            scores = head.decision_function(features(model, windows, cache, [(r["text"], r["role"]) for r in held]) / scale)
            attack = np.array([r["labels"]["injection"] == 1 for r in held])
            recalls.append(recall_at(scores[attack], scores[~attack], 0.01))
            print(f"{name}\t{fold}\t{attack.sum()}/{(~attack).sum()}\t{recalls[-1]:.3f}", flush=True)
        print(f"{name}\tmean\t\t{np.mean(recalls):.3f}", flush=True)


if __name__ == "__main__":
    main()
