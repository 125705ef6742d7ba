"""The check before publishing while an article is being written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db.models import Model
from django.http import HttpRequest, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from news import prepublish
from news.body import MAX_LENGTH
from news.content import FLAGS, MANY, MOMENTS, ONE, TEXT, Content
from news.models import Article, Revision
from news.text import slugify

NEW = "…"  # stands for the number that a new article does not have yet


@require_POST
def check_article(request: HttpRequest, article: Article | None) -> JsonResponse:
    """What the form's text would be told before publishing, whatever state it is in. Nothing is saved."""
    content = _typed(request.POST)
    told = {name: request.POST.get(name, "") for name in ("change", "change_note", "wrong", "right")}
    revision = Revision(article=article or Article(), content=content, **told)
    counts = {"words": prepublish.words(content), "minutes": prepublish.reading_minutes(content)}
    findings = {"findings": prepublish.check(revision), **counts}
    slug = _slug(content)
    return JsonResponse(
        {
            "findings_html": render_to_string("admin/news/article/_findings.html", findings),
            **counts,
            "address": _address(request, slug, article),
            "slug_changes": article is not None and article.published_at is not None and slug != article.slug,
        }
    )


def _typed(form: QueryDict) -> Content:
    """As news/content.py writes it, from a form that need not be valid; the check asks for no moment."""
    content: Content = {name: form.get(name, "")[:MAX_LENGTH] for name in TEXT}
    content |= {name: name in form for name in FLAGS}
    content |= dict.fromkeys(MOMENTS)
    content |= {name: next(iter(_references(model, form.getlist(name))), None) for name, model in ONE.items()}
    return content | {name: _references(model, form.getlist(name)) for name, model in MANY.items()}


def _references(model: type[Model], values: list[str]) -> list[dict[str, Any]]:
    """Those that exist; anything else that was sent is passed over."""
    numbers = [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19]
    known = model._default_manager.in_bulk(numbers) if numbers else {}
    return [{"id": number, "name": str(known[number])} for number in numbers if number in known]


def _slug(content: Content) -> str:
    """The typed slug, or what a slug that cannot stand, or none, becomes."""
    try:
        validate_slug(content["slug"])
    except ValidationError:
        return slugify(content["slug"].strip() or content["title"])
    return content["slug"]


def _address(request: HttpRequest, slug: str, article: Article | None) -> str:
    number = article.pk if article else 0
    address = request.build_absolute_uri(reverse("news:article_detail", kwargs={"slug": slug, "number": number}))
    return address if article else f"{address.removesuffix('0/')}{NEW}/"
