"""What changed between two editions of the front page, in words."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from news.front_page_desk import is_same
from news.front_page_layout import LENGTHS, Kind, Section, Slot, read
from news.models import FrontPageEdition

LENGTH = 20  # editions


@dataclass(frozen=True)
class Difference:
    name: str  # of a place, a block or the banner
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    edition: FrontPageEdition
    differences: list[Difference]
    is_return: bool  # it discarded what was staged


def entries(before: int | None = None) -> tuple[list[Entry], int | None]:
    """The newest editions numbered below `before`, newest first; then the number from which older ones follow."""
    editions = FrontPageEdition.objects.select_related("editor", "published_by").order_by("-number")
    if before is not None:
        editions = editions.filter(number__lt=before)
    found = list(editions[: LENGTH + 1])
    shown = [_entry(edition, found[index + 1 :]) for index, edition in enumerate(found[:LENGTH])]
    return shown, shown[-1].edition.number if len(found) > LENGTH else None


def differences(before: FrontPageEdition, after: FrontPageEdition) -> list[Difference]:
    old = {section.key: section for section in read(before.layout)}
    new = {section.key: section for section in read(after.layout)}
    found = [Difference(_("Breaking news"), banner_words(before), banner_words(after))]
    for key in dict.fromkeys([*new, *old]):
        found += _of_section(old.get(key), new.get(key))
    return [one for one in found if one.before != one.after]


def slot_words(slot: Slot) -> str:
    if slot.article is None:
        words = _("fills itself")
    elif slot.until:
        words = _("“%(title)s” until %(time)s") % {"title": slot.article.name, "time": _time(slot.until)}
    else:
        words = _("“%(title)s”") % {"title": slot.article.name}
    return _("%(what)s, even if it stands elsewhere") % {"what": words} if slot.repeats else words


def banner_words(edition: FrontPageEdition) -> str:
    if not edition.banner_text or edition.banner_until is None:
        return _("none")
    words = {"text": edition.banner_text, "link": edition.banner_link, "time": _time(edition.banner_until)}
    if edition.banner_link:
        return _("“%(text)s” (%(link)s) until %(time)s") % words
    return _("“%(text)s” until %(time)s") % words


def _entry(edition: FrontPageEdition, earlier: list[FrontPageEdition]) -> Entry:
    """`earlier` are those before it, newest first, as far as they are known."""
    nothing = FrontPageEdition()
    previous = next(iter(earlier), nothing)
    readers_saw = next((one for one in earlier if one.published_at), nothing)
    is_return = bool(edition.published_at and not previous.published_at and is_same(edition, readers_saw))
    return Entry(edition, differences(previous, edition), is_return)


def _of_section(old: Section | None, new: Section | None) -> list[Difference]:
    some = new or old
    if some is None:
        return []
    found = []
    if some.kind == Kind.FOCUS:
        name = _("Block “%(title)s”") % {"title": some.name()}
        found.append(Difference(name, _block_words(old), _block_words(new)))
        if new is None:
            return found
    empty = replace(some, slots=(Slot(),) * LENGTHS[some.kind])
    before, after = (old or empty).slots, (new or empty).slots
    for index, (was, now) in enumerate(zip(before, after, strict=True)):
        if was != now:
            found.append(Difference(some.place_name(index), slot_words(was), slot_words(now)))
    return found


def _block_words(block: Section | None) -> str:
    if block is None:
        return _("none")
    if block.category:
        return _("“%(title)s”, filled from %(category)s") % {"title": block.title, "category": block.category.name}
    return _("“%(title)s”") % {"title": block.title}


def _time(moment: datetime) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
