"""
What stands where on the front page, decided when it is read.

Editors' wishes come from the live edition, whose JSON is described in news/front_page_layout.py; who gives way to whom
is said in news/front_page_placement.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from news.front_page_layout import BLOCK, SECONDS, Kind, Section, complete, places, read
from news.front_page_placement import Placement, Stock, placed
from news.models import Article, Category, FrontPageEdition

TIMELINE = 6
ABOVE = 1 + SECONDS  # the lead and its seconds


@dataclass(frozen=True)
class Block:
    section: Section
    category: Category | None  # a focus block need not have one
    articles: list[Article]


@dataclass(frozen=True)
class FrontPage:
    lead: Article | None
    seconds: list[Article]
    timeline: list[Article]
    focus: list[Block]
    blocks: list[Block]
    banner: FrontPageEdition | None  # the edition, while its breaking news lasts
    placement: Placement  # how it came to be, for the desk
    cards: dict[int, Article]


def live() -> FrontPageEdition | None:
    """The edition that readers see; None until the first is published."""
    return FrontPageEdition.objects.filter(published_at__isnull=False).order_by("-number").first()


def arrange(edition: FrontPageEdition | None = None) -> FrontPage:
    """
    The front page of this moment as this edition wants it, the live one unless told otherwise.

    In six queries however much there is: one for the edition, four for numbers, one for cards.
    """
    edition = edition or live() or FrontPageEdition()
    sections, stock, categories = _numbers(read(edition.layout))
    placement = placed(sections, stock)
    cards = Article.objects.public().for_cards().in_bulk({*placement.shown.values(), *stock.newest})
    lead, seconds, *rest = _blocks(sections, placement, cards, categories)
    above = [*lead.articles, *seconds.articles] or [article for block in rest for article in block.articles][:1]
    return FrontPage(
        lead=above[0] if above else None,
        seconds=above[1:],
        timeline=[one for one in _cards(cards, stock.newest) if one not in above][:TIMELINE],
        focus=[block for block in rest if block.section.kind == Kind.FOCUS and block.articles],
        blocks=[block for block in rest if block.section.kind == Kind.CATEGORY and block.articles],
        banner=edition if edition.banner_until and edition.banner_until > timezone.now() else None,
        placement=placement,
        cards=cards,
    )


def _numbers(kept: list[Section]) -> tuple[list[Section], Stock, dict[int, Category]]:
    """All sections, what may stand in them, and the categories by number."""
    public = Article.objects.public().newest_first()
    picks = {number for slot in places(kept).values() if (number := slot.picked()) is not None}
    elsewhere = len(picks) + BLOCK * sum(section.kind == Kind.FOCUS for section in kept)
    of_category = public.filter(category=OuterRef("pk")).values("pk")[: ABOVE + BLOCK + elsewhere]
    categories = {one.pk: one for one in Category.objects.annotate(newest=ArraySubquery(of_category))}
    featured = public.filter(featured_until__gt=timezone.now()).exclude(pk__in=picks)
    stock = Stock(
        picked=set(public.filter(pk__in=picks).values_list("pk", flat=True)),
        featured=featured.values_list("pk", flat=True).first(),
        newest=list(public.values_list("pk", flat=True)[: ABOVE + TIMELINE + len(picks)]),
        of_category={number: category.newest for number, category in categories.items()},
    )
    return complete(kept, categories.values()), stock, {**categories}


def _blocks(
    sections: list[Section], placement: Placement, cards: dict[int, Article], categories: dict[int, Category]
) -> list[Block]:
    return [
        Block(
            section,
            categories.get(section.category.id) if section.category else None,
            _cards(cards, [placement.shown[place] for place in section.places() if place in placement.shown]),
        )
        for section in sections
    ]


def _cards(cards: dict[int, Article], numbers: Iterable[int]) -> list[Article]:
    """Those still public: an article may be withdrawn between two queries."""
    return [cards[pk] for pk in numbers if pk in cards]
