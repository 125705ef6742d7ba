"""Two stretches of text compared word by word; a Vietnamese word is a syllable between spaces here."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, pairwise

from django.utils.translation import gettext as _

from news.outline import Span
from news.text import nfc

TOKEN = re.compile(
    r"\n|(?:(?<![^\S\n])[^\S\n]+)?(?:\d+(?:[.,:/]\d+)*%?|\w+|[^\w\s])"
)  # a line end; a number, word or sign
LINE_END = "↵\n"
SPACES = " \u00a0"


class Kind(StrEnum):
    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Segment:
    """Text of one kind; `note` says in words how its format is or has changed."""

    kind: Kind
    text: str
    note: str = ""


@dataclass(frozen=True)
class Token:
    """A word, number or sign, in `text` with the white space before it."""

    word: str
    text: str
    span: Span


Change = tuple[Sequence[Token], Sequence[Token], bool]  # old, new, whether they are the same words


def tokens(spans: Iterable[Span]) -> list[Token]:
    found, space = [], ""
    for span in spans:
        text = space + nfc(span.text)
        kept = text.rstrip(SPACES)
        space = text[len(kept) :]
        for word in TOKEN.findall(kept):
            found.append(Token(word.strip() or LINE_END, LINE_END if word == "\n" else word, span))
    return found


def compare(old: Sequence[Token], new: Sequence[Token]) -> list[Segment]:
    """Deleted and inserted words in their place among those that stay."""
    segments = _Segments()
    for before, after, is_same in _without_islands(_changes(old, new)):
        if is_same:
            for one, other in zip(before, after, strict=True):
                segments.add(Kind.SAME, max(one.text, other.text, key=len), _format_change(one.span, other.span))
            continue
        for token in before:
            segments.add(Kind.DELETED, token.text, ", ".join(_format(token.span)))
        for token in after:
            segments.add(Kind.INSERTED, token.text, ", ".join(_format(token.span)))
    return segments.found


def whole(text: Iterable[Token], kind: Kind) -> list[Segment]:
    """A text that was inserted, deleted or left as a whole."""
    segments = _Segments()
    for token in text:
        segments.add(kind, token.text, "" if kind == Kind.SAME else ", ".join(_format(token.span)))
    return segments.found


def likeness(old: Sequence[Token], new: Sequence[Token]) -> float:
    """From 0, nothing in common, to 1, the same words with the same neighbours."""
    one, other = _features(old), _features(new)
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _features(text: Sequence[Token]) -> Counter[object]:
    words = [token.word.lower() for token in text]
    return Counter(chain(words, pairwise(words)))


def _changes(old: Sequence[Token], new: Sequence[Token]) -> list[Change]:
    matcher = SequenceMatcher(None, [token.word for token in old], [token.word for token in new])
    return [(old[a:b], new[c:d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]


def _without_islands(changes: list[Change]) -> list[Change]:
    """A word or two that stayed by chance inside a rewritten passage are read as rewritten with it."""
    joined: list[Change] = []
    for position, (old, new, is_same) in enumerate(changes):
        following = changes[position + 1] if position + 1 < len(changes) else None
        is_island = is_same and joined and following and len(old) < min(_length(joined[-1]), _length(following))
        if joined and not joined[-1][2] and (is_island or not is_same):
            joined[-1] = ([*joined[-1][0], *old], [*joined[-1][1], *new], False)
        else:
            joined.append((old, new, is_same))
    return joined


def _length(change: Change) -> int:
    return max(len(change[0]), len(change[1]))


def _format(span: Span) -> list[str]:
    words = [_("bold")] if span.is_bold else []
    words += [_("italic")] if span.is_italic else []
    return words + ([_("link to %(address)s") % {"address": span.address}] if span.address else [])


def _format_change(old: Span, new: Span) -> str:
    before, after = _format(old), _format(new)
    gained = ", ".join(word for word in after if word not in before)
    lost = ", ".join(word for word in before if word not in after)
    parts = [_("now %(format)s") % {"format": gained}] if gained else []
    parts += [_("no longer %(format)s") % {"format": lost}] if lost else []
    return "; ".join(parts)


class _Segments:
    """Collects text, joining what is of one kind; the space before a change belongs to nobody."""

    def __init__(self) -> None:
        self.found: list[Segment] = []

    def add(self, kind: Kind, text: str, note: str = "") -> None:
        last = self.found[-1] if self.found else None
        if last and (last.kind, last.note) == (kind, note):
            self.found[-1] = Segment(kind, last.text + text, note)
            return
        word = text.lstrip(SPACES)
        if last and (word != text or (last.kind, kind) == (Kind.DELETED, Kind.INSERTED)):
            self._space(last)
        self.found.append(Segment(kind, word, note))

    def _space(self, last: Segment) -> None:
        if last.kind == Kind.SAME and not last.note:
            self.found[-1] = Segment(Kind.SAME, last.text + " ")
        else:
            self.found.append(Segment(Kind.SAME, " "))
