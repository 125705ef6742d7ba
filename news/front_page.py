"""What stands where on the front page. Lead and seconds are not repeated further down."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from news.models import Article, Category

SECONDS = 3
TIMELINE = 6
BLOCK = 4


@dataclass(frozen=True)
class Block:
    category: Category
    articles: list[Article]


@dataclass(frozen=True)
class FrontPage:
    lead: Article | None
    seconds: list[Article]
    timeline: list[Article]
    blocks: list[Block]


def arrange() -> FrontPage:
    """The front page of this moment, in four queries however much there is: three for numbers, one for cards."""
    public = Article.objects.public().newest_first()
    newest = list(public.values_list("pk", flat=True)[: 1 + SECONDS + TIMELINE])
    featured = public.filter(featured_until__gt=timezone.now()).values_list("pk", flat=True).first()
    of_category = public.filter(category=OuterRef("pk")).values("pk")[: 1 + SECONDS + BLOCK]
    categories = list(Category.objects.annotate(newest=ArraySubquery(of_category)))

    wanted = {*newest, *(pk for category in categories for pk in category.newest)}
    cards = Article.objects.public().for_cards().in_bulk({*wanted, featured} - {None})
    order = list(dict.fromkeys(pk for pk in (featured, *newest) if pk is not None and pk in cards))
    above = set(order[: 1 + SECONDS])
    return FrontPage(
        lead=cards[order[0]] if order else None,
        seconds=_cards(cards, order[1 : 1 + SECONDS]),
        timeline=_cards(cards, order[1 + SECONDS : 1 + SECONDS + TIMELINE]),
        blocks=[
            Block(category, articles)
            for category in categories
            if (articles := _cards(cards, islice((pk for pk in category.newest if pk not in above), BLOCK)))
        ],
    )


def _cards(cards: dict[int, Article], numbers: Iterable[int]) -> list[Article]:
    """Those still public: an article may be withdrawn between two queries."""
    return [cards[pk] for pk in numbers if pk in cards]
