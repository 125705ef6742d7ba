"""RSS 2.0: the latest news of the portal, and of one category. Addresses carry the host that was asked."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from news.models import Article, Category

Item = tuple[str, Article]  # its address and the article

LENGTH = 30  # articles


class LatestFeed(Feed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {
            "identity": request.identity,  # type: ignore[attr-defined]
            "articles": Article.objects.public(),
            "root": request.build_absolute_uri("/").rstrip("/"),
            "feed_url": request.build_absolute_uri(),
        }

    def title(self, channel: dict[str, Any]) -> str:
        return channel["identity"].name

    def link(self, channel: dict[str, Any]) -> str:
        return f"{channel['root']}/"

    def feed_url(self, channel: dict[str, Any]) -> str:
        return channel["feed_url"]

    def description(self, channel: dict[str, Any]) -> str:
        return channel["identity"].tagline

    def items(self, channel: dict[str, Any]) -> list[Item]:
        articles = channel["articles"].newest_first().for_cards()[:LENGTH]
        return [(channel["root"] + article.get_absolute_url(), article) for article in articles]

    def item_link(self, item: Item) -> str:
        return item[0]

    def item_title(self, item: Item) -> str:
        return item[1].title

    def item_description(self, item: Item) -> str:
        return item[1].lead

    def item_pubdate(self, item: Item) -> Any:
        return item[1].published_at

    def item_categories(self, item: Item) -> list[str]:
        return [item[1].category.name] if item[1].category else []


class CategoryFeed(LatestFeed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        category = get_object_or_404(Category, slug=kwargs["slug"])
        articles = Article.objects.public().filter(category=category)
        return super().get_object(request) | {"category": category, "articles": articles}

    def title(self, channel: dict[str, Any]) -> str:
        return _("%(category)s - %(site)s") % {"category": channel["category"].name, "site": channel["identity"].name}

    def link(self, channel: dict[str, Any]) -> str:
        return channel["root"] + channel["category"].get_absolute_url()
