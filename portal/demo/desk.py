"""What the newsroom has done with its articles: what waits, what came back, what was changed or withdrawn since."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db.models import DateTimeField, ExpressionWrapper, F, OuterRef, Subquery
from django.utils import timezone

from news import attachments, publishing
from news.content import Content
from news.models import Article, Attachment, PublishingEntry, Revision
from portal.demo import document

WRITTEN, SENT = timedelta(hours=4), timedelta(hours=1)  # before an article appeared
WORDS = ("note", "change_note", "wrong", "right")
Case = dict[str, Any]  # one entry of desk.toml


@dataclass(frozen=True)
class People:
    reporter: User
    editor: User
    managing_editor: User


def people() -> People:
    return People(*(User.objects.get(username=name) for name in ("phongvien", "bientap", "thukytoasoan")))


def file(content: Content, case: Case, moment: datetime, by: People) -> Article:
    """A new article as far as its case has come; published at `moment` where the case says nothing of that."""
    article = publishing.create(content, by=by.reporter)
    kind = case.get("kind")
    if kind == "urgent":
        publishing.publish_urgently(article, by=by.managing_editor)
    elif kind != "draft":
        publishing.submit(article, by=by.reporter)
        _review(article, case, moment, by.editor)
    return article


def _review(article: Article, case: Case, moment: datetime, editor: User) -> None:
    hours = timedelta(hours=case.get("hours", 0))
    match case.get("kind"):
        case "submitted":
            sent = timezone.now() - hours
            article.revisions.update(saved_at=sent - SENT, submitted_at=sent)
        case "returned":
            publishing.send_back(article, by=editor, reason=case["reason"])
        case "scheduled":
            publishing.approve(article, by=editor, at=timezone.now() + hours)
        case _:
            publishing.approve(article, by=editor, since=moment)


def date_back(articles: list[Article], now: datetime) -> None:
    """The history says that they were written and approved before they appeared, not when the demo was loaded."""
    past = Article.objects.published_before(now).filter(pk__in=[article.pk for article in articles])
    past.update(created_at=F("published_at") - WRITTEN)
    appeared = Subquery(Article.objects.filter(pk=OuterRef("article")).values("published_at"))
    written, sent = (ExpressionWrapper(appeared - before, output_field=DateTimeField()) for before in (WRITTEN, SENT))
    Revision.objects.filter(article__in=past).update(
        saved_at=written, submitted_at=sent, reviewed_at=appeared, approved_at=appeared
    )
    entries = PublishingEntry.objects.filter(article__in=past)
    entries.filter(move=PublishingEntry.Move.SUBMIT).update(at=sent)
    entries.exclude(move=PublishingEntry.Move.SUBMIT).update(at=appeared)


def revisit(article: Article, case: Case, content: Content, by: People) -> None:
    """What came after it was published: a draft of a new version, a change that readers are told of, a withdrawal."""
    kind = case.get("kind")
    if kind in Article.Withdrawal.values:
        into = Article.objects.get(title=case["into"]) if "into" in case else None
        publishing.withdraw(article, by=by.editor, kind=Article.Withdrawal(kind), reason=case["reason"], into=into)
    elif "edit" in case:
        is_told = kind in Revision.Change.values
        words = {name: case[name] for name in WORDS if name in case} | ({"change": kind} if is_told else {})
        publishing.save(article, content, by=by.reporter, **words)
        if kind != "reopened":
            publishing.submit(article, by=by.reporter)
        if is_told:
            publishing.approve(article, by=by.editor)


def add_attachment(title: str) -> Attachment:
    upload = ContentFile(document.pdf())
    name = attachments.download_name(f"{title}.pdf", "pdf")
    return Attachment.objects.create(title=title, file=attachments.store(upload, "pdf"), name=name, size=upload.size)
