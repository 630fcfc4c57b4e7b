"""What is done to a text before it is cut into windows: hidden characters go, look-alikes and encodings are read.

`normalise(text)` gives the text the encoder reads and whether something had been hidden in it. The server's code
must do the same; `vectors.json`, beside this file, holds examples to check that with.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
BETWEEN_LETTERS = re.compile(f"(?<=[A-Za-z]){INVISIBLE.pattern}+(?=[A-Za-z])")
TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")
# Variation selectors, of which 256 can stand for the bytes of a text behind any sign.
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}")
ENTITY = re.compile(r"&#(?:[0-9]{2,6}|[xX][0-9a-fA-F]{2,5});")
ESCAPE = re.compile(r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{2,5}\})")
STYLED = re.compile("[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9]{3,}")
PAIRS = (
    "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa сc еe оo рp іi јj ѕs уy хx ԁd һh ԛq ԝw гr νv "
    "οo ρp αa εe ιi κk υu τt ηn σo ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ɑa ɡg ɩi Օo օo ոn սu ցg"
)
LIKE_LATIN = {pair[0]: pair[1] for pair in PAIRS.split()}
WORD = re.compile(r"[^\W\d_]{2,}")
BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}=*(?![A-Za-z0-9+/_-])")
# In how many places what looks like base64 may begin, and how long it is at least.
MOST_STARTS, SHORTEST_BASE64 = 9, 16
HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){12,}(?![0-9A-Za-z])|(?:\\x[0-9a-fA-F]{2}){6,}")
PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9]){12,}")
SPACED = re.compile(r"(?<![^\W_])[A-Za-z](?:(?!\n)[\W_][A-Za-z]){5,}(?![^\W_])")
SLASHED = re.compile(r"(?:\\[^\\\n]\s?){6,}")
SENTENCE = re.compile(r"[^.?\n]+[.?\n]*|[.?\n]+")
LEET_WORD = re.compile(r"[A-Za-z0-9@$!|€]+")
LEET = str.maketrans("0134578@$!|€", "oieastbasiie")
PLAIN_WORD = re.compile("[A-Za-z]{3,}")
# Of words that are turned round or moved by thirteen letters: the commonest of English and of orders to a model.
COMMON = set((Path(__file__).parent / "common_words.txt").read_text().split())


def normalise(text):
    hidden = bool(BETWEEN_LETTERS.search(text) or TAGS.search(text) or STYLED.search(text))
    for pattern, read in ((ENTITY, from_entity), (ESCAPE, from_escape)):
        text, changes = characters(text, pattern, read)
        hidden |= changes
    text, changes = decoded(text, SELECTORS, prose(from_selectors))
    hidden |= changes
    text = TAGS.sub(lambda m: " " + "".join(chr(ord(c) - 0xE0000) for c in m.group()) + " ", text)
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    text, changes = look_alikes(text)
    hidden |= changes
    for pattern, read in ((BASE64, from_base64), (HEX, prose(from_hex)), (PERCENT, prose(from_percent))):
        text, changes = decoded(text, pattern, read)
        hidden |= changes
    text, slashes = SLASHED.subn(lambda m: m.group().replace("\\", ""), text)
    text, joins = SPACED.subn(lambda m: re.sub(r"[^A-Za-z]", "", m.group()), text)
    hidden |= joins + slashes > 0
    for read in (leetspeak, words_moved):
        # A sentence alone first: among many others it would not stand out.
        sentences = [read(sentence) for sentence in SENTENCE.findall(text)]
        text, changes = read("".join(sentence for sentence, _ in sentences))
        hidden |= changes or any(changed for _, changed in sentences)
    return text, hidden


def characters(text, pattern, read):
    """Letters that are written as numbers: whoever can type Latin ones need not write them so."""
    changed = False

    def letter(match):
        nonlocal changed
        try:
            c = chr(read(match.group()))
        except (ValueError, OverflowError):
            return match.group()
        if "\ud800" <= c <= "\udfff" or unicodedata.category(c) == "Cc" and c != "\n":
            return match.group()
        changed |= c.isascii() and c.isalpha()
        return c

    return pattern.sub(letter, text), changed


def from_entity(run):
    return int(run[3:-1], 16) if run[2] in "xX" else int(run[2:-1])


def from_escape(run):
    return int(run[2:].strip("{}"), 16)


def from_selectors(run):
    code = [ord(c) - 0xFE00 if c <= "\ufe0f" else ord(c) - 0xE0100 + 16 for c in run]
    try:
        return bytes(code).decode()
    except ValueError:
        return None


def look_alikes(text):
    """Letters of other scripts inside words that also have Latin ones."""
    changed = False

    def plain(match):
        nonlocal changed
        word = match.group()
        if word.isascii() or not any(c.isascii() for c in word):
            return word
        latin = "".join(LIKE_LATIN.get(c, c) for c in word)
        changed |= latin != word
        return latin

    return WORD.sub(plain, text), changed


def decoded(text, pattern, read):
    changed = False

    def replace(match):
        nonlocal changed
        inner = read(match.group())
        changed |= inner is not None
        return match.group() if inner is None else inner

    return pattern.sub(replace, text), changed


def prose(read):
    """The same, set apart, if people would write so."""

    def prose(run):
        inner = read(run)
        return None if inner is None or not reads_as_prose(inner) else f" {inner} "

    return prose


def from_base64(run):
    run = run.rstrip("=")
    # What stands in front of it may look like a part of it.
    starts = [0, *(m.end() for m in re.finditer(r"[+\-/_]", run))]
    for start in starts[:MOST_STARTS]:
        rest = run[start:].replace("-", "+").replace("_", "/")
        if len(rest) < SHORTEST_BASE64:
            continue
        try:
            inner = base64.b64decode(rest + "=" * (-len(rest) % 4)).decode()
        except (binascii.Error, ValueError):
            continue
        if reads_as_prose(inner):
            return f"{run[:start]} {inner} "
    return None


def from_hex(run):
    try:
        return bytes.fromhex(re.sub(r"\\x|[ :]", "", run)).decode()
    except ValueError:
        return None


def from_percent(run):
    return unquote(run) if run.count("%") >= 4 else None


def reads_as_prose(text):
    letters = sum(c.isalpha() or c in " .,'!?\n" for c in text)
    return len(text) >= 8 and " " in text.strip() and letters >= 0.85 * len(text)


def leetspeak(text):
    """Only where many words are written so: a few digits among letters are names and versions."""
    words = [w for w in LEET_WORD.findall(text) if len(w) > 2]
    odd = [w for w in words if re.search(r"[A-Za-z][0134578@$!|€]+[A-Za-z]|^[0134578@$|€]+[a-z]{2}|[a-z]{2}[0134578@$|€]$", w)]
    if len(odd) < 3 or len(odd) < 0.3 * len(words):
        return text, False
    return LEET_WORD.sub(lambda m: m.group().translate(LEET) if re.search("[A-Za-z]", m.group()) else m.group(), text), True


def words_moved(text):
    """Words that are turned round or moved by thirteen letters, where three at least are common ones then and few are as they stand."""
    words = PLAIN_WORD.findall(text)
    for other in (lambda w: w[::-1], lambda w: codecs.encode(w, "rot13")):
        odd = [w for w in words if w.lower() not in COMMON and other(w).lower() in COMMON]
        if len(odd) >= 3 and len(odd) >= 0.15 * len(words):
            return PLAIN_WORD.sub(lambda m: m.group() if m.group().lower() in COMMON else other(m.group()), text), True
    return text, False
