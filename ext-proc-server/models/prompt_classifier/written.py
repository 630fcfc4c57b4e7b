"""Texts written one by one, each attack or unsafe request beside ordinary ones in nearly the same words: `written/*.jsonl`.

    python written.py FILE…     # checks files: what is wrong, by line, and how many texts of each kind there are

A line is a pair: `{"kind", "lang", "role", "attack", "order", "ordinary"}`, or for what is unsafe `{"kind", "lang", "unsafe", "codes", "ordinary"}`.
`role` is `user` (what someone types) or `data` (a document, a page, what a tool gave back). `order` is the part of `attack` that is the attack, where
the rest is ordinary. `ordinary` is a list, which stands alone in lines that only show harmless texts. `answer`: the unsafe and ordinary texts
are a model's.
"""

import json
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent / "written"
KEYS = {"kind", "lang", "role", "attack", "order", "ordinary", "unsafe", "codes", "answer"}
# Files whose attacks ask for nothing that is unsafe in itself.
HARMLESS = {"extraction"}
CODES = {f"S{n}" for n in range(1, 15)}


def fault(pair):
    """What is wrong with a line, or nothing."""
    if set(pair) - KEYS or "kind" not in pair or "lang" not in pair:
        return f"keys {sorted(pair)}"
    if not isinstance(pair.get("ordinary"), list) or not all(isinstance(t, str) and t.strip() for t in pair["ordinary"]):
        return "`ordinary` has to be a list of texts"
    if "unsafe" in pair:
        return None if pair.get("codes") and set(pair["codes"]) <= CODES else "`codes` has to name some of S1 to S14"
    if pair.get("role") not in ("user", "data"):
        return "`role` has to be `user` or `data`"
    if "attack" not in pair:
        return None if pair["ordinary"] else "nothing in it"
    if pair.get("order", pair["attack"]) not in pair["attack"]:
        return "`order` does not stand in `attack`"
    return None


def pairs(files=None):
    """The lines of the files, by default of all, with the name of the file."""
    for file in files or sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            try:
                pair = json.loads(line)
                wrong = fault(pair)
            except ValueError as error:
                wrong = str(error)
            if wrong:
                raise ValueError(f"{file.name}:{number}: {wrong}")
            yield file.stem, pair


def rows():
    """`{"text", "file", "role", "attack", "codes", "harmless", "span"}` of every text.

    `attack` and `codes` are None where that is not said. `harmless`: nothing in the file's attacks is unsafe besides.
    """
    for file, pair in pairs():
        common = {"file": file, "role": "assistant" if pair.get("answer") else pair.get("role", "user"), "harmless": file in HARMLESS}
        if "unsafe" in pair:
            yield common | {"text": pair["unsafe"], "attack": None, "codes": pair["codes"], "span": None}
        if "attack" in pair:
            text, order = pair["attack"], pair.get("order", pair["attack"])
            at = text.index(order)
            yield common | {"text": text, "attack": 1, "codes": None, "span": (at, at + len(order))}
        for text in pair["ordinary"]:
            yield common | {"text": text, "attack": 0, "codes": [], "span": None}


def main():
    for name in sys.argv[1:]:
        seen, kinds, langs = Counter(), Counter(), Counter()
        for number, line in enumerate(Path(name).read_text().splitlines(), 1):
            try:
                pair = json.loads(line)
                wrong = fault(pair)
            except ValueError as error:
                pair, wrong = {}, str(error)
            if wrong:
                print(f"{name}:{number}: {wrong}")
                continue
            kinds[pair["kind"]] += 1
            langs[pair["lang"]] += 1
            for text in [pair.get("attack"), pair.get("unsafe"), *pair["ordinary"]]:
                if text and seen[text]:
                    print(f"{name}:{number}: stands twice: {text[:60]}")
                seen[text] += text is not None
        print(f"{name}: {sum(kinds.values())} lines, {sum(seen.values())} texts")
        print("  ", ", ".join(f"{k} {n}" for k, n in kinds.most_common()))
        print("  ", ", ".join(f"{k} {n}" for k, n in langs.most_common()))


if __name__ == "__main__":
    main()
