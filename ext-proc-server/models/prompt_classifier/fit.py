"""Fits the network to samples: its upper layers and its heads; the lower layers stay as the base has them."""

import itertools
import random as random_module
import time

import numpy as np
import torch
from torch.nn import functional

from encoder import from_base, padded
from samples import NO_LABEL

LAYERS, FROZEN, EPOCHS, TOKENS = 5, 2, 2, 1800
RATE, HEAD_RATE, DECAY, WARM_UP = 1e-4, 4e-4, 0.01, 0.06
# Before the layers, the heads alone are fitted to what the base makes of so many samples, until they know all that the base has to
# give: heads that still know nothing would spoil the layers below.
FEATURES, FEATURE_EPOCHS, FEATURE_BATCH = 14_000, 12, 256
# The rate falls to this share of its height; the network that is kept is the mean of all that there were from then on.
LOWEST, MEAN_FROM = 0.25, 0.45
# Where between the base with its heads and that mean the network lies.
BETWEEN = 0.8
TOKEN_SHARE = 0.5
SHARES = torch.tensor([2.0, 0.5, 1.5, *[0.15] * 14, 0.3, *[0.3] * 6])
# Heads that see few positive samples count them more.
POSITIVE = torch.tensor([1.0, 1.0, 1.0, *[4.0] * 14, 1.0, *[2.0] * 6])


class Prepared:
    """Samples with what the frozen layers make of them, which is worked out once, whatever is left out and fitted after."""

    def __init__(self, base, samples, file, layers=LAYERS, frozen=FROZEN):
        self.base, self.samples, self.layers, self.frozen = base, samples, layers, frozen
        lengths = [len(s.ids) for s in samples]
        self.starts = np.concatenate([[0], np.cumsum(lengths)])
        model = from_base(base, layers).eval()
        shape = (int(self.starts[-1]), model.places.weight.shape[1])
        if file.exists():
            self.states = np.memmap(file, np.float16, "r", shape=shape)
            return
        self.states = np.memmap(file, np.float16, "w+", shape=shape)
        order = sorted(range(len(samples)), key=lambda i: lengths[i])
        with torch.no_grad():
            for at in range(0, len(order), 16):
                some = order[at : at + 16]
                x = model.lower(padded([samples[i].ids for i in some]), frozen).half().numpy()
                for i, state in zip(some, x):
                    self.states[self.starts[i] : self.starts[i + 1]] = state[: lengths[i]]
        self.states.flush()

    def of(self, numbers):
        """Padded states, and which of their places hold a token."""
        parts = [self.states[self.starts[i] : self.starts[i + 1]] for i in numbers]
        x = np.zeros((len(parts), max(map(len, parts)), self.states.shape[1]), np.float16)
        present = np.zeros(x.shape[:2], bool)
        for row, part in enumerate(parts):
            x[row, : len(part)], present[row, : len(part)] = part, True
        return torch.from_numpy(x).float(), torch.from_numpy(present)


def features(prepared, seed=0):
    """Of some samples, by number, what the base as it is makes of them."""
    random, model = random_module.Random(seed), from_base(prepared.base, prepared.layers).eval()
    numbers = [i for i, s in enumerate(prepared.samples) if s.labels[0] != NO_LABEL]
    numbers = random.sample(numbers, min(FEATURES, len(numbers)))
    numbers.sort(key=lambda i: len(prepared.samples[i].ids))
    found = np.zeros((len(numbers), model.heads.in_features), np.float16)
    with torch.no_grad():
        for at in range(0, len(numbers), 24):
            x, present = prepared.of(numbers[at : at + 24])
            found[at : at + 24] = model.pooled(model.through(x, present, prepared.frozen).float(), present).numpy()
    return numbers, found


def start_heads(model, prepared, its_features, without, seed):
    """Fits the heads to what the base makes of the samples."""
    numbers, values = its_features
    there = [n for n, i in enumerate(numbers) if without not in prepared.samples[i].folds]
    x = torch.from_numpy(values[there].astype(np.float32))
    labels = torch.tensor([prepared.samples[numbers[n]].labels for n in there], dtype=torch.float32)
    model.middle.copy_(x.mean(0))
    model.spread.copy_(x.std(0) + 1e-3)
    x = (x - model.middle) / model.spread
    heads = torch.nn.Linear(x.shape[1], labels.shape[1])
    optimiser = torch.optim.AdamW(heads.parameters(), lr=2e-3, weight_decay=0.1)
    torch.manual_seed(seed)
    whole = FEATURE_EPOCHS * (len(x) // FEATURE_BATCH)
    for step in range(whole):
        some = torch.randint(len(x), (FEATURE_BATCH,))
        optimiser.param_groups[0]["lr"] = 2e-3 * (1 - step / whole)
        loss = heads_loss(heads(functional.dropout(x[some], 0.1)), labels[some])
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
    with torch.no_grad():
        model.heads.load_state_dict(heads.state_dict())


def fit(prepared, seed, epochs=EPOCHS, minutes=None, without=None, its_features=None, rate=RATE):
    """A model fitted to the samples that are not of the fold `without`; where `minutes` are given, the schedule ends when they are over."""
    torch.manual_seed(seed)
    random = random_module.Random(seed)
    model = from_base(prepared.base, prepared.layers).train()
    start_heads(model, prepared, its_features or features(prepared, seed), without, seed)
    numbers = [i for i, s in enumerate(prepared.samples) if without not in s.folds]
    upper = [p for layer in model.layers[prepared.frozen :] for p in layer.parameters()]
    fast = [*model.heads.parameters(), *model.token.parameters()]
    base = [p.detach().clone() for p in [*upper, *fast]]
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    for parameter in [*upper, *fast]:
        parameter.requires_grad_(True)
    optimiser = torch.optim.AdamW([{"params": upper, "lr": rate}, {"params": fast, "lr": HEAD_RATE}], weight_decay=DECAY, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    whole = epochs * len(batches(random, prepared.samples, numbers))
    started, step, losses, kept = time.time(), 0, [], 0
    mean = [torch.zeros_like(p) for p in [*upper, *fast]]
    passes = range(epochs) if minutes is None else itertools.count()
    for batch in (batch for _ in passes for batch in batches(random, prepared.samples, numbers)):
        done = step / whole if minutes is None else (time.time() - started) / 60 / minutes
        if done >= 1:
            break
        for group, its_rate in zip(optimiser.param_groups, rates):
            group["lr"] = its_rate * min(done / WARM_UP, LOWEST + (1 - LOWEST) * (1 - done))
        heads, tokens = model.upper(*prepared.of(batch), prepared.frozen)
        loss = loss_of([prepared.samples[i] for i in batch], heads.float(), tokens.float())
        losses.append(loss.item())
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*upper, *fast], 1.0)
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        if done >= MEAN_FROM:
            kept += 1
            for sum_of, parameter in zip(mean, [*upper, *fast]):
                sum_of.add_(parameter.detach())
        if step % 100 == 0:
            print(f"{step}/{whole} loss {np.mean(losses[-100:]):.4f} {time.time() - started:.0f} s", flush=True)
    with torch.no_grad():
        for sum_of, was, parameter in zip(mean, base, [*upper, *fast]):
            parameter.copy_(was + BETWEEN * (sum_of / kept - was))
    return model.eval()


def batches(random, samples, numbers):
    """Batches of samples of like length, each of about as many tokens."""
    order = sorted(numbers, key=lambda i: len(samples[i].ids) + random.random() * 8)
    found, batch = [], []
    for number in order:
        if batch and len(samples[number].ids) * (len(batch) + 1) > TOKENS:
            found.append(batch)
            batch = []
        batch.append(number)
    found.append(batch)
    random.shuffle(found)
    return found


def heads_loss(heads, labels):
    known = (labels != NO_LABEL).float()
    each = functional.binary_cross_entropy_with_logits(heads, labels.clamp(0, 1), pos_weight=POSITIVE, reduction="none")
    return (each * known * SHARES).sum() / len(labels)


def loss_of(batch, heads, tokens):
    labels = torch.tensor([s.labels for s in batch], dtype=torch.float32)
    marks = torch.tensor([s.marks + [NO_LABEL] * (tokens.shape[1] - len(s.marks)) for s in batch], dtype=torch.float32)
    seen = (marks != NO_LABEL).float()
    each = functional.binary_cross_entropy_with_logits(tokens, marks.clamp(0, 1), reduction="none")
    return heads_loss(heads, labels) + TOKEN_SHARE * (each * seen).sum() / seen.sum().clamp(min=1)
