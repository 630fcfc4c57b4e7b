"""What is done to a text before it is cut into windows: hidden characters go, look-alikes and encodings are read.

`normalise(text)` gives the text the encoder reads and whether something had been hidden in it. The server's code
must do the same; `vectors.json`, written beside the model, holds examples to check that with.
"""

import base64
import binascii
import re
import unicodedata
from urllib.parse import unquote

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
BETWEEN_LETTERS = re.compile(f"(?<=[A-Za-z]){INVISIBLE.pattern}+(?=[A-Za-z])")
TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")
STYLED = re.compile("[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9]{3,}")
PAIRS = (
    "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa сc еe оo рp іi јj ѕs уy хx ԁd һh ԛq ԝw гr νv "
    "οo ρp αa εe ιi κk υu τt ηn σo ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ɑa ɡg ɩi Օo օo ոn սu ցg"
)
LIKE_LATIN = {pair[0]: pair[1] for pair in PAIRS.split()}
WORD = re.compile(r"[^\W\d_]{2,}")
BASE64 = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/=])")
HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){12,}(?![0-9A-Za-z])|(?:\\x[0-9a-fA-F]{2}){6,}")
PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9]){12,}")
SPACED = re.compile(r"(?<![^\W_])[A-Za-z](?:[ .\-_*][A-Za-z]){5,}(?![^\W_])")
SLASHED = re.compile(r"(?:\\[^\\\n]\s?){6,}")
LEET_WORD = re.compile(r"[A-Za-z0-9@$!|€]+")
LEET = str.maketrans("0134578@$!|€", "oieastbasiie")


def normalise(text):
    hidden = bool(BETWEEN_LETTERS.search(text) or TAGS.search(text) or STYLED.search(text))
    text = TAGS.sub(lambda m: " " + "".join(chr(ord(c) - 0xE0000) for c in m.group()) + " ", text)
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    text, changes = look_alikes(text)
    hidden |= changes
    for pattern, read in ((BASE64, from_base64), (HEX, from_hex), (PERCENT, from_percent)):
        text, changes = decoded(text, pattern, read)
        hidden |= changes
    text, slashes = SLASHED.subn(lambda m: m.group().replace("\\", ""), text)
    text, joins = SPACED.subn(lambda m: re.sub(r"[ .\-_*]", "", m.group()), text)
    text, changes = leetspeak(text)
    return text, hidden or joins + slashes > 0 or changes


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
        if inner is None or not reads_as_prose(inner):
            return match.group()
        changed = True
        return f" {inner} "

    return pattern.sub(replace, text), changed


def from_base64(run):
    run = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(run + "=" * (-len(run) % 4)).decode()
    except (binascii.Error, ValueError):
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
