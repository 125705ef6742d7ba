import threading
from functools import partial

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from news.models import FrontPageEdition
from tests.factories import make_article, make_user
from tests.news.admin_form import fields_of
from tests.news.front_page import MANAGING_EDITOR, pick, put_live, section, stage

pytestmark = pytest.mark.django_db(transaction=True)
DESK = reverse("admin:news_frontpageedition_changelist")
WAITS_FOR_THIS_TRANSACTION = """
    SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid)
"""


def post_while(doing, button, **typed):
    """Press a button of the desk while a transaction that has done something has not ended; the answer."""
    client, answers = Client(), []
    client.force_login(make_user(MANAGING_EDITOR))
    sent = fields_of(client.get(DESK)) | typed | {button: "1"}

    def post():
        try:
            answers.append(client.post(DESK, sent))
        finally:
            connections.close_all()

    thread = threading.Thread(target=post)
    has_waited = False
    with transaction.atomic():
        doing()
        thread.start()
        while thread.is_alive() and not has_waited:
            has_waited = is_one_waiting()
    thread.join()
    assert has_waited
    return answers[0]


def is_one_waiting():
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR_THIS_TRANSACTION)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("button", ["_save", "_publish"])
def test_of_two_arrangements_saved_at_the_same_instant_one_is_refused(button):
    mine, theirs = make_article(title="Bài của tôi"), make_article(title="Bài của đồng nghiệp")
    by = make_user(MANAGING_EDITOR, first_name="Trần Thu")
    response = post_while(partial(stage, section("lead", pick(theirs)), by=by), button, **{"lead-0-article": mine.pk})
    assert response.status_code == 422
    assert "Trần Thu đã lưu bản 1 lúc" in response.text
    assert "Trần Thu: “Bài của đồng nghiệp”" in response.text
    assert fields_of(response)["lead-0-article"] == [str(mine.pk)]
    edition = FrontPageEdition.objects.get()
    assert edition.layout["sections"][0]["slots"][0]["article"]["id"] == theirs.pk


def test_of_two_who_put_the_same_draft_live_at_the_same_instant_one_is_refused():
    lead = section("lead", pick(make_article()))
    stage(lead)
    by = make_user(MANAGING_EDITOR)
    response = post_while(partial(put_live, lead, by=by), "_publish")
    assert response.status_code == 422
    assert FrontPageEdition.objects.get().published_by == by
