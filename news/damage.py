"""Signs that a text was damaged on its way here, by a wrong encoding or by marks kept apart from their letters."""

import re
import unicodedata

ADDRESS = re.compile(r"www\.|[/=&]")  # in a word where a question mark is at home
SPACE = re.compile(r"[ \t\r\n]+")  # a no-break space may be half a letter
QUESTION_MARK = re.compile(r"([^\W\d_])\?([^\W\d_])")
LOST = "\ufffd"  # what a decoder writes for bytes that it cannot read
# UTF-8 read as Latin-1 or Windows-1252: a letter of the lead byte, then what its continuation bytes became.
CONTINUED = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ"
MISREAD = re.compile(
    rf"áº|á»(?=[{CONTINUED}\w])|â€|[ÄÅÆ][{CONTINUED}]"
    rf"|Ã[¡-¿]|(?<=[a-zà-ỹđ])Ã|(?<![A-ZÀ-ỸĐ])Ã[{CONTINUED}]"  # after a capital, “Ã” may be a real one: “NGÃ…”
)
SHOWN = 60  # characters


def is_decomposed(text: str) -> bool:
    """Whether marks stand apart from their letters (not Unicode NFC), as some keyboards and PDF files write them."""
    return not unicodedata.is_normalized("NFC", text)


def misread(text: str) -> str:
    """The first word in which the encoding was mistaken, between its neighbours, or nothing."""
    text = " ".join(word for word in SPACE.split(text) if not ADDRESS.search(word)).strip()
    places = [match.start() for match in MISREAD.finditer(text)]
    places += [match.start() for match in QUESTION_MARK.finditer(text) if _stands_for_a_letter(match)]
    places += [text.index(LOST)] if LOST in text else []
    if not places:
        return ""
    word = text.count(" ", 0, min(places))
    return " ".join(text.split(" ")[max(0, word - 1) : word + 2])[:SHOWN]


def _stands_for_a_letter(match: re.Match[str]) -> bool:
    """“b?o” and “TH?NG”, not “biết?Hãy”, where only a space is missing."""
    return match[2].islower() or match[1].isupper()
