"""Filling of templates: `{person}` takes a random person, `{n}` a number, and so on."""

import re

import words

KINDS = {
    "person": words.PEOPLE,
    "company": words.COMPANIES,
    "product": words.PRODUCTS,
    "city": words.CITIES,
    "topic": words.TOPICS,
    "day": words.DAYS,
    "domain": words.DOMAINS,
    "file": words.FILES,
    "site": words.SITES,
    "account": words.ACCOUNTS,
    "secret": words.SECRETS,
    "language": words.LANGUAGES,
}
SLOT = re.compile(r"\{([A-Za-z]+2?)\}")


def fill(random, template, **given):
    def value(match):
        kind = match.group(1)
        if kind in given:
            return given[kind]
        if kind == "n":
            return str(random.randint(2, 90))
        if kind == "n2":
            return str(random.randint(10, 59))
        return random.choice(KINDS[kind]) if kind in KINDS else match.group()

    return SLOT.sub(value, template)


def pick(random, templates, **given):
    return fill(random, random.choice(templates), **given)


def prose(random, count):
    return " ".join(fill(random, s) for s in random.sample(words.SENTENCES, min(count, len(words.SENTENCES))))
