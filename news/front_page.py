"""What stands where on the front page. Lead and seconds are not repeated further down."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

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
    """The front page of this moment, in four queries."""
    public = Article.objects.public().newest_first().for_cards()
    newest = list(public[: 1 + SECONDS + TIMELINE])
    lead = public.filter(is_featured=True).first() or next(iter(newest), None)
    rest = [article for article in newest if article != lead]
    seconds = rest[:SECONDS]
    above = {article.pk for article in [lead, *seconds] if article}
    return FrontPage(lead, seconds, rest[SECONDS : SECONDS + TIMELINE], _blocks(above))


def _blocks(above: set[int]) -> list[Block]:
    """Each category with its newest articles that do not stand above; empty ones are left out."""
    newest = Article.objects.public().filter(category=OuterRef("pk")).exclude(pk__in=above).newest_first()
    categories = list(Category.objects.annotate(newest=ArraySubquery(newest.values("pk")[:BLOCK])))
    wanted = [pk for category in categories for pk in category.newest]
    articles = Article.objects.public().for_cards().in_bulk(wanted)
    blocks = [Block(category, [articles[pk] for pk in category.newest if pk in articles]) for category in categories]
    return [block for block in blocks if block.articles]
