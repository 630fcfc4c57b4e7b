"""Long ordinary texts: the documentation and the sources of installed libraries, alone and in questions about them.

The reference that Python carries with it, and the texts and functions in the sources of the standard library, numpy and torch, which the training
needs anyway; sentences of chatterbot-corpus in other languages, where that is installed.
"""

import ast
import importlib.util
import re
import sysconfig
from collections import defaultdict
from pathlib import Path

from pydoc_data import topics

FILES = 260
PACKAGES = ("numpy", "torch", "sklearn")
SKIPPED = re.compile(r"/(tests?|testing|idlelib|site-packages|_vendor|vendor|lib2to3|encodings)/")
LEAST, MOST = 150, 6000

QUESTIONS = """Explain the following in simple words.
Summarise this for a colleague.
Translate this into {language}.
I do not understand the text below. What does it say about errors?
What are the most important points here?
Write an example program for what is described below.
Which parameters are optional?
Turn this into a table with a row for each option.
Is this up to date? What would you add?
Rewrite this so that a beginner can follow it.
Give me three exam questions on this, with the answers.
What follows is from the manual. Why does it behave so?
List the exceptions that may be raised.
Shorten this to {n} words.""".split("\n")
ABOUT_CODE = """What does this code do?
Find the bug in this function.
Make this faster and explain how.
Rewrite this in Rust.
Rewrite this in JavaScript and keep the comments.
Add type hints and a docstring.
Write unit tests for the following.
Why does this raise an exception for an empty list?
Refactor this so that it has no global state.
What is the complexity of this?
Is this safe when several threads call it?
Convert this to use a class.
My teacher says there is an error in it, but it seems to work. Who is right?
Review this and be strict.""".split("\n")
WISHES = """Write a Python function that does this: {what}
I need a program. {what} It must run without other packages.
How would you implement the following in C++? {what}
{what} Please show the code and explain each step.
Implement `{name}`: {what}
Write a class with a method `{name}`. {what} Also write tests.
Given the description below, write the code.
{what}
Can you give me an example of `{name}`? The documentation says: {what}
What is the difference between `{name}` and `{other}`? {what}""".split("\n")


def texts(random, count):
    """Pairs of a text and whether it is source code (None: there is some in it)."""
    documents, functions = read()
    chats = conversations()
    for number in range(count):
        kind = number % 8
        if kind in (0, 1):
            yield some_of(random, random.choice(documents)[1]), 0
        elif kind == 2:
            yield f"{random.choice(QUESTIONS)}\n\n{some_of(random, random.choice(documents)[1])}", 0
        elif kind == 3:
            yield some_of(random, random.choice(functions)), 1
        elif kind in (4, 5):
            code = some_of(random, random.choice(functions))
            code = f"```python\n{code}\n```" if random.random() < 0.4 else code
            question = random.choice(ABOUT_CODE)
            yield (f"{question}\n\n{code}" if random.random() < 0.7 else f"{code}\n\n{question}"), None
        elif kind == 6 or not chats:
            (name, doc), (other, _) = random.choice(documents), random.choice(documents)
            what = " ".join(doc.split())[: random.randint(60, 500)].rsplit(" ", 1)[0]
            yield random.choice(WISHES).replace("{name}", name).replace("{other}", other).replace("{what}", what), 0
        else:
            lines = random.choice(chats)
            yield " ".join(random.choice(lines) for _ in range(random.choice([1, 1, 2, 4, 9]))), 0


def some_of(random, text):
    """The text, or from some line on, at a length of any order."""
    most = int(LEAST * (MOST / LEAST) ** random.random())
    if len(text) <= most:
        return text
    start = text.find("\n", random.randrange(len(text) - most + 1)) + 1
    return text[start : start + most]


def read():
    documents = [(name, text) for name, text in sorted(topics.topics.items()) if len(text) > LEAST]
    functions = []
    found = [importlib.util.find_spec(name) for name in PACKAGES]
    for folder in [Path(sysconfig.get_paths()["stdlib"]), *[Path(f.origin).parent for f in found if f]]:
        paths = [p for p in sorted(folder.rglob("*.py")) if not SKIPPED.search("/" + str(p.relative_to(folder)))]
        for path in paths[:: len(paths) // FILES + 1]:
            try:
                source = path.read_text()
                tree = ast.parse(source)
            except (SyntaxError, UnicodeDecodeError):
                continue
            lines = source.split("\n")
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                    doc = ast.get_docstring(node)
                    if doc and len(doc) > LEAST:
                        documents.append((getattr(node, "name", path.stem), doc))
                if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > 8:
                    functions.append("\n".join(lines[node.lineno - 1 : node.end_lineno]))
    return documents, functions


def conversations():
    found = importlib.util.find_spec("chatterbot_corpus")
    if not found:
        return []
    lines = defaultdict(list)
    for path in sorted((Path(found.origin).parent / "data").rglob("*.yml")):
        if path.parent.name != "english" and path.stem != "ai":
            lines[path.parent.name] += re.findall(r"^[- ]*- +[\"']?(.{8,300}?)[\"']?$", path.read_text(), re.M)
    return [some for some in lines.values() if some]
