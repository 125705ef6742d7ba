"""How Vietnamese is handled: one normal form, readable slugs, letters without their marks."""

import re
import unicodedata

SLUG_LENGTH = 150  # characters

# Zero-width and bidirectional controls: invisible, and able to turn what is read into something else.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters by name, nothing to see
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all but tab and the line ends


def nfc(text: str) -> str:
    """The precomposed normal form (Unicode NFC) in which every text is stored, compared and searched."""
    return unicodedata.normalize("NFC", text)


def stored(text: str) -> str:
    """NFC without control characters, which XML, and so every feed, cannot carry."""
    return nfc(CONTROL.sub("", text))


def plain(text: str) -> str:
    """A reader's text in NFC, with plain line ends and without invisible or control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(CONTROL.sub("", INVISIBLE.sub("", text))).strip()


def has_letters(text: str) -> bool:
    """Whether a reader would see anything: at least one letter or digit that is not a blank in disguise."""
    return any(character.isalnum() and character not in BLANK_LETTERS for character in text)


def fold(text: str) -> str:
    """Lower-case letters without tone or vowel marks: “Đường Huế” becomes “duong hue”."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def slugify(text: str) -> str:
    """An ASCII slug of at most SLUG_LENGTH characters, cut between words; “tin” where no letter is left."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or "tin"
