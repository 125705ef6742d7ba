"""What the front page desk says at each place: what readers see there now, and what keeps a pick from it."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from news.admin.front_page_form import DeskForm, FocusForm, SectionForms, SlotForm
from news.front_page import FrontPage, arrange
from news.front_page_layout import MOST_FOCUS_BLOCKS, Kind, Section, Slot, place_names, places, read, short_name
from news.front_page_log import slot_words
from news.models import Article, FrontPageEdition

PUBLIC = {Article.State.LIVE, Article.State.LIVE_WITH_DRAFT}


@dataclass(frozen=True)
class Place:
    key: str
    name: str
    short_name: str  # under its section's title
    form: SlotForm
    article: Article | None  # what is shown here; while the form has errors, what was picked
    is_picked: bool
    slot: Slot
    trouble: str = ""  # what keeps the pick from being shown
    theirs: str = ""  # on a conflict: what the other edition wants here, where it differs

    @property
    def picked_number(self) -> int | None:
        return self.slot.article.id if self.slot.article else None


@dataclass(frozen=True)
class SectionPlaces:
    section: Section
    head: FocusForm | None
    places: list[Place]

    @property
    def is_category(self) -> bool:
        return self.section.kind == Kind.CATEGORY


@dataclass(frozen=True)
class Passed:
    """A line of the list of what is left out of a place since it stands elsewhere already."""

    place: str
    article: int
    name: str
    title: str
    stands_at: str


def arranged(form: DeskForm, wanted: FrontPageEdition | None, theirs: FrontPageEdition | None) -> dict[str, Any]:
    """What the desk's template is told; `wanted` is what the form asks for, None while it has errors."""
    front = arrange(wanted) if wanted else None
    sections = _sections(form, front, theirs)
    passed = _passed(form.sections, front) if front else []
    listed = {(one.place, one.article) for one in passed}
    places_in_trouble = [place for section in sections for place in section.places if place.trouble]
    troubles = [place for place in places_in_trouble if (place.key, place.picked_number) not in listed]
    focus_blocks = sum(section.head is not None for section in sections)
    return {
        "sections": sections,
        "passed": passed,
        "troubles": troubles,
        "last": sections[-1].places[-1].key,
        "may_add_focus": focus_blocks < MOST_FOCUS_BLOCKS,
    }


def _sections(form: DeskForm, front: FrontPage | None, theirs: FrontPageEdition | None) -> list[SectionPlaces]:
    slots = places(form.filled() if form.data is not None and front else form.sections)
    other = places(read(theirs.layout)) if theirs else slots
    return [
        SectionPlaces(
            part.section,
            part.head,
            [
                _place(part, index, slots[key], other.get(key, Slot()), front)
                for index, key in enumerate(part.section.places())
            ],
        )
        for part in form.parts
    ]


def _passed(sections: list[Section], front: FrontPage) -> list[Passed]:
    names = place_names(sections)
    return [
        Passed(one.place, one.article, names[one.place], front.cards[one.article].title, names[one.stands_at])
        for one in front.placement.left_out
        if one.article in front.cards
    ]


def _place(part: SectionForms, index: int, slot: Slot, other: Slot, front: FrontPage | None) -> Place:
    form, key = part.slots[index], str(part.slots[index].prefix)
    names = part.section.place_name(index), short_name(part.section, index)
    theirs = "" if other == slot else slot_words(other)
    if front is None:
        article = form.picked()
        return Place(key, *names, form, article, article is not None, slot, theirs=theirs)
    article = front.cards.get(front.placement.shown.get(key, 0))
    trouble = "" if key in front.placement.by_pick else _trouble(slot, form)
    return Place(key, *names, form, article, key in front.placement.by_pick, slot, trouble, theirs)


def _trouble(slot: Slot, form: SlotForm) -> str:
    if slot.article is None:
        return ""
    article = form.known.get(slot.article.id)
    words = {"title": article.title if article else slot.article.name}
    if article is None:
        return _("“%(title)s” does not exist any more.") % words
    if slot.until and slot.picked() is None:
        time = date_format(localtime(slot.until), "SHORT_DATETIME_FORMAT")
        return _("“%(title)s” was pinned until %(time)s.") % (words | {"time": time})
    if article.state == Article.State.SCHEDULED and article.published_at:
        time = date_format(localtime(article.published_at), "SHORT_DATETIME_FORMAT")
        return _("“%(title)s” is scheduled and appears here at %(time)s.") % (words | {"time": time})
    if article.state not in PUBLIC:
        return _("“%(title)s” is not public: %(state)s.") % (words | {"state": article.state_label().lower()})
    return _("“%(title)s” stands elsewhere already.") % words
