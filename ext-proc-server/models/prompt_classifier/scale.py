"""From logits to scores of 1 to 99, where lower is riskier and 20 and 50 are the boundaries that rules use."""

import numpy as np

# A score below 20 (50) is given to this share of the ordinary texts that were left out: of all folds together.
HIGH_RATE, MODERATE_RATE = 0.005, 0.03
# The same of topics, of which there are several.
TOPIC_HIGH, TOPIC_MODERATE = 0.002, 0.01
# By the network's own odds: that a text is unsafe, since values of a short fit do not tell where those of a long one lie; and of an
# unsafe text each of the fourteen topics.
UNSAFE = [[-6.0, 99.0], [0.0, 49.5], [2.0, 19.5], [6.0, 1.0]]
HAZARD = [[-3.0, 99.0], [0.0, 49.5], [1.5, 19.5], [4.0, 1.0]]


# A text is as risky as its riskiest window, but one of many windows has many chances: so much less for each doubling of their number, up
# to so many.
ALLOWANCE, MOST_ALLOWED = 0.35, 16


def of_text(windows, allowance):
    """A text's logits from those of its windows."""
    return np.max(windows, 0) - allowance * np.log2(min(len(windows), MOST_ALLOWED))


def knots(folds, high_rate=HIGH_RATE, moderate_rate=MODERATE_RATE):
    """Points of the line that maps a logit to a score, from logits of attacks and of ordinary texts in each fold left out."""
    attacks = np.concatenate([a for a, _ in folds])
    ordinary = np.concatenate([o for _, o in folds])
    high, moderate, low = (float(np.quantile(ordinary, q)) for q in (1 - high_rate, 1 - moderate_rate, 0.05))
    moderate = min(moderate, high - 0.1)
    low = min(low, moderate - 0.1)
    top = max(float(np.quantile(attacks, 0.95)) if len(attacks) else high + 3, high + 0.5)
    return [[round(x, 4), y] for x, y in ((low, 99.0), (moderate, 49.5), (high, 19.5), (top, 1.0))]


def raised(points, ordinary, high_rate=HIGH_RATE, moderate_rate=MODERATE_RATE):
    """The same line, where needed with higher boundaries, so that these ordinary texts do not pass them more often than the rates say either."""
    (low, _), (moderate, _), (high, _), (top, _) = points
    high, moderate = max(high, np.quantile(ordinary, 1 - high_rate)), max(moderate, np.quantile(ordinary, 1 - moderate_rate))
    return [[round(float(x), 4), y] for x, y in ((low, 99.0), (min(moderate, high - 0.1), 49.5), (high, 19.5), (max(top, high + 0.5), 1.0))]


def score(points, logits):
    xs, ys = zip(*points)
    return np.clip(np.round(np.interp(logits, xs, ys)), 1, 99)
