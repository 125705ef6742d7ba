from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from news.models import Article, ArticleQuerySet, Category


class ArticleSitemap(Sitemap):
    limit = 5000

    def items(self) -> ArticleQuerySet:
        return Article.objects.public().newest_first().only("slug", "published_at")

    def lastmod(self, article: Article) -> datetime | None:
        return article.published_at


class CategorySitemap(Sitemap):
    def items(self) -> QuerySet[Category]:
        return Category.objects.all()
