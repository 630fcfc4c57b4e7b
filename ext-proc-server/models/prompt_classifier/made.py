"""Writes made and written texts for the small model of `filters/score`: no data set is read, and the same seed gives the same texts.

    python made.py OUT [--count N] [--seed N]

OUT: the folder for `made.jsonl.gz`. A line has what `corpus.py` gives a row; labels that a row does not speak about are left
out. `span` is in bytes of UTF-8.
"""

import argparse
import gzip
import json
from pathlib import Path
from random import Random

import corpus
import lookalikes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=9000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    random = Random(given.seed)
    rows = [*corpus.made(random, given.count), *corpus.made_unsafe(random, given.count)]
    nothing = {"injection": 0, "indirect": 0, **corpus.NOTHING_UNSAFE}
    rows += corpus.written_ones()
    for made in lookalikes.ordinary(random, given.count // 2):
        rows.append(corpus.row(made["text"], "made/" + made["made"], nothing, made["role"]))
    given.out.mkdir(parents=True, exist_ok=True)
    with open(given.out / "made.jsonl.gz", "wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        for row in corpus.without_copies(rows):
            packed.write((json.dumps(line(row), ensure_ascii=False, sort_keys=True) + "\n").encode())


def line(row):
    text, span = row["text"], row.get("span")
    named = {key: row[key] for key in ("text", "role", "source", "labels")}
    return named | ({"span": [len(text[:at].encode()) for at in span]} if span else {})


if __name__ == "__main__":
    main()
