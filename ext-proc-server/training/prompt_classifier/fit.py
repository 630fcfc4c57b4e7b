"""Fits the network to samples."""

import random as random_module
import time

import numpy as np
import torch
from torch.nn import functional

from encoder import from_base, padded
from samples import NO_LABEL

LAYERS, EPOCHS, TOKENS = 4, 2, 1800
RATE, HEAD_RATE, DECAY, WARM_UP = 1.3e-4, 1.5e-3, 0.01, 0.06
# The heads learn alone at first, so that what they do not know yet does not disturb the layers below.
HEADS_ALONE = 0.05
TOKEN_SHARE = 0.5
SHARES = torch.tensor([2.0, 0.5, 1.5, *[0.15] * 14, 0.3])
# Heads that see few positive samples count them more.
POSITIVE = torch.tensor([1.0, 1.0, 1.0, *[4.0] * 14, 1.0])


def fit(base, samples, seed, epochs=EPOCHS, layers=LAYERS, minutes=None):
    """A model fitted to the samples; where `minutes` are given, the schedule ends when they are over."""
    torch.manual_seed(seed)
    random = random_module.Random(seed)
    model = from_base(base, layers).train()
    # Words stay as the base has them: those that no training text holds must not drift from the others. It is faster, too.
    model.words.weight.requires_grad_(False)
    slow = [p for n, p in model.named_parameters() if not n.startswith(("heads", "token", "words"))]
    fast = [p for n, p in model.named_parameters() if n.startswith(("heads", "token"))]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": RATE}, {"params": fast, "lr": HEAD_RATE}], weight_decay=DECAY)
    rates = [group["lr"] for group in optimiser.param_groups]
    whole = epochs * len(batches(random, samples))
    started, step, losses = time.time(), 0, []
    for _ in range(epochs):
        for batch in batches(random, samples):
            done = step / whole if minutes is None else (time.time() - started) / 60 / minutes
            if done >= 1:
                break
            for group, rate, start in zip(optimiser.param_groups, rates, (HEADS_ALONE, 0)):
                group["lr"] = rate * max(min((done - start) / WARM_UP, (1 - done) / (1 - WARM_UP), 1), 0)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                heads, tokens = model(padded([s.ids for s in batch]))
            loss = loss_of(batch, heads.float(), tokens.float())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            losses.append(loss.item())
            step += 1
            if step % 100 == 0:
                print(f"{step}/{whole} loss {np.mean(losses[-100:]):.4f} {time.time() - started:.0f} s", flush=True)
    return model.eval()


def batches(random, samples):
    """Batches of samples of like length, each of about as many tokens."""
    order = sorted(samples, key=lambda s: len(s.ids) + random.random() * 8)
    found, batch = [], []
    for sample in order:
        if batch and len(sample.ids) * (len(batch) + 1) > TOKENS:
            found.append(batch)
            batch = []
        batch.append(sample)
    found.append(batch)
    random.shuffle(found)
    return found


def loss_of(batch, heads, tokens):
    labels = torch.tensor([s.labels for s in batch], dtype=torch.float32)
    known = (labels != NO_LABEL).float()
    each = functional.binary_cross_entropy_with_logits(heads, labels.clamp(0, 1), pos_weight=POSITIVE, reduction="none")
    whole = (each * known * SHARES).sum() / len(batch)
    marks = torch.tensor([s.marks + [NO_LABEL] * (tokens.shape[1] - len(s.marks)) for s in batch], dtype=torch.float32)
    seen = (marks != NO_LABEL).float()
    each = functional.binary_cross_entropy_with_logits(tokens, marks.clamp(0, 1), reduction="none")
    return whole + TOKEN_SHARE * (each * seen).sum() / seen.sum().clamp(min=1)
