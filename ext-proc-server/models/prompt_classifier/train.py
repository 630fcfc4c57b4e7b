"""Trains the prompt classifier: one small encoder with a head for each question.

    pip install torch safetensors tokenizers numpy onnx onnxscript onnxruntime
    python train.py DATA BASE OUT [--seed N] [--minutes M] [--fold-minutes M]

DATA: the folder of `*.jsonl.gz`. BASE: the folder of the base encoder (`model.safetensors`, `config.json`, `tokenizer.json` of
all-MiniLM-L6-v2). OUT: the folder to write. First each fold of sources is left out once; what those networks say of the sources
they have not seen gives the figures of `folds.md` and the scales of the scores. Beside it, on another core, one network is fitted to everything.
A folder OUT with `left_out.jsonl` keeps that part and only fits the last network.
"""

import argparse
import json
import multiprocessing
import time
from pathlib import Path

import numpy as np
import torch

import card
import corpus
from encoder import HIDDEN, OVERLAP, PLAIN, ROLES, WINDOW, Windows
from evaluate import Classifier, area, recall_at
from export import export
from fit import FROZEN, LAYERS, Prepared, features, fit
from samples import Sample, samples
from scale import ALLOWANCE, HAZARD, HIGH_RATE, MODERATE_RATE, TOPIC_HIGH, TOPIC_MODERATE, UNSAFE, knots, of_text, raised, score

# Windows of a text that are read when folds are measured.
MOST = 4
UNREAD = ("s-labs", "neuralchemy")
# What the server calls the heads that it asks; `indirect` only helps the others to learn.
ASKED = {h: h for h in corpus.HEADS if h != "indirect"} | {"source_code": "content.source_code"}


def held_out(folder, seed, windows):
    """Every second text of the sources, and samples of their first windows."""
    rows = [r for r in corpus.corpus(folder, seed, parts=()) if r["folds"]][::2]
    cut = [Sample(w, None, None, n, r["folds"]) for n, r in enumerate(rows) for w in windows.of(r["text"], r["role"], MOST)]
    return rows, cut


def logits(model, prepared, fold):
    """Of each text of the fold the logits of its windows."""
    numbers = sorted((i for i, s in enumerate(prepared.samples) if fold in s.folds), key=lambda i: len(prepared.samples[i].ids))
    found = {}
    with torch.no_grad():
        for at in range(0, len(numbers), 16):
            some = numbers[at : at + 16]
            heads, _ = model.upper(*prepared.of(some), prepared.frozen)
            for number, values in zip(some, heads.float().numpy()):
                found.setdefault(prepared.samples[number].source, []).append(values)
    return {n: np.array(values) for n, values in found.items()}


def left_out(given, prepared, rows, held):
    """Logits for the rows of each fold from a network that has not seen the fold."""
    its_features = features(prepared, given.seed)
    with open(given.out / "left_out.jsonl.part", "w") as file:
        for fold in given.folds or corpus.FOLDS:
            model = fit(prepared, given.seed, epochs=1, minutes=given.fold_minutes, without=fold, its_features=its_features, **given.options)
            if given.keep:
                torch.save(model.state_dict(), given.out / f"{fold}.pt")
            for number, values in logits(model, held, fold).items():
                row = rows[number]
                line = {
                    "fold": fold,
                    "source": row["source"],
                    "labels": row["labels"],
                    "length": len(row["text"]),
                    "windows": len(values),
                    "logits": [round(float(v), 4) for v in of_text(values, ALLOWANCE)],
                }
                file.write(json.dumps(line) + "\n")
            file.flush()
    (given.out / "left_out.jsonl.part").rename(given.out / "left_out.jsonl")


def values_of(lines, head):
    """Logits of the rows that have what the head asks for, and of ordinary ones; unsafe requests count as neither for attacks."""
    column = corpus.HEADS.index(head)
    values, label = np.array([x["logits"][column] for x in lines]), np.array([x["labels"].get(head, -1) for x in lines])
    ordinary = np.array([head == "unsafe" or x["labels"].get("unsafe") != 1 for x in lines], bool)
    return values[label == 1], values[(label == 0) & ordinary]


def folds_table(lines, scales):
    rows = [
        "| left out | attacks | ordinary | AUC | recall at 1 % | at 0.1 % | recall below 20 | below 50 | ordinary below 20 | below 50 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    means = []
    for fold in corpus.FOLDS:
        attacks, ordinary = values_of([x for x in lines if x["fold"] == fold], "injection")
        if len(attacks):
            cells = [area(attacks, ordinary), recall_at(attacks, ordinary, 0.01), recall_at(attacks, ordinary, 0.001)]
            cells += [(score(scales["injection"], v) < bound).mean() for v in (attacks, ordinary) for bound in (20, 50)]
            means.append(cells)
            rows.append(f"| {fold} | {len(attacks)} | {len(ordinary)} | " + " | ".join(f"{c:.3f}" for c in cells) + " |")
    rows.append("| mean | | | " + " | ".join(f"{c:.3f}" for c in np.mean(means, 0)) + " |")
    attacks, ordinary = values_of(lines, "injection")
    for bound in (20, 50):
        a, o = ((score(scales["injection"], v) < bound).sum() for v in (attacks, ordinary))
        rows.append(f"\nprecision below {bound}, all folds together: {a / (a + o):.3f}")
    rows += ["", "| ordinary source left out | texts | below 20 | below 50 |", "|---|---|---|---|"]
    for source in sorted({x["source"] for x in lines}):
        _, ordinary = values_of([x for x in lines if x["source"] == source], "injection")
        if len(ordinary) >= 40:
            rows.append(
                f"| {source} | {len(ordinary)} | "
                + " | ".join(f"{(score(scales['injection'], ordinary) < b).mean():.3f}" for b in (20, 50))
                + " |"
            )
    attacks, ordinary = values_of(lines, "unsafe")
    rows.append(
        f"\nunsafe, all folds together: AUC {area(attacks, ordinary):.3f}, recall at 1 % {recall_at(attacks, ordinary, 0.01):.3f}"
    )
    return "\n".join(rows) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, help="end the last fit after so long; two epochs otherwise")
    parser.add_argument("--fold-minutes", type=float, help="end each fold's fit after so long; one epoch otherwise")
    parser.add_argument("--made", type=int, default=4500, help="texts made of each kind")
    parser.add_argument("--parts", nargs="*", default=["made", "written", "long", "combined"])
    parser.add_argument("--folds", nargs="*", help="only leave these out, one after the other, and stop: for experiments")
    parser.add_argument("--keep", action="store_true", help="keep the folds' networks")
    parser.add_argument("--options", type=json.loads, default={}, help='of the fit, as {"rate": 1e-4}')
    given = parser.parse_args()
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    windows = Windows(given.base / "tokenizer.json")
    rows = corpus.corpus(given.data, given.seed, given.parts, count=given.made)
    prepared = Prepared(given.base, samples(rows, windows, given.seed), given.out / "states")
    started = time.time()
    folds = leaving_out(given, prepared, windows)
    if not given.folds:
        model = fit(prepared, given.seed, minutes=given.minutes, **given.options)
        torch.save(model.state_dict(), given.out / "model.pt")
    seconds = time.time() - started
    if folds:
        folds.join()
    scales = scales_of(given)
    if given.folds:
        return
    write(given, model, scales, windows)
    facts = {"layers": LAYERS, "frozen": FROZEN, "high": HIGH_RATE, "moderate": MODERATE_RATE}
    card.write(given.out, rows, seconds, seed=given.seed, **facts)


def leaving_out(given, prepared, windows):
    """Leaves out each fold, in a process of its own beside the last fit; what was left out before stays."""
    if (given.out / "left_out.jsonl").exists():
        return None
    texts, cut = held_out(given.data, given.seed, windows)
    held = Prepared(given.base, cut, given.out / "held")
    process = multiprocessing.get_context("fork").Process(target=left_out, args=(given, prepared, texts, held))
    process.start()
    return process


def scales_of(given):
    """What logits mean, by the texts that were left out; writes their table."""
    lines = [json.loads(line) for line in open(given.out / "left_out.jsonl")]
    folds = [[x for x in lines if x["fold"] == fold] for fold in corpus.FOLDS]
    scales = {"unsafe": UNSAFE}
    scales["injection"] = knots([values_of(some, "injection") for some in folds if some])
    for head in ("source_code", *corpus.TOPICS):
        scales[head] = knots([values_of(lines, head)], TOPIC_HIGH, TOPIC_MODERATE)
    (given.out / "folds.md").write_text(folds_table(lines, scales))
    print((given.out / "folds.md").read_text(), flush=True)
    return scales


def unread(given):
    """What the exported network says of ordinary texts that it has not seen, from sources that it has: the other parts of two of them."""
    rows = [r for r in corpus.lines(given.data, "pi_bench") if r["label"] == 0 and r["source"] in UNREAD]
    classifier = Classifier(given.out)
    table = classifier.table(rows)
    return {head: table[:, classifier.index[asked]] for head, asked in ASKED.items()}


def write(given, model, scales, windows):
    """The network in eight bits, and what the server needs beside it."""
    export(model, given.out / "model.onnx")
    (given.out / "tokenizer.json").write_text(windows.tokenizer.to_str())
    settings(given.out, scales)
    for head, values in unread(given).items():
        if head in scales:
            rates = (TOPIC_HIGH, TOPIC_MODERATE) if "." in ASKED[head] else (HIGH_RATE, MODERATE_RATE)
            scales[head] = raised(scales[head], values, *rates)
    settings(given.out, scales)


def settings(out, scales):
    """`heads.json`: what the server has to know of the network."""
    asked = [{"asks": ASKED[h], "index": n, "scale": scales.get(h, HAZARD)} for n, h in enumerate(corpus.HEADS) if h in ASKED]
    prefix = {name: ROLES[name] for name in ("user", "data", "assistant")} | {"plain": PLAIN, "hidden": HIDDEN}
    whole = {"output": "heads", "marks": "tokens", "values": "logits", "window": WINDOW, "overlap": OVERLAP, "allowance": ALLOWANCE}
    lines = ",\n  ".join(json.dumps(head) for head in asked)
    whole = json.dumps(whole | {"normalise": True, "prefix": prefix}, indent=1)
    (out / "heads.json").write_text(f'{whole[:-2]},\n "heads": [\n  {lines}\n ]\n}}\n')


if __name__ == "__main__":
    main()
