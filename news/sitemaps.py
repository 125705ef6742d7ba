"""The sitemap index and its parts. Their addresses carry the host that was asked, not a configured one."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.models import Article, ArticleQuerySet, Category


class ArticleSitemap(Sitemap):
    limit = 5000

    def items(self) -> ArticleQuerySet:
        return Article.objects.public().newest_first().only("slug", "published_at", "updated_at")

    def lastmod(self, article: Article) -> datetime | None:
        return article.updated_at or article.published_at


class CategorySitemap(Sitemap):
    def items(self) -> QuerySet[Category]:
        return Category.objects.all()


SECTIONS: dict[str, type[Sitemap]] = {"articles": ArticleSitemap, "categories": CategorySitemap}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    parts = [
        {"location": request.build_absolute_uri(f"{reverse('news:sitemap', args=[name])}?p={page}")}
        for name, section in SECTIONS.items()
        for page in section().paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    if section not in SECTIONS:
        raise Http404
    try:
        urls = SECTIONS[section]().get_urls(
            page=request.GET.get("p", "1"), site=RequestSite(request), protocol=request.scheme
        )
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error
    return render(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml; charset=utf-8")
