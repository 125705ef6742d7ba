import threading
from functools import partial

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from news import publishing
from news.models import Article
from tests.factories import make_article, make_user
from tests.news.admin_form import fields_of, submit
from tests.news.test_admin import CHANGED_MEANWHILE, change

WAITS_FOR_THIS_TRANSACTION = """
    SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid)
"""


def editor():
    client = Client()
    client.user = make_user("Biên tập viên")
    client.force_login(client.user)
    return client


def save_while(article, doing, **typed):
    """Press “Lưu” while a transaction that has done something to the article has not ended; the answer."""
    client, answers = editor(), []
    sent = fields_of(client.get(change(article))) | typed | {"_save": "1"}

    def save():
        try:
            answers.append(client.post(change(article), sent))
        finally:
            connections.close_all()

    thread = threading.Thread(target=save)
    with transaction.atomic():
        doing()
        thread.start()
        for _attempt in range(50_000):
            if is_one_waiting() or not thread.is_alive():
                break
    thread.join()
    return answers[0]


def is_one_waiting():
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR_THIS_TRANSACTION)
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_text_saved_at_the_instant_of_a_withdrawal_does_not_bring_the_article_back():
    article, by = make_article(), make_user("Biên tập viên")
    withdraw = partial(publishing.withdraw, Article.objects.get(), by=by, reason="Sai số liệu")
    response = save_while(article, withdraw, title="Tiêu đề đang gõ")
    assert CHANGED_MEANWHILE in response.text
    assert Article.objects.with_state().get().state == Article.State.WITHDRAWN


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_texts_saved_at_the_same_instant_one_is_refused():
    article, other = make_article(published_at=None), editor()
    save = partial(submit, other, change(article), "_save", title="Tiêu đề của người khác")
    response = save_while(article, save, title="Tiêu đề đang gõ")
    assert CHANGED_MEANWHILE in response.text
    assert Article.objects.get().title == "Tiêu đề của người khác"
