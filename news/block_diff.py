"""Two texts of several paragraphs compared: each paragraph is set beside the one it has become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from news import outline, word_diff
from news.models import Photo
from news.outline import Block
from news.word_diff import Kind, Segment

ALIKE = 0.4  # word_diff.likeness() from which on two paragraphs are versions of one
AHEAD = 8  # paragraphs: how far down its later version is looked for

Photos = dict[int, Photo]


@dataclass(frozen=True)
class PhotoShown:
    name: str
    photo: Photo | None  # None: no longer in the library


@dataclass(frozen=True)
class BlockDiff:
    """A paragraph, heading, picture or the like; `label` says which, and is empty where there is nothing to tell."""

    kind: str  # same, changed, inserted or deleted
    segments: list[Segment]
    label: str = ""
    old_label: str = ""  # where a paragraph has become a heading, or the like
    picture: PhotoShown | None = None


def compare(old: Sequence[Block], new: Sequence[Block], photos: Photos) -> Iterator[BlockDiff]:
    """The new text in its order, with what was deleted in its old place."""
    before, after = [_Part(block) for block in old], [_Part(block) for block in new]
    matcher = SequenceMatcher(None, [part.key for part in before], [part.key for part in after])
    for tag, a, b, c, d in matcher.get_opcodes():
        same = zip(before[a:b], after[c:d], strict=True) if tag == "equal" else None
        yield from (_shown(one, other, photos) for one, other in same or _pairs(before[a:b], after[c:d]))


class _Part:
    """A block with its words, read once."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.words = word_diff.tokens(block.spans)
        formats = [(word.word, word.span.is_bold, word.span.is_italic, word.span.address) for word in self.words]
        self.picture = (block.picture.photo or block.picture.source) if block.picture else None
        self.key = (block.kind, self.picture, tuple(formats))

    def may_become(self, other: "_Part") -> float:
        """From 0 to 1: how much the other looks like a later version of this one."""
        if self.picture or other.picture:
            return float(self.picture == other.picture)
        return word_diff.likeness(self.words, other.words)


def _pairs(old: Sequence[_Part], new: Sequence[_Part]) -> Iterator[tuple[_Part | None, _Part | None]]:
    """Each old part with its later version, or alone; what is new stands between them, in order."""
    position = 0
    for part in old:
        ahead = range(position, min(position + AHEAD, len(new)))
        best = max(ahead, key=lambda place: part.may_become(new[place]), default=None)
        if best is None or part.may_become(new[best]) < ALIKE:
            yield part, None
            continue
        yield from ((None, other) for other in new[position:best])
        yield part, new[best]
        position = best + 1
    yield from ((None, other) for other in new[position:])


def _shown(old: _Part | None, new: _Part | None, photos: Photos) -> BlockDiff:
    if old and new and old.key != new.key:
        before, after = str(old.block.kind.label), str(new.block.kind.label)
        segments = word_diff.compare(old.words, new.words)
        old_label = before if before != after else ""
        return BlockDiff("changed", segments, after, old_label, _photo(new.block, photos))
    part = new or old or _Part(Block(outline.Kind.PARAGRAPH))
    kind = Kind.SAME if old and new else Kind.INSERTED if new else Kind.DELETED
    picture = _photo(part.block, photos)
    return BlockDiff(kind, word_diff.whole(part.words, kind), str(part.block.kind.label), picture=picture)


def _photo(block: Block, photos: Photos) -> PhotoShown | None:
    if block.picture is None:
        return None
    photo = photos.get(block.picture.photo) if block.picture.photo else None
    return PhotoShown(str(photo) if photo else block.picture.alternative_text or block.picture.source, photo)
