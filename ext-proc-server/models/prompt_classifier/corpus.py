"""Rows to learn from: the data folder's files, texts made here, and both put together.

A row is `{"text", "role", "source", "folds", "labels"}`; `labels` has 0 or 1 for the heads that the row speaks about. `span` tells
where in the text an attack stands. A fold is what is left out together: sources that share texts are in one, and a text put together
from several is in all of theirs, so the same rows serve whatever is left out.
"""

import gzip
import json
import os.path
import random as random_module
from collections import defaultdict

import attacks
import benign
import briefs
import carriers
import commands
import hazards
import languages
import library
import prompt_topics
import stories
import tasks
import unsafe
import written

CODES = [f"S{n}" for n in range(1, 15)]
# What a prompt contains and what it asks for; source code has a head of its own, jailbreaks are injections.
TOPICS = ["content.pii", "content.customer_data", "content.financial_information", "content.credentials_and_secrets", "intent.pii", "intent.code_abuse"]
HEADS = ["injection", "indirect", "unsafe", *CODES, "source_code", *TOPICS]
NOTHING_UNSAFE = dict.fromkeys(["unsafe", *CODES], 0)
NO_TOPIC = dict.fromkeys(TOPICS, 0)

# Attack sources left out together, with the ordinary texts and unsafe requests left out beside them.
FOLDS = {
    "bipia": ["bipia", "cyberseceval", "openai/human-eval", "CySecBench"],
    "jailbreaks": ["garak", "pyrit", "giskard", "prompts.chat", "awesome-chatgpt-prompts", "HarmBench"],
    "yanismiraoui": ["yanismiraoui", "self-instruct", "PyRIT"],
    "s-labs": ["s-labs", "StrongREJECT"],
    "neuralchemy": ["neuralchemy", "AdvBench"],
    "spikee": ["spikee", "swe-lancer", "DBpedia14"],
}
# Rows taken of each source and label; there are many near-copies in the large ones.
AT_MOST = {
    ("s-labs", 0): 2600,
    ("s-labs", 1): 2200,
    ("neuralchemy", 0): 500,
    ("neuralchemy", 1): 1400,
    ("cyberseceval/instruct", 0): 600,
    ("swe-lancer", 0): 200,
    ("CySecBench", 1): 1000,
    ("personal data", 0): 500,
    ("secrets", 0): 400,
}
HARMS = {
    "Self-harm": "S11", "Electoral interference": "S13", "IP/copyright loss": "S8", "Defamation/libel/slander": "S5",
    "Discrimination": "S10", "Stereotyping": "S10", "Dehumanisation/objectification": "S10", "Violence/armed conflict": "S1",
    "Bodily injury": "S1", "Financial/earnings loss": "S2", "Confidentiality loss": "S2", "Critical infrastructure damage": "S2",
    "Impersonation/identity theft": "S2",
}  # fmt: skip
CATEGORIES = {
    "suicide": "S11", "weapon": "S9", "chemical": "S9", "biological": "S9", "nuclear": "S9", "hate": "S10", "child": "S4",
    "stalking": "S1", "moneylaundering": "S2", "insidertrading": "S2", "fraud": "S2", "hack": "S2", "identity": "S2", "scam": "S2",
    "drug": "S2", "trafficking": "S3", "assassination": "S1", "attack": "S1", "terror": "S1", "scams": "S2", "illegal": "S2",
    "violence": "S1", "sexual": "S12", "leakage": "S7", "malware": "S2", "hate_speech": "S10", "hate_speech_multi_score": "S10",
    "violence_multi_score": "S1", "self_harm": "S11", "privacy": "S7", "exploits": "S2",
}  # fmt: skip


def lines(folder, name):
    with gzip.open(folder / f"{name}.jsonl.gz", "rt") as file:
        yield from map(json.loads, file)


def fold_of(source):
    for fold, starts in FOLDS.items():
        if source.startswith(tuple(starts)):
            return fold
    return None


def row(text, source, labels, role="user", **more):
    return {"text": text, "role": role, "source": source, "folds": {fold_of(source)} - {None}, "labels": labels, **more}


def injections(folder):
    every = list(lines(folder, "pi_train"))
    clean = [r["text"] for r in every if r["source"].startswith("bipia") and r["label"] == 0]
    for r in every:
        indirect = r["cat"].startswith("indirect") or r["source"].startswith("bipia")
        labels = {"injection": r["label"], "indirect": int(indirect and r["label"] == 1)}
        if r["label"] == 0:
            labels |= NOTHING_UNSAFE
        span = inserted(r["text"], clean) if r["source"].startswith("bipia") and r["label"] else None
        if r["source"].startswith("bipia") and r["label"] and span is None:
            continue
        yield row(r["text"], r["source"], labels, "data" if r["source"].startswith("bipia") else "user", span=span)


def inserted(text, clean):
    """Where a text differs from the document it was made from, if that is among the clean ones."""
    best = max(clean, key=lambda c: min(len(c), common(text, c) + common(text[::-1], c[::-1])))
    start = common(text, best)
    end = len(text) - common(text[::-1], best[::-1])
    return (start, max(end, start)) if start + len(text) - end >= 0.97 * len(best) - 3 else None


def common(a, b):
    return len(os.path.commonprefix([a, b]))


def ordinary(folder):
    nothing = {"injection": 0, "indirect": 0, **NOTHING_UNSAFE}
    for r in lines(folder, "benign_prompts"):
        # Bug reports name people and amounts; that is nobody's label.
        topics = {"intent.pii": 0} if r["source"].startswith("swe-lancer") else NO_TOPIC
        yield row(r["text"], r["source"], nothing | topics | {"source_code": int(r["source"] == "openai/human-eval")})
    for r in lines(folder, "benign_docs"):
        yield row(r["text"], r["source"], nothing | NO_TOPIC | {"source_code": 0}, "data")
    for r in lines(folder, "code_train"):
        yield row(r["text"], r["source"], nothing | NO_TOPIC | {"source_code": 1})


def other(folder):
    """Files made for other detectors: no attacks, and unlike the rest."""
    nothing = {"injection": 0, "indirect": 0}
    for r in lines(folder, "pii_train"):
        yield row(r["text"], "personal data", nothing | {"content.credentials_and_secrets": 0, "intent.pii": 0, "intent.code_abuse": 0})
    for r in lines(folder, "secrets_train"):
        # Label 2: an identifier, which alone is no secret.
        secret = {} if r["label"] == 2 else {"content.credentials_and_secrets": r["label"]}
        yield row(r["text"], "secrets", nothing | secret | {"intent.pii": 0, "intent.code_abuse": 0})
    for name in ("topic_domains", "topic_investment_advice"):
        for r in lines(folder, name):
            yield row(r["text"], "topics", nothing | NO_TOPIC)
    for r in lines(folder, "api_payloads"):
        for text in strings(r["request"]):
            yield row(text, "payloads", dict(nothing), "data" if len(text) > 400 else "user")
    for r in lines(folder, "mcp_tools"):
        if r["label"] == 0:
            yield row(r["text"], "tools", dict(nothing), "data")
        elif not r["cat"].startswith("openly"):
            yield row(r["text"], "tools", {"injection": 1, "indirect": 1}, "data")


def strings(value):
    """The sentences in a JSON value, however deep, and in JSON inside its strings."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)
    elif isinstance(value, str) and value[:1] in "{[":
        try:
            yield from strings(json.loads(value))
        except ValueError:
            return
    elif isinstance(value, str) and 20 < len(value) < 6000 and value.count(" ") > 2:
        yield value


def unsafe_requests(folder):
    for r in lines(folder, "unsafe_train"):
        codes = (
            {r["s"]}
            if r.get("s")
            else {c for part in r["cat"].split("|") for c in [HARMS.get(part) or CATEGORIES.get(part)] if c}
        )
        labels = coded(codes, certain=bool(r.get("s")))
        if r["source"] == "PyRIT/airt":
            del labels["injection"]  # Some of them ask for the system prompt.
        yield row(r["text"], r["source"], labels)
    for r in lines(folder, "unsafe_responses"):
        code = CATEGORIES.get(r["cat"])
        labels = coded({code} if code else set()) if r["label"] else dict(NOTHING_UNSAFE)
        yield row(r["text"], r["source"], labels, "assistant")
    for r in lines(folder, "code_abuse_train"):
        yield row(r["text"], r["source"], coded({"S14"}) | {"intent.code_abuse": 1})


def coded(codes, certain=False):
    """An unsafe row's labels; topics it may have besides are left open unless its source gives exactly one."""
    labels = {"injection": 0, "unsafe": 1} | dict.fromkeys(codes, 1)
    return {**dict.fromkeys(CODES, 0), **labels} if certain else labels


def made(random, count):
    for r in attacks.attacks(random, count):
        yield row(r["text"], "made/" + r["made"], {"injection": 1, "indirect": r["indirect"]}, r["role"], span=r["span"])
    for r in benign.ordinary(random, count):
        nothing = {} if r["made"] in ("security", "quoted") else NOTHING_UNSAFE
        yield row(r["text"], "made/" + r["made"], {"injection": 0, "indirect": 0, **nothing}, r["role"])


def made_more(random, count):
    """More of two kinds that a general mix has too few of: orders to run something, and other languages."""
    for _ in range(count * 2 // 9):
        text = commands.attack(random)
        text = attacks.spelled_oddly(random, text) if random.random() < 0.4 else text
        yield row(text, "made/direct", {"injection": 1, "indirect": 0}, span=(0, len(text)))
    for _ in range(count // 4):
        text = languages.attack(random)
        yield row(text, "made/direct", {"injection": 1, "indirect": 0}, span=(0, len(text)))
    nothing = {"injection": 0, "indirect": 0, **NOTHING_UNSAFE}
    for _ in range(count // 8):
        yield row(commands.ordinary(random), "made/command", dict(nothing))
    for _ in range(count // 3):
        text = languages.ordinary(random) if random.random() < 0.5 else briefs.ordinary(random)
        yield row(text, "made/other_language", dict(nothing))


def made_unsafe(random, count):
    for r in unsafe.rows(random, count):
        labels = coded(r["codes"], certain=True) if r["codes"] else {"injection": 0, **NOTHING_UNSAFE}
        yield row(r["text"], "made/" + r["made"], labels)


def made_hazards(random, count):
    """Unsafe requests and answers beside safe ones in the same words; stories."""
    for r in hazards.rows(random, count):
        labels = coded(r["codes"], certain=True) if r["codes"] else dict(NOTHING_UNSAFE)
        yield row(r["text"], "made/hazard" if r["codes"] else "made/no_hazard", {"injection": 0, "indirect": 0} | labels, r["role"])
    for _ in range(count // 3):
        yield row(stories.request(random), "made/story", {"injection": 0, "indirect": 0, **NOTHING_UNSAFE, **NO_TOPIC})


def made_topics(random, count):
    for r in prompt_topics.rows(random, count):
        topics = NO_TOPIC | dict.fromkeys(r["topics"], 1)
        safe = {} if "intent.code_abuse" in r["topics"] or "intent.pii" in r["topics"] else NOTHING_UNSAFE
        yield row(r["text"], "made/" + r["made"], {"injection": 0, "indirect": 0} | topics | safe)


def written_ones():
    """The texts that were written one by one. What an attack asks for may be unsafe too, but where only secrets are asked for."""
    for r in written.rows():
        labels = {} if r["attack"] is None else {"injection": r["attack"], "indirect": int(r["attack"] and r["role"] == "data")}
        if r["codes"]:
            labels = coded(r["codes"], certain=True) | {"indirect": 0}
        elif r["codes"] == [] or r["harmless"]:
            labels |= NOTHING_UNSAFE
        yield row(r["text"], "written/" + r["file"], labels, r["role"], span=r["span"])


def long_ones(random, rows, count):
    """Ordinary texts that are long: documentation, and texts of the sources one after the other, as in a conversation or a folder."""
    nothing = {"injection": 0, "indirect": 0}
    for text, code in library.texts(random, count):
        labels = nothing | NOTHING_UNSAFE | NO_TOPIC | ({} if code is None else {"source_code": code})
        yield row(text, "library", labels, random.choice(["user", "user", "data"]))
    plain = [r for r in rows if r["labels"].get("injection") == 0 and r["labels"].get("unsafe") != 1 and r["role"] != "system"]
    for _ in range(count // 2):
        some = random.sample(plain, random.randint(2, 7))
        text = random.choice(["\n\n", "\n", "\n---\n"]).join(r["text"][:1500] for r in some)
        yield row(text, "joined", nothing, random.choice(["user", "data"])) | {"folds": set().union(*[r["folds"] for r in some])}


def combined(random, rows, count):
    """Attacks of the sources and made ones, put into ordinary texts of the sources: appended, in front, or inside."""
    short = [r for r in rows if r["labels"].get("injection") == 1 and stands_alone(r) and len(r["text"]) < 300]
    plain = [
        r
        for r in rows
        if r["labels"].get("injection") == 0 and r["labels"].get("unsafe") == 0 and not r["source"].startswith("made")
    ]
    documents = [r for r in plain if len(r["text"]) > 250]
    prompts = [r for r in plain if 20 < len(r["text"]) <= 600]
    for number in range(count):
        taken = random.choice(short) if random.random() < 0.5 else None
        text, folds = (taken["text"], taken["folds"]) if taken else (attacks.attack(random, disguised=0.1), set())
        kind = number % 3
        if kind == 0:
            around = random.choice(prompts)
            before, after = around["text"] + random.choice([" ", "\n", "\n\n"]), ""
        elif kind == 1:
            around = random.choice(documents)
            whole = around["text"]
            places = [i for i, c in enumerate(whole) if c in "\n.>" and i < 3000] or [0]
            at = random.choice([0, len(whole), *[random.choice(places) + 1 for _ in range(4)]])
            joint = random.choice([" ", "\n", "\n\n"])
            before, after = whole[:at] + joint, joint + whole[at:]
        else:
            around = {"folds": set()}
            whole, at = carriers.carrier(random, text)
            before, after = whole[:at], whole[at + len(text) :]
        if kind and random.random() < 0.2:
            before = tasks.about_document(random) + "\n" + before
        both = row(
            before + text + after,
            "combined",
            {"injection": 1, "indirect": int(kind > 0)},
            "user" if kind == 0 else random.choice(["user", "data"]),
            span=(len(before), len(before) + len(text)),
        )
        yield both | {"folds": folds | around["folds"]}


def stands_alone(r):
    return not r.get("span") or r["source"].startswith("written") and r["span"] == (0, len(r["text"]))


def thinned(random, rows):
    groups = defaultdict(list)
    for r in rows:
        groups[r["source"], r["labels"].get("injection") or r["labels"].get("unsafe", 0)].append(r)
    for key, group in groups.items():
        limit = AT_MOST.get(key, len(group))
        yield from random.sample(group, min(limit, len(group)))


def corpus(folder, seed, parts=("made", "written", "long", "combined"), without=None, count=4500):
    """Rows to train on; those of the fold `without` are left out."""
    random = random_module.Random(seed)
    rows = [*injections(folder), *ordinary(folder), *other(folder), *unsafe_requests(folder)]
    rows = list(thinned(random, rows))
    if "made" in parts:
        rows += made(random, count)
        rows += made_unsafe(random, count // 2)
        rows += made_more(random, count)
        rows += made_hazards(random, count * 2 // 3)
        rows += made_topics(random, count)
    if "written" in parts:
        rows += written_ones()
    if "long" in parts:
        rows += long_ones(random, rows, count * 2 // 3)
    if "combined" in parts:
        rows += combined(random, rows, count)
    return [r for r in without_copies(rows) if without not in r["folds"]]


def without_copies(rows):
    seen, kept = set(), []
    for r in rows:
        key = " ".join(r["text"].lower().split())
        if key not in seen and key:
            seen.add(key)
            kept.append(r)
    return kept
