"""What an article's page shows beside its own columns, for readers and for previews alike."""

from typing import Any

from news.content import Filled
from news.models import Article, Revision

BESIDE = 6  # articles in each list beside an article


def for_readers(article: Article) -> dict[str, Any]:
    """The template context of a readable article."""
    attachments = [(attachment, attachment.get_absolute_url()) for attachment in article.attachments.all()]
    told = list(article.revisions.told().defer("content")) if article.updated_at else []
    return _context(
        article,
        topics=article.topics.all(),
        related=article.related.public().exclude(pk=article.pk).newest_first().defer("body"),
        attachments=attachments,
        changes=[revision for revision in told if revision.change == Revision.Change.SIGNIFICANT],
        corrections=[revision for revision in told if revision.change == Revision.Change.CORRECTION],
    )


def for_preview(filled: Filled, attachment_root: str) -> dict[str, Any]:
    """The same of an unsaved draft; `attachment_root` is the address below which its attachments are served."""
    attachments = [(attachment, f"{attachment_root}{attachment.pk}/") for attachment in filled.many["attachments"]]
    related = (
        Article.objects.public()
        .filter(pk__in=[article.pk for article in filled.many["related"]])
        .exclude(pk=filled.article.pk)
    )
    many = {
        "topics": filled.many["topics"],
        "related": related.newest_first().defer("body"),
        "attachments": attachments,
    }
    return _context(filled.article, **many)


def _context(article: Article, **lists: Any) -> dict[str, Any]:
    public = Article.objects.public().newest_first().for_cards()
    latest = list(public.exclude(pk=article.pk)[:BESIDE])
    others = public.filter(category=article.category).exclude(pk__in=[article.pk, *(other.pk for other in latest)])
    return {"article": article, "category": article.category, "latest": latest, "others": others[:BESIDE], **lists}
