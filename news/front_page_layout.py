"""
What an edition of the front page says of each place: its layout, which is kept as JSON.

`{"sections": [SECTION, …]}`, a SECTION being `{"kind": "lead" | "seconds" | "focus" | "category", "number": 2,
"title": "Tiêu điểm", "category": REFERENCE or null, "slots": [SLOT or null, …]}`: the number tells focus blocks apart
and is the category's elsewhere; the category fills what is empty. A SLOT is `{"article": REFERENCE or null, "until":
ISO 8601 or null, "repeats": false}`. A REFERENCE is `{"id": 3, "name": "Giao thông"}` as in news/content.py, so that
the log can still name what has been deleted since. Sections that say nothing are not kept, save focus blocks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from django.utils import timezone
from django.utils.translation import gettext as _

from news.models import Category

SECONDS = 3
BLOCK = 4  # articles in a focus or category block
MOST_FOCUS_BLOCKS = 6


class Kind(StrEnum):
    LEAD = "lead"
    SECONDS = "seconds"
    FOCUS = "focus"
    CATEGORY = "category"


BLOCKS = {Kind.FOCUS, Kind.CATEGORY}
LENGTHS = {Kind.LEAD: 1, Kind.SECONDS: SECONDS, Kind.FOCUS: BLOCK, Kind.CATEGORY: BLOCK}


@dataclass(frozen=True)
class Reference:
    id: int
    name: str = field(compare=False)  # as it was when the edition was saved

    @classmethod
    def read(cls, kept: dict[str, Any] | None) -> Self | None:
        return cls(kept["id"], kept["name"]) if kept else None

    def written(self) -> dict[str, Any]:
        return {"id": self.id, "name": self.name}


@dataclass(frozen=True)
class Slot:
    """What editors want at one place; an empty one fills itself."""

    article: Reference | None = None
    until: datetime | None = None
    repeats: bool = False

    @classmethod
    def read(cls, kept: dict[str, Any] | None) -> Self:
        if kept is None:
            return cls()
        until = datetime.fromisoformat(kept["until"]) if kept["until"] else None
        return cls(Reference.read(kept["article"]), until, kept["repeats"])

    def written(self) -> dict[str, Any] | None:
        if self == Slot():
            return None
        article = self.article.written() if self.article else None
        return {"article": article, "until": self.until and self.until.isoformat(), "repeats": self.repeats}

    def picked(self) -> int | None:
        """The number of the article that is pinned here at this moment."""
        has_ended = self.until is not None and self.until <= timezone.now()
        return self.article.id if self.article and not has_ended else None


@dataclass(frozen=True)
class Section:
    kind: Kind
    number: int = 0
    title: str = ""
    category: Reference | None = None
    slots: tuple[Slot, ...] = ()

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        slots = tuple(Slot.read(slot) for slot in kept["slots"])
        return cls(Kind(kept["kind"]), kept["number"], kept["title"], Reference.read(kept["category"]), slots)

    def written(self) -> dict[str, Any]:
        category = self.category.written() if self.category else None
        slots = [slot.written() for slot in self.slots]
        return {"kind": self.kind, "number": self.number, "title": self.title, "category": category, "slots": slots}

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.number}" if self.number else str(self.kind)

    def name(self) -> str:
        """What the desk and the log call it."""
        if self.kind == Kind.LEAD:
            return _("Main story")
        if self.kind == Kind.SECONDS:
            return _("Second stories")
        return self.title or (self.category.name if self.category else "")

    def places(self) -> dict[str, Slot]:
        """The slot at each of the section's places; a place is named as the form names its fields."""
        return {f"{self.key}-{index}": slot for index, slot in enumerate(self.slots)}

    def place_name(self, index: int) -> str:
        if self.kind == Kind.LEAD:
            return self.name()
        if self.kind == Kind.SECONDS:
            return _("Second story %(n)d") % {"n": index + 1}
        return _("%(block)s, place %(n)d") % {"block": self.name(), "n": index + 1}


def short_name(section: Section, index: int) -> str:
    """The name of a place where the section's own stands over it."""
    return _("Place %(n)d") % {"n": index + 1} if section.kind in BLOCKS else section.place_name(index)


def read(layout: dict[str, Any]) -> list[Section]:
    return [_at_length(Section.read(kept)) for kept in layout.get("sections", [])]


def written(sections: Iterable[Section]) -> dict[str, Any]:
    empty = Slot()
    kept = [one for one in sections if one.kind == Kind.FOCUS or any(slot != empty for slot in one.slots)]
    return {"sections": [section.written() for section in kept]}


def complete(kept: Iterable[Section], categories: Iterable[Category]) -> list[Section]:
    """Every section in the page's order, as kept or empty; categories stand as the newsroom orders them."""
    known = {section.key: section for section in kept}
    wanted = [Section(Kind.LEAD), Section(Kind.SECONDS)]
    wanted += [section for section in known.values() if section.kind == Kind.FOCUS]
    wanted += [Section(Kind.CATEGORY, one.pk, category=Reference(one.pk, one.name)) for one in categories]
    return [_at_length(replace(section, slots=known.get(section.key, section).slots)) for section in wanted]


def places(sections: Iterable[Section]) -> dict[str, Slot]:
    """The slot at each place, in the page's order."""
    return {place: slot for section in sections for place, slot in section.places().items()}


def place_names(sections: Iterable[Section]) -> dict[str, str]:
    return {place: section.place_name(index) for section in sections for index, place in enumerate(section.places())}


def moved(sections: list[Section], place: str, step: int) -> list[Section]:
    """The slot trades places with the one `step` further down the page; at the page's ends nothing moves."""
    slots = places(sections)
    order = list(slots)
    target = order.index(place) + step if place in slots else -1
    if 0 <= target < len(order):
        slots[place], slots[order[target]] = slots[order[target]], slots[place]
    return [replace(section, slots=tuple(slots[place] for place in section.places())) for section in sections]


def with_focus_block(sections: list[Section]) -> list[Section]:
    """One more focus block after the others; as many as there may be stay as they are."""
    numbers = [section.number for section in sections if section.kind == Kind.FOCUS]
    if len(numbers) >= MOST_FOCUS_BLOCKS:
        return sections
    block = _at_length(Section(Kind.FOCUS, max(numbers, default=0) + 1, title=_("Focus")))
    return [*sections, block]


def without_focus_block(sections: list[Section], key: str) -> list[Section]:
    return [section for section in sections if section.kind != Kind.FOCUS or section.key != key]


def _at_length(section: Section) -> Section:
    length = LENGTHS[section.kind]
    return replace(section, slots=(*section.slots, *[Slot()] * length)[:length])
