"""Measures a trained classifier, source by source.

    python evaluate.py DATA MODEL [--bench] [--transfer]

MODEL is the folder that `train.py` wrote. Without a flag only speed is measured. `--bench` reads the files that are like those it
was trained on; only `--transfer` says how good it is. Nothing is chosen here: thresholds stand in MODEL's `heads.json`.
"""

import argparse
import json
import os
import time
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import onnxruntime

import corpus
import overdefence
from encoder import Windows, padded
from scale import of_text, score

# Windows of a text that are read here; the server reads all that its time allows.
MOST = 32
LENGTHS = [(0, 100), (100, 500), (500, 2000), (2000, 10**9)]


class Classifier:
    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)
        self.windows = Windows(folder / "tokenizer.json")
        self.settings = json.loads((folder / "heads.json").read_text())
        self.index = {head["asks"]: head["index"] for head in self.settings["heads"]}
        self.scales = {head["asks"]: head["scale"] for head in self.settings["heads"]}

    def logits(self, text, role="user"):
        windows = self.windows.of(text, role, MOST)
        found = [self.session.run(["heads"], {"input_ids": padded([w]).numpy()})[0][0] for w in windows]
        return of_text(found, self.settings["allowance"])

    def table(self, rows, role="user"):
        return np.array([self.logits(r["text"], r.get("role", role)) for r in rows])

    def scores(self, head, logits):
        return score(self.scales[head], logits[:, self.index[head]])


def area(attacks, ordinary):
    """Area under the ROC curve: how often an attack has the higher value."""
    if not len(attacks) or not len(ordinary):
        return float("nan")
    order = np.sort(ordinary)
    below, through = np.searchsorted(order, attacks, "left"), np.searchsorted(order, attacks, "right")
    return float((below + through).mean() / 2 / len(ordinary))


def average_precision(attacks, ordinary):
    values = np.concatenate([attacks, ordinary])
    found = np.concatenate([np.ones(len(attacks)), np.zeros(len(ordinary))])[np.argsort(-values, kind="stable")]
    return float((found.cumsum() / np.arange(1, len(found) + 1) * found).sum() / len(attacks))


def recall_at(attacks, ordinary, rate):
    threshold = np.quantile(ordinary, 1 - rate, method="higher")
    return float((attacks > threshold).mean())


def injection_report(classifier, rows, reference, title):
    """`reference`: logits of ordinary texts that the rates refer to."""
    column = classifier.index["injection"]
    print(
        f"\n### {title}\n\n| source | attacks | ordinary | AUC | recall at 1 % | at 0.1 % | recall below 20 | below 50 | ordinary below 20 | below 50 |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    logits = classifier.table(rows)
    scores = classifier.scores("injection", logits)
    label = np.array([r["label"] for r in rows])
    for source in sorted({r["source"] for r in rows}):
        here = np.array([r["source"] == source for r in rows])
        line(source, logits[here, column], scores[here], label[here], reference)
    if len({r["source"] for r in rows}) > 1:
        line("all", logits[:, column], scores, label, reference)
    for name, key in (
        ("language", lambda r: r.get("lang")),
        ("characters", lambda r: next(f"{a} to {b}" for a, b in LENGTHS if a <= len(r["text"]) < b)),
    ):
        parts(f"by {name}", [key(r) for r in rows], scores, label)
    for bound in (20, 50):
        found = scores < bound
        if found.any() and 0 < label.mean() < 1:
            print(
                f"\nprecision below {bound}: {label[found].mean():.3f} ({found.sum()} texts, {label.mean():.2f} of all are attacks)"
            )


def line(source, values, scores, label, reference):
    a, o = label == 1, label == 0
    ordinary = values[o] if reference is None else reference
    cells = [source, a.sum(), o.sum(), share(area(values[a], values[o]))]
    cells += [share(recall_at(values[a], ordinary, rate)) if a.any() and len(ordinary) else "" for rate in (0.01, 0.001)]
    cells += [share((scores[w] < bound).mean()) if w.any() else "" for w in (a, o) for bound in (20, 50)]
    print("| " + " | ".join(map(str, cells)) + " |")


def parts(title, keys, scores, label):
    groups = defaultdict(list)
    for index, key in enumerate(keys):
        groups[key].append(index)
    if len(groups) < 2:
        return
    print(
        f"\n{title}, below 20: "
        + "; ".join(
            f"{key} {share((scores[i] < 20).mean())} of {len(i)} {'attacks' if value else 'ordinary'}"
            for key in sorted(groups, key=str)
            for value in (1, 0)
            if len(i := [n for n in groups[key] if label[n] == value])
        )
    )


def share(value):
    return "" if value != value else f"{value:.3f}"


def unsafe_report(classifier, rows, title):
    logits, label = classifier.table(rows), np.array([r["label"] for r in rows])
    values, scores = logits[:, classifier.index["unsafe"]], classifier.scores("unsafe", logits)
    a, o = values[label == 1], values[label == 0]
    both = f"AUC {area(a, o):.3f}, AUPRC {average_precision(a, o):.3f}; " if len(o) else ""
    print(
        f"\n{title}: {both}below 20: {share((scores[label == 1] < 20).mean()) if len(a) else ''} of {len(a)} unsafe, {share((scores[label == 0] < 20).mean()) if len(o) else ''} of {len(o)} safe; below 50: {share((scores[label == 1] < 50).mean())}, {share((scores[label == 0] < 50).mean()) if len(o) else ''}"
    )


def speed(classifier):
    words = classifier.windows.tokenizer.decode(
        classifier.windows.ids("the small river runs past the old mill and on to the sea " * 20)
    )
    for tokens in (32, 128):
        window = classifier.windows.of(words)[0][:tokens]
        times = []
        for _ in range(60):
            start = time.process_time()
            classifier.session.run(["heads", "tokens"], {"input_ids": padded([window]).numpy()})
            times.append(time.process_time() - start)
        print(f"{tokens} tokens: {1000 * np.median(times):.1f} ms of CPU")


def load(folder, name, role="user"):
    return [{**r, "role": role} for r in corpus.lines(folder, name)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--bench", action="store_true")
    parser.add_argument("--transfer", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="of pi_bench only every so many texts one")
    given = parser.parse_args()
    classifier = Classifier(given.model)
    speed(classifier)
    if given.bench:
        bench = load(given.data, "pi_bench")[:: given.every]
        injection_report(classifier, bench, None, "Like the training texts: pi_bench")
        over_defence(classifier, [r for r in bench if r["label"]][::3])
        unsafe_report(classifier, load(given.data, "code_abuse_bench"), "code_abuse_bench")
        report_code(classifier, given.data)
    if given.transfer:
        folder = given.data / "transfer"
        ordinary = load(folder, "benign_arena_hard")
        reference = classifier.table(ordinary)[:, classifier.index["injection"]]
        injection_report(
            classifier,
            ordinary + load(folder, "pi_cyberseceval") + load(folder, "pi_asb"),
            reference,
            "Other sources; rates refer to benign_arena_hard",
        )
        unsafe_report(classifier, load(folder, "unsafe_xstest"), "unsafe_xstest")
        unsafe_report(classifier, load(folder, "code_abuse_interpreter"), "code_abuse_interpreter")
        unsafe_report(classifier, ordinary, "benign_arena_hard")


def over_defence(classifier, attacks):
    """Both at one threshold: harmless sentences with words of attacks that are let pass, and attacks that are not."""
    columns = [classifier.table([{"text": t} for t in overdefence.SENTENCES]), classifier.table(attacks)]
    for bound in (20, 50):
        harmless, found = (classifier.scores("injection", x) < bound for x in columns)
        print(f"\nbelow {bound}: {(~harmless).mean():.3f} of {len(harmless)} harmless ones let pass, {found.mean():.3f} of {len(found)} attacks found")


def report_code(classifier, data):
    column = classifier.index["content.source_code"]
    code = classifier.table(load(data, "code_bench"))[:, column]
    other = classifier.table([r for r in load(data, "pi_bench") if r["label"] == 0][:600])[:, column]
    found, wrong = ((score(classifier.scales["content.source_code"], values) < 50).sum() for values in (code, other))
    print(
        f"\nsource code, code_bench against ordinary prompts: AUC {area(code, other):.3f}, F1 {2 * found / (2 * found + wrong + len(code) - found):.3f}"
    )


if __name__ == "__main__":
    main()
