"""Windows with labels, cut from a corpus' rows."""

import random as random_module
from collections import namedtuple

from corpus import HEADS
from normalise import normalise

Sample = namedtuple("Sample", "ids labels marks source folds")
NO_LABEL = -1
# A text is as risky as its riskiest window, so long ordinary texts have to be learnt from end to end.
ORDINARY = 5


def samples(rows, windows, seed=0):
    random = random_module.Random(seed)
    found = []
    for row in rows:
        found += list(cut(random, row, windows))
    return found


def cut(random, row, windows):
    ids, marks, hidden = marked(row, windows)
    labels = [row["labels"].get(head, NO_LABEL) for head in HEADS]
    # Which role a text has is not always known: a third of the documents come as a user's text.
    role = "user" if row["role"] == "data" and random.random() < 0.3 else row["role"]
    pieces = windows.cut(ids, marks)
    if len(pieces) > 1:
        pieces = chosen(random, pieces, marks)
    for piece, its_marks in pieces:
        yield Sample(
            windows.window(piece, role, hidden), own_labels(labels, its_marks, marks), [0, 0, 0, *its_marks, 0], row["source"], row["folds"]
        )


def marked(row, windows):
    """Tokens, and for each whether it is part of an attack: 1, 0, or not known."""
    text, span = row["text"], row.get("span")
    known = 0 if row["labels"].get("injection") == 0 else NO_LABEL
    if span is None:
        text, hidden = normalise(text)
        ids = windows.ids(text)
        return ids, [known] * len(ids), hidden
    ids, marks, hidden = [], [], False
    for part, mark in ((text[: span[0]], 0), (text[span[0] : span[1]], 1), (text[span[1] :], 0)):
        part, its = normalise(part)
        some = windows.ids(part)
        ids, marks, hidden = ids + some, marks + [mark] * len(some), hidden or its
    return ids, marks, hidden


def chosen(random, pieces, marks):
    """Of a long text the window that has most of the attack and another, or the first and another."""
    if 1 in marks:
        most = max(pieces, key=lambda p: sum(m == 1 for m in p[1]))
        return [most] + random.sample([p for p in pieces if p is not most], 1)
    return [pieces[0], *random.sample(pieces[1:], min(len(pieces) - 1, ORDINARY if marks[0] == 0 else 1))]


def own_labels(labels, its_marks, marks):
    """A window that shows little of an attack that stands elsewhere is an ordinary one; one that shows half of it is left open."""
    whole, here = marks.count(1), its_marks.count(1)
    if labels[0] != 1 or not whole or here >= 0.6 * whole or here >= 40:
        return labels
    label = 0 if here <= 3 else NO_LABEL
    return [label, label, *labels[2:]]
