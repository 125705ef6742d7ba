"""What the pages of one article share: their frame, and the version that a button has seen."""

import re
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from news.admin.article_context import standing
from news.models import Article

VERSION = re.compile("[0-9]{1,9}")


def article_page(
    request: HttpRequest, article: Article, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The template `admin/news/article/<name>.html` in the admin's frame."""
    frame = admin.site.each_context(request) | {"opts": Article._meta, "page": name}
    frame |= standing(article, cast(User, request.user))
    return render(request, f"admin/news/article/{name}.html", frame | context, status=status)


def seen(article: Article, request: HttpRequest) -> Article:
    """The article under the version that the pressed button carries; a forged one is none."""
    version = request.POST.get("version", "")
    article.version = int(version) if VERSION.fullmatch(version) else 0
    return article


def current(article: Article) -> Article:
    """The article as it is at this moment, after someone else was faster."""
    return cast(Article, Article.objects.with_state().select_related("live_revision", "category").get(pk=article.pk))
