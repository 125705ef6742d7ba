"""Two people at the same instant, through the front door, on connections of their own."""

import threading
from functools import partial

import pytest
from django.db import connection, connections, transaction
from django.db.models import F

from news import publishing
from news.models import Article, OpenForm, PublishingEntry
from tests.factories import EDITOR, make_article, make_user, seen
from tests.news.admin_form import fields_of
from tests.news.article_pages import address, client_of

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = 3
WAITS_FOR_THIS_TRANSACTION = """
    SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid)
"""


def together(*calls):
    """Each call in a thread with a connection of its own, all let go at once; their answers."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=30)
            answers[place] = call()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def answer_while(doing, call):
    """The answer to a call that begins while a transaction that has done something has not ended."""
    answers = []

    def run():
        try:
            answers.append(call())
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        doing()
        thread.start()
        for _attempt in range(50_000):
            if is_one_waiting() or not thread.is_alive():
                break
    thread.join(timeout=60)
    return answers[0]


def is_one_waiting():
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR_THIS_TRANSACTION)
        return cursor.fetchone()[0]


def statuses(answers):
    return sorted(answer.status_code for answer in answers)


def editors(article, number=2):
    people = [make_user(EDITOR) for _person in range(number)]
    article.category.editors.add(*people)
    return [client_of(person) for person in people]


def save(client, article, **typed):
    """Ready to be pressed: the form is open and typed into."""
    sent = fields_of(client.get(address(article))) | typed | {"_save": "1"}
    return partial(client.post, address(article), sent)


def waiting():
    article = make_article(published_at=None, created_by=make_user("Phóng viên"))
    article.revisions.update(state="submitted", submitted_at=F("saved_at"))
    return article


@pytest.mark.parametrize("published", [False, True])
def test_of_two_who_save_at_the_same_instant_one_wins_and_the_other_keeps_every_word(published):
    for _round in range(ROUNDS):
        article = make_article() if published else make_article(published_at=None)
        titles = ["Tiêu đề của người thứ nhất", "Tiêu đề của người thứ hai"]
        calls = [save(client, article, title=title) for client, title in zip(editors(article), titles, strict=True)]
        answers = together(*calls)
        assert statuses(answers) == [302, 422]
        lost = answers.index(next(answer for answer in answers if answer.status_code == 422))
        assert fields_of(answers[lost])["title"] == [titles[lost]]
        assert seen(article).open_revision.content["title"] == titles[1 - lost]
        assert seen(article).version == article.version + 1


def test_of_two_who_approve_at_the_same_instant_one_wins():
    for _round in range(ROUNDS):
        article = waiting()
        people = editors(article)
        sent = {"version": seen(article).version}
        answers = together(*(partial(person.post, address(article, "approve"), sent) for person in people))
        assert statuses(answers) == [302, 409]
        winner = people[[answer.status_code for answer in answers].index(302)].user
        assert PublishingEntry.objects.get(article=article).by == winner
        assert article.revisions.get().reviewer == winner


def test_of_one_who_approves_and_one_who_returns_at_the_same_instant_one_wins():
    for _round in range(ROUNDS):
        article = waiting()
        approver, returner = editors(article)
        sent = {"version": seen(article).version, "reason": "Thiếu số liệu"}
        answers = together(
            partial(approver.post, address(article, "approve"), sent),
            partial(returner.post, address(article, "send_back"), sent),
        )
        assert statuses(answers) == [302, 409]
        assert PublishingEntry.objects.filter(article=article).count() == 1
        if answers[1].status_code == 409:
            assert "Thiếu số liệu" in answers[1].text


def test_text_saved_at_the_instant_of_a_withdrawal_does_not_bring_the_article_back():
    article = make_article()
    by, writer = editors(article)
    kind = Article.Withdrawal.ERROR
    withdraw = partial(publishing.withdraw, seen(article), by=by.user, kind=kind, reason="Sai số liệu")
    response = answer_while(withdraw, save(writer, article, title="Tiêu đề đang gõ"))
    assert response.status_code == 422
    assert fields_of(response)["title"] == ["Tiêu đề đang gõ"]
    assert (seen(article).state, article.revisions.count()) == ("withdrawn", 1)


def test_text_saved_at_the_instant_of_its_approval_is_not_approved():
    article = waiting()
    (by,) = editors(article, 1)
    call = save(client_of(article.created_by), article, title="Tiêu đề chưa ai duyệt")
    response = answer_while(partial(publishing.approve, seen(article), by=by.user), call)
    assert response.status_code == 422
    assert Article.objects.public().get(pk=article.pk).title == article.title


def test_one_editor_in_two_windows_has_one_form_open():
    article = make_article()
    (editor,) = editors(article, 1)
    target = address(article, "autosave")
    for _round in range(ROUNDS):
        OpenForm.objects.all().delete()
        answers = together(*(partial(editor.post, target, {"typed": "1", "title": "x"}) for _window in range(3)))
        assert statuses(answers) == [200, 200, 200]
        assert OpenForm.objects.count() == 1
