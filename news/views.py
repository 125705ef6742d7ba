from typing import Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from news import archive, article_page, previews
from news import front_page as front
from news.forms import DateForm, SearchForm
from news.models import Article, Author, Category, Revision, Topic
from news.pagination import page_of


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    return render(request, "news/front_page.html", {"front": front.arrange()})


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    return render(request, "news/article_list.html", {"page": page_of(Article.objects.public().for_cards(), request)})


@require_safe
def article_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    article = Article.objects.readable().select_related("category", "author", "photo").filter(pk=number).first()
    if article is None:
        return _withdrawn(request, number)
    if slug != article.slug:
        return redirect(article, permanent=True)
    return render(request, "news/article_detail.html", article_page.for_readers(article))


def _withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """What is left of an article whose text is gone: the way to the one it was merged into, or a plain sentence."""
    article = get_object_or_404(Article.objects.withdrawn().select_related("merged_into"), pk=number)
    if article.merged_into:
        return redirect(article.merged_into, permanent=True)
    return render(request, "410.html", status=410)


@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    told = Revision.objects.public_changes().filter(change=Revision.Change.CORRECTION)
    page = page_of(told.select_related("article").defer("content"), request, moment="approved_at")
    return render(request, "news/correction_list.html", {"page": page})


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """A draft, for whoever holds its link; nobody is asked for an account, nothing is counted."""
    article, content = previews.shown_by(token)
    if content is None:
        return previews.private(redirect(article, permanent=True))
    return previews.render_draft(request, article, content)


@require_safe
def preview_attachment(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    _article, content = previews.shown_by(token)
    return previews.attachment(content, number)


@require_safe
def category_detail(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    page = page_of(Article.objects.public().filter(category=category).for_cards(), request)
    return render(request, "news/category_detail.html", {"category": category, "page": page})


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    page = page_of(Article.objects.public().filter(topics=topic).for_cards(), request)
    return render(request, "news/topic_detail.html", {"topic": topic, "page": page})


@require_safe
def author_detail(request: HttpRequest, slug: str) -> HttpResponse:
    author = get_object_or_404(Author, slug=slug)
    page = page_of(Article.objects.public().filter(author=author).for_cards(), request)
    return render(request, "news/author_detail.html", {"author": author, "page": page})


@require_safe
def archive_jump(request: HttpRequest) -> HttpResponse:
    """Where the date form leads: on to the day, or back to the form with what was typed."""
    form = DateForm(request.GET or None)
    if form.is_valid():
        return redirect(archive.day_url(form.cleaned_data["ngay"]))
    return render(request, "news/archive_jump.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    return _archive(request, archive.year(year), "month")


@require_safe
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    return _archive(request, archive.month(year, month), "day")


@require_safe
def archive_day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    return _archive(request, archive.day(year, month, day))


def _archive(
    request: HttpRequest, period: archive.Period, parts: Literal["month", "day"] | None = None
) -> HttpResponse:
    context = {
        "period": period,
        "parts_kind": parts,
        "parts": period.parts(parts) if parts else [],
        "page": page_of(period.articles().for_cards(), request),
    }
    return render(request, "news/archive.html", context)


@require_safe
def article_search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET if "q" in request.GET else None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = Article.objects.public().matching(words).for_cards()
    page = page_of(found, request) if words else None
    context = {"form": form, "words": words, "page": page, "query": urlencode({"q": words}) + "&"}
    return render(request, "news/article_search.html", context)
