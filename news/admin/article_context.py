"""What the pages of one article say about it: its state, who has it open, what is to be mended, what comes next."""

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _

from news import diff, moves, prepublish, rights
from news.admin import open_forms
from news.admin.article_form import ArticleForm
from news.admin.article_list import state_in_words
from news.content import EMPTY, snapshot
from news.models import Article, PublishingEntry, Revision
from news.people import name_of
from news.templatetags.news import list_time

Move = PublishingEntry.Move


def standing(article: Article, user: User) -> dict[str, Any]:
    """The head of every page of an article."""
    return {
        "article": article,
        "draft": article.open_revision,
        "state_words": state_in_words(article),
        "moves": {move.value for move in moves.open_to(user, article)},
        "may_edit": rights.may_edit(user, article),
        "presence": open_forms.presence(article, user),
    }


def of_form(article: Article | None, form: ArticleForm, user: User) -> dict[str, Any]:
    """The same for the form, with the check before publishing and, after a conflict, the other's text."""
    revision = revision_at_hand(article)
    context: dict[str, Any] = standing(article, user) if article else {"moves": {Move.SAVE.value}, "article": None}
    context |= {
        "may_publish_urgently": _may_publish_urgently(article, user),
        "findings": prepublish.check(revision),
        "words": prepublish.words(revision.content),
        "minutes": prepublish.reading_minutes(revision.content),
        "kept": None if form.is_bound or form.typed else open_forms.kept(article, user),
        "missing": form.missing,
        "conflict": None,
    }
    if article and form.is_conflict():
        context["conflict"] = _conflict(article, form)
    if article and context["conflict"] and set(form.errors) == {"__all__"}:
        data = cast(QueryDict, form.data).copy()
        data["seen_version"] = str(article.version)  # whoever saves again has seen the other's text
        form.data = data
    return context


def revision_at_hand(article: Article | None) -> Revision:
    """The open draft, else what is on the page, else an empty one that is not stored."""
    if article is None:
        return Revision(article=Article(), content=EMPTY)
    return article.open_revision or article.live_revision or Revision(article=article, content=snapshot(article))


def last_change(article: Article) -> str:
    """Who changed the article last, in words: “Trần Thu, 2 phút trước”."""
    entry = article.publishing_entries.select_related("by").first()
    revision = article.revisions.select_related("editor").order_by("-saved_at", "-number").first()
    if entry and (revision is None or entry.at > revision.saved_at):
        return f"{name_of(entry.by)} ({entry.get_move_display().lower()}), {list_time(entry.at).lower()}"
    return f"{name_of(revision.editor)}, {list_time(revision.saved_at).lower()}" if revision else ""


def conflict_sentence(article: Article) -> str:
    """For whoever came second; nothing of theirs was written."""
    return _("Someone else was faster: %(who)s. Nothing was changed; this is the article as it is now.") % {
        "who": last_change(article)
    }


def _conflict(article: Article, form: ArticleForm) -> dict[str, Any]:
    theirs = revision_at_hand(article)
    mine = form.content()
    mine |= {name: theirs.content[name] for name in form.errors if name in mine}
    return {"who": last_change(article), "fields": diff.compare(theirs.content, mine)}


def _may_publish_urgently(article: Article | None, user: User) -> bool:
    if article is None:
        return user.has_perm("news.publish_urgently")
    return Move.SAVE in moves.open_to(user, article) and rights.may(user, Move.PUBLISH_URGENTLY, article)
