"""RSS 2.0: the latest news of the portal, and of one category."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from news.models import Article, Category

LENGTH = 30  # articles


class LatestFeed(Feed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"identity": request.identity, "articles": Article.objects.public()}  # type: ignore[attr-defined]

    def title(self, channel: dict[str, Any]) -> str:
        return channel["identity"].name

    def link(self, channel: dict[str, Any]) -> str:
        return "/"

    def description(self, channel: dict[str, Any]) -> str:
        return channel["identity"].tagline

    def items(self, channel: dict[str, Any]) -> Any:
        return channel["articles"].newest_first().for_cards()[:LENGTH]

    def item_title(self, article: Article) -> str:
        return article.title

    def item_description(self, article: Article) -> str:
        return article.lead

    def item_pubdate(self, article: Article) -> Any:
        return article.published_at

    def item_categories(self, article: Article) -> list[str]:
        return [article.category.name]


class CategoryFeed(LatestFeed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        category = get_object_or_404(Category, slug=kwargs["slug"])
        articles = Article.objects.public().filter(category=category)
        return super().get_object(request) | {"category": category, "articles": articles}

    def title(self, channel: dict[str, Any]) -> str:
        return _("%(category)s - %(site)s") % {"category": channel["category"].name, "site": channel["identity"].name}

    def link(self, channel: dict[str, Any]) -> str:
        return channel["category"].get_absolute_url()
