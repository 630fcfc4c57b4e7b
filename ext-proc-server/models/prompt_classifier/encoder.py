"""The network: the first layers of a sentence encoder, and one linear layer that answers every question at once.

A window is `[CLS] role hidden text… [SEP]`. `role` says who wrote the text (`ROLES`), `hidden` whether something had to be
decoded or uncovered to read it; both are words of the vocabulary that no text can spell.
"""

import json
import math

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from corpus import HEADS
from normalise import normalise

ROLES = {"user": 1, "data": 2, "system": 3, "assistant": 6}
PLAIN, HIDDEN = 4, 5
FIRST, LAST, PADDING = 101, 102, 0
WINDOW, OVERLAP = 128, 16
CONTENT = WINDOW - 4


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        if self.training:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            # Written out: what the ONNX network is made of.
            seen = (q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + mask).softmax(-1) @ v
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(batch, length, width)))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self, config, layers):
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(WINDOW, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"]) for _ in range(layers)
        )
        self.dropout = nn.Dropout(0.1)
        # The heads read pooled states less their mean, in units of their spread over the training texts.
        self.register_buffer("middle", torch.zeros(3 * width))
        self.register_buffer("spread", torch.ones(3 * width))
        self.heads = nn.Linear(3 * width, len(HEADS))
        self.token = nn.Linear(width, 1)

    def lower(self, ids, layers):
        """States after the first layers."""
        mask = masked(ids != PADDING)
        x = self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])))
        for layer in self.layers[:layers]:
            x = layer(x, mask)
        return x

    def through(self, x, present, layers):
        """States after all layers, from those after the first ones."""
        mask = masked(present)
        for layer in self.layers[layers:]:
            x = layer(x, mask)
        return x

    def upper(self, x, present, layers):
        """Logits of each head, and for each token how much it looks like part of an injected order, from states after the first layers."""
        x = self.through(x, present, layers)
        pooled = (self.pooled(x, present) - self.middle) / self.spread
        return self.heads(self.dropout(pooled)), self.token(x)[..., 0]

    def pooled(self, x, present):
        there = present[..., None].to(x.dtype)
        mean = (x * there).sum(1) / there.sum(1)
        return torch.cat([x[:, 0], mean, (x - 1e4 * (1 - there)).amax(1)], -1)

    def forward(self, ids):
        return self.upper(self.lower(ids, 0), ids != PADDING, 0)


def masked(present):
    return torch.where(present, 0.0, -1e4)[:, None, None, :]


def from_base(folder, layers):
    """The encoder with the base's first layers; positions and types of the base are added up."""
    config = json.loads((folder / "config.json").read_text())
    return from_weights(config, load_file(folder / "model.safetensors"), layers)


def from_weights(config, base, layers):
    """The same from a BERT's weights by their names."""
    model = Encoder(config, layers)
    new = model.state_dict()
    new["words.weight"] = base["embeddings.word_embeddings.weight"]
    new["places.weight"] = (
        base["embeddings.position_embeddings.weight"][:WINDOW] + base["embeddings.token_type_embeddings.weight"][0]
    )
    copy(new, base, "norm", "embeddings.LayerNorm")
    for n in range(layers):
        old = f"encoder.layer.{n}"
        for kind in ("weight", "bias"):
            new[f"layers.{n}.qkv.{kind}"] = torch.cat(
                [base[f"{old}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
        copy(new, base, f"layers.{n}.out", f"{old}.attention.output.dense")
        copy(new, base, f"layers.{n}.norm1", f"{old}.attention.output.LayerNorm")
        copy(new, base, f"layers.{n}.up", f"{old}.intermediate.dense")
        copy(new, base, f"layers.{n}.down", f"{old}.output.dense")
        copy(new, base, f"layers.{n}.norm2", f"{old}.output.LayerNorm")
    new["heads.weight"].zero_()
    new["token.weight"].zero_()
    model.load_state_dict(new)
    return model


def copy(new, base, to, old):
    for kind in ("weight", "bias"):
        new[f"{to}.{kind}"] = base[f"{old}.{kind}"]


class Windows:
    """Cuts texts into windows of ids."""

    def __init__(self, tokenizer):
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def of(self, text, role="user", most=None):
        text, hidden = normalise(text)
        return [self.window(ids, role, hidden) for ids, _ in self.cut(self.ids(text), None, most)]

    def ids(self, text):
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def window(self, ids, role, hidden):
        return [FIRST, ROLES[role], HIDDEN if hidden else PLAIN, *ids, LAST]

    @staticmethod
    def cut(ids, marks, most=None):
        """Windows that overlap, with the marks of their tokens; the last ends with the text."""
        starts = list(range(0, max(len(ids) - OVERLAP, 1), CONTENT - OVERLAP))[:most]
        return [(ids[s : s + CONTENT], marks and marks[s : s + CONTENT]) for s in starts]


def padded(windows):
    length = max(map(len, windows))
    return torch.tensor([w + [PADDING] * (length - len(w)) for w in windows])
