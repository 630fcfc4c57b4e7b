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
    "tools": "Apache-2.0, MIT", "made": "this project's", "combined": "those of its parts", "joined": "those of its parts",
    "library": "PSF-2.0, BSD-3-Clause (Python, numpy, torch, scikit-learn, chatterbot-corpus)",
}  # fmt: skip
FILES = ["model.onnx", "tokenizer.json", "heads.json", "vectors.json"]

CARD = """# Prompt classifier

One small encoder answers several questions about a text in one pass: is it an attack on a model's instructions (`injection`; `indirect`
where the attack stands in a document or a tool's result), is it `unsafe` and on which of the fourteen topics `S1` to `S14`, and is it source
code. Its base is multilingual-e5-small (MIT), of which {layers} layers are kept, the lowest {frozen} as they are, and of whose 250,000 pieces of
words the 40,000 that the training texts and twenty-four languages need most (`multilingual.py`).

## Files

| file | bytes | sha256 |
|---|---|---|
{files}

`model.onnx`: input `input_ids` (int64, batch × length, at most 128, padded with 0); outputs `heads` (a logit for each name in `heads.json`) and
`tokens` (for each token a logit of being part of an injected order: where the attack stands). Weights have eight bits.

How a text is read: `normalise.py` (`vectors.json` has examples: text, result, whether something was hidden); then ids of the tokenizer without
special tokens; windows of 124 ids that overlap by 32; each as `[CLS]=101, role, hidden, ids…, [SEP]=102` with role 1 for a user's text, 2 for a
document, page or tool result, 3 for a system prompt, and hidden 5 where something was, 4 else. A text's logit is the highest of its first {most}
windows' less `allowance` for each doubling of their number (once for two windows, twice for four).
`cuts` has the logit above which a text is source code. `scales` in `heads.json` map logits to scores of 1 to 99 by straight lines between points. Lower is riskier. Scores below 20 are for {high:.1%},
below 50 for {moderate:.1%} of the ordinary texts of all folds left out, or, where that is fewer, of unread ones of two sources (`scale.py`).

## Data

Seed {seed}; {rows} texts; {minutes:.0f} minutes on one core. Texts made here are by the programs in `ext-proc-server/models/prompt_classifier`:
templates written for this project, filled at random. `combined` are attacks put into ordinary texts of the sources.

| source | licence | texts | attacks | unsafe |
|---|---|---|---|---|
{sources}

## Figures

Each row's sources were left out of the training that it measures. What unseen test sources say stands in `docs/classifier-training.md`.

{folds}
## Limits

- On sources that it was not trained on it is weak (`docs/classifier-training.md`), and long ordinary prompts are called attacks far more often than short
  ones. Do not let it block alone.
- Attacks that are appended to an agent's task in plain words are not found, and stories are called attacks more often than other prompts.
- What is `unsafe` is told from look-alikes worse than by this project's first network (English base).
- Other languages than English are known from the base and from some hundred sentences in twenty-five of them.
- A request that is harmful but plain is not an injection; `unsafe` is the head for it. `S3`, `S4`, `S6` and `S13` have few examples.
- Attacks that need what was said earlier, images or sound are not seen. A task that was appended politely and asks for nothing odd looks like
  a user's own second wish.
- Who wrote a text matters: give documents and tool results role 2 and system prompts role 3.
"""


def write(out, rows, seconds, **facts):
    counts = Counter(r["source"].split("/")[0] if r["source"].startswith("made") else r["source"] for r in rows)
    marked = {
        head: Counter(
            r["source"].split("/")[0] if r["source"].startswith("made") else r["source"]
            for r in rows
            if r["labels"].get(head) == 1
        )
        for head in ("injection", "unsafe")
    }
    sources = "\n".join(
        f"| {s} | {licence(s)} | {n} | {marked['injection'][s]} | {marked['unsafe'][s]} |" for s, n in sorted(counts.items())
    )
    files = "\n".join(
        f"| {f} | {(out / f).stat().st_size} | `{hashlib.sha256((out / f).read_bytes()).hexdigest()}` |" for f in FILES
    )
    text = CARD.format(
        files=files,
        rows=len(rows),
        minutes=seconds / 60,
        sources=sources,
        folds=(out / "folds.md").read_text(),
        **facts,
    )
    (out / "MODEL_CARD.md").write_text(text)


def licence(source):
    return next((value for start, value in LICENCES.items() if source.startswith(start)), "see its makers")
