"""Editions of the front page as tests need them."""

from news import front_page_desk
from news.front_page_layout import Kind, Reference, Section, Slot, places, read, written
from news.models import FrontPageEdition
from tests.factories import make_user

MANAGING_EDITOR = "Thư ký tòa soạn"


def pick(article, **fields):
    return Slot(Reference(article.pk, article.title), **fields)


def section(key, *slots, title="", category=None):
    kind, _dash, number = key.partition("-")
    reference = Reference(category.pk, category.name) if category else None
    return Section(Kind(kind), int(number or 0), title, reference, slots)


def wanted(*sections, **banner):
    return FrontPageEdition(layout=written(sections), **banner)


def put_live(*sections, by=None, **banner):
    by = by or make_user(MANAGING_EDITOR)
    return front_page_desk.publish(wanted(*sections, **banner), by=by, seen=front_page_desk.newest().number)


def stage(*sections, by=None, **banner):
    by = by or make_user(MANAGING_EDITOR)
    return front_page_desk.save(wanted(*sections, **banner), by=by, seen=front_page_desk.newest().number)


def slots():
    return places(read(front_page_desk.newest().layout))


def picked():
    """The titles that the newest edition names, by place."""
    return {place: slot.article.name for place, slot in slots().items() if slot.article}
