"""Withdrawing an article, and bringing it back."""

import pytest
import time_machine
from django.core.exceptions import ValidationError

from news import publishing
from news.models import Article, PublishingEntry
from tests.factories import EDITOR, make_article, make_user, make_withdrawn_article
from tests.news.situations import EARLIER, LATER, NOW, rows

pytestmark = pytest.mark.django_db

Withdrawal = Article.Withdrawal
at_now = time_machine.travel(NOW, tick=False)


@pytest.fixture
def editor(db):
    return make_user(EDITOR)


@pytest.mark.parametrize("kind", Withdrawal)
@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
@at_now
def test_withdraw_asks_for_a_reason(editor, kind, reason):
    article, into = make_article(), make_article()
    before = rows()
    with pytest.raises(ValidationError, match=r"Vui lòng ghi lý do gỡ bài\."):
        publishing.withdraw(article, by=editor, kind=kind, reason=reason, into=into)
    assert rows() == before


@pytest.mark.parametrize("kind", [Withdrawal.WITHDRAWN, Withdrawal.ERROR])
@at_now
def test_withdraw_keeps_moment_kind_and_reason_and_no_way_on(editor, kind):
    article = make_article(published_at=EARLIER)
    publishing.withdraw(article, by=editor, kind=kind, reason="Sai số liệu", into=make_article())
    now = Article.objects.get(pk=article.pk)
    assert (now.withdrawn_at, now.withdrawal_kind, now.withdrawal_reason) == (NOW, kind, "Sai số liệu")
    assert (now.published_at, now.merged_into) == (EARLIER, None)
    assert PublishingEntry.objects.get().note == f"{kind.label}. Sai số liệu"


@at_now
def test_merged_article_leads_to_a_public_one(editor):
    article, into = make_article(), make_article()
    publishing.withdraw(article, by=editor, kind=Withdrawal.MERGED, reason="Trùng bài", into=into)
    assert Article.objects.get(pk=article.pk).merged_into == into
    assert list(Article.objects.public()) == [into]


@pytest.mark.parametrize("target", ["none", "itself", "draft", "scheduled", "withdrawn", "merged into it"])
@at_now
def test_merged_article_leads_nowhere_else(editor, target):
    article = make_article()
    into = {
        "none": lambda: None,
        "itself": lambda: article,
        "draft": lambda: make_article(published_at=None),
        "scheduled": lambda: make_article(published_at=LATER),
        "withdrawn": lambda: make_withdrawn_article("withdrawn"),
        "merged into it": lambda: make_withdrawn_article("merged", merged_into=article),
    }[target]()
    before = rows()
    with pytest.raises(ValidationError):
        publishing.withdraw(article, by=editor, kind=Withdrawal.MERGED, reason="Trùng bài", into=into)
    assert rows() == before


@at_now
def test_chain_of_merged_articles_cannot_be_closed_to_a_circle(editor):
    first, second, third = make_article(), make_article(), make_article()
    for article, into in ((first, second), (second, third)):
        publishing.withdraw(article, by=editor, kind=Withdrawal.MERGED, reason="Trùng bài", into=into)
    with pytest.raises(ValidationError):
        publishing.withdraw(third, by=editor, kind=Withdrawal.MERGED, reason="Trùng bài", into=first)
    assert list(Article.objects.public()) == [third]


@pytest.mark.parametrize("kind", Withdrawal.values)
@at_now
def test_restored_article_stands_at_its_old_place(editor, kind):
    newer = make_article(published_at=NOW)
    article = make_withdrawn_article(kind, published_at=EARLIER, merged_into=newer if kind == "merged" else None)
    publishing.restore(article, by=editor)
    assert list(Article.objects.public().newest_first()) == [newer, article]
    now = Article.objects.get(pk=article.pk)
    assert (now.withdrawn_at, now.withdrawal_kind, now.withdrawal_reason, now.merged_into) == (None, "", "", None)
