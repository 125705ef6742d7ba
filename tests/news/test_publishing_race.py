"""Moves at the same instant on connections of their own: one wins, nobody waits for ever."""

import threading
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.db.models import F

from news import publishing
from news.models import Article, PublishingEntry
from tests.factories import EDITOR, make_article, make_comment, make_photo, make_user, seen
from tests.news.situations import content

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = 3


def run_together(*calls):
    """Run each call in a thread with a connection of its own, all let go at once; what each raised, or None."""
    barrier = threading.Barrier(len(calls))
    outcomes = [None] * len(calls)

    def run(place, call):
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=30)
            call()
        except Exception as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def ended_together(*calls):
    """The same for calls in transactions that have all done their work before the first of them ends."""
    barrier = threading.Barrier(len(calls))

    @transaction.atomic
    def hold(call):
        call()
        barrier.wait(timeout=30)

    return run_together(*(partial(hold, call) for call in calls))


def names(outcomes):
    return sorted(type(outcome).__name__ for outcome in outcomes)


def waiting():
    article = make_article(published_at=None, created_by=make_user("Phóng viên"))
    article.revisions.update(state="submitted", submitted_at=F("saved_at"))
    return article


def test_of_two_who_approve_at_the_same_instant_one_wins():
    for _round in range(ROUNDS):
        article, editors = waiting(), [make_user(EDITOR), make_user(EDITOR)]
        Article.objects.get(pk=article.pk).category.editors.set(editors)
        outcomes = run_together(*(partial(publishing.approve, seen(article), by=editor) for editor in editors))
        assert names(outcomes) == ["ConflictError", "NoneType"]
        winner = editors[outcomes.index(None)]
        assert PublishingEntry.objects.get(article=article).by == winner
        assert article.revisions.get().reviewer == winner
        assert Article.objects.public().get(pk=article.pk).version == article.version + 1


@pytest.mark.parametrize("published", [False, True])
def test_of_two_who_save_at_the_same_instant_one_wins(published):
    for _round in range(ROUNDS):
        article = make_article() if published else make_article(published_at=None)
        editors = [make_user(EDITOR), make_user(EDITOR)]
        article.category.editors.set(editors)
        titles = ["Tiêu đề của người thứ nhất", "Tiêu đề của người thứ hai"]
        calls = [
            partial(publishing.save, seen(article), content(article, title=title), by=editor)
            for title, editor in zip(titles, editors, strict=True)
        ]
        outcomes = run_together(*calls)
        assert names(outcomes) == ["ConflictError", "NoneType"]
        draft = seen(article).open_revision
        assert (draft.number, draft.editor) == (2, editors[outcomes.index(None)])
        assert draft.content["title"] == titles[outcomes.index(None)]


def test_text_that_is_saved_at_the_instant_of_its_approval_is_not_approved():
    for _round in range(ROUNDS):
        article, editor = waiting(), make_user(EDITOR)
        article.category.editors.add(editor)
        text = content(article, title="Tiêu đề chưa ai duyệt")
        outcomes = run_together(
            partial(publishing.approve, seen(article), by=editor),
            partial(publishing.save, seen(article), text, by=article.created_by),
        )
        assert names(outcomes) == ["ConflictError", "NoneType"]
        assert Article.objects.public().filter(pk=article.pk).exists() is (outcomes[0] is None)
        assert not Article.objects.public().filter(title="Tiêu đề chưa ai duyệt").exists()


def test_of_two_articles_merged_into_each_other_at_the_same_instant_one_stays():
    for _round in range(ROUNDS):
        editor = make_user("Thư ký tòa soạn")
        pair = [make_article(), make_article()]
        withdraw = partial(publishing.withdraw, by=editor, kind=Article.Withdrawal.MERGED, reason="Trùng bài")
        outcomes = run_together(partial(withdraw, pair[0], into=pair[1]), partial(withdraw, pair[1], into=pair[0]))
        assert names(outcomes) == ["NoneType", "ValidationError"]
        stays = pair[1 - outcomes.index(None)]
        assert list(Article.objects.public().filter(pk__in=[one.pk for one in pair])) == [stays]
        assert isinstance(outcomes[1 - outcomes.index(None)], ValidationError)


def test_two_articles_that_name_each_other_as_related_can_be_saved_at_the_same_instant():
    by = make_user("Thư ký tòa soạn")
    one, other = make_article(published_at=None), make_article(published_at=None)
    calls = [
        partial(publishing.save, article, content(article, related=[{"id": related.pk, "name": ""}]), by=by)
        for article, related in ((one, other), (other, one))
    ]
    assert ended_together(*calls) == [None, None]
    assert Article.related.through.objects.count() == 2


def test_two_articles_whose_photos_are_crossed_can_be_saved_at_the_same_instant():
    by, photos = make_user("Thư ký tòa soạn"), [make_photo(), make_photo()]
    crossed = list(zip([make_article(photo=photo) for photo in photos], reversed(photos), strict=True))
    for _round in range(ROUNDS):
        calls = [
            partial(publishing.save, seen(article), content(article, photo={"id": other.pk, "name": ""}), by=by)
            for article, other in crossed
        ]
        assert run_together(*calls) == [None, None]
    assert {article.photo_uses.count() for article, _other in crossed} == {2}


def test_reader_who_comments_does_not_wait_for_the_editor_who_is_saving():
    article, by = make_article(), make_user("Thư ký tòa soạn")

    def comment():
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        make_comment(article)

    with transaction.atomic():
        publishing.save(article, content(article), by=by)
        assert run_together(comment) == [None]
