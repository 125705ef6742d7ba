from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Article, PublishingEntry
from tests.factories import make_article, make_user, make_withdrawn_article
from tests.news.admin_form import buttons_of, fields_of, submit
from tests.news.test_admin import ADD, LIST, change, text

pytestmark = pytest.mark.django_db

MOVES = {"_publish": {}, "_unschedule": {}, "_withdraw": {"reason": "Thử"}, "_restore": {}}
SOMEDAY = {"publish_at_0": "1/1/2099", "publish_at_1": "08:00"}
FORGED = [*MOVES.items(), ("_publish", SOMEDAY)]
NOT_THEIRS = {
    "a colleague's draft": lambda user: make_article(published_at=None, created_by=make_user("Phóng viên")),
    "nobody's draft": lambda user: make_article(published_at=None),
    "own scheduled": lambda user: make_article(published_at=timezone.now() + timedelta(days=1), created_by=user),
    "own live": lambda user: make_article(created_by=user),
    "own withdrawn": lambda user: make_withdrawn_article(created_by=user),
}


@pytest.fixture
def draft(reporter_client):
    return make_article(published_at=None, created_by=reporter_client.user, title="Tiêu đề cũ")


def columns(article):
    return Article.objects.values().get(pk=article.pk)


def test_reporter_writes_a_draft_of_their_own(reporter_client):
    response = submit(reporter_client, reverse(ADD), "_save", **text())
    assert (response.status_code, response["Location"]) == (302, reverse(LIST))
    article = Article.objects.get()
    assert (article.created_by, article.published_at) == (reporter_client.user, None)
    assert not PublishingEntry.objects.exists()


def test_reporter_mends_their_own_draft(reporter_client, draft):
    submit(reporter_client, change(draft), "_save", title="Tiêu đề mới")
    assert columns(draft)["title"] == "Tiêu đề mới"


def test_reporter_is_offered_no_way_to_publish(reporter_client, draft):
    for address in [reverse(ADD), change(draft)]:
        response = reporter_client.get(address)
        assert buttons_of(response) == {"_save", "_continue"}
        assert not {"publish_at_0", "reason"} & fields_of(response).keys()


@pytest.mark.parametrize(("button", "typed"), FORGED)
def test_reporter_moves_no_draft_by_a_forged_post(reporter_client, draft, button, typed):
    before = columns(draft)
    response = submit(reporter_client, change(draft), button, title="Tiêu đề mới", **typed)
    assert response.status_code == 403
    assert columns(draft) == before
    assert not PublishingEntry.objects.exists()


@pytest.mark.parametrize(("button", "typed"), FORGED)
def test_reporter_adds_nothing_by_a_forged_post(reporter_client, button, typed):
    response = submit(reporter_client, reverse(ADD), button, **text(), **typed)
    assert response.status_code == 403
    assert not Article.objects.exists()


@pytest.mark.parametrize("kind", NOT_THEIRS)
@pytest.mark.parametrize("button", ["_save", "_continue", *MOVES])
def test_reporter_cannot_touch_what_is_not_theirs(reporter_client, kind, button):
    article = NOT_THEIRS[kind](reporter_client.user)
    before = columns(article)
    typed = text(title="Tiêu đề mới", seen_version=article.version, reason="Thử")
    response = reporter_client.post(change(article), typed | {button: "1"})
    assert response.status_code == 403
    assert columns(article) == before
    assert not PublishingEntry.objects.exists()


@pytest.mark.parametrize("kind", NOT_THEIRS)
def test_reporter_may_read_what_is_not_theirs(reporter_client, kind):
    article = NOT_THEIRS[kind](reporter_client.user)
    response = reporter_client.get(change(article))
    assert response.status_code == 200
    assert article.title in response.text
    assert buttons_of(response) == set()


def test_reporter_cannot_claim_a_draft_by_posting_its_creator(reporter_client):
    article = make_article(published_at=None, created_by=make_user("Phóng viên"))
    reporter_client.post(change(article), text(created_by=reporter_client.user.pk, seen_version=1, _save="1"))
    assert Article.objects.get().created_by == article.created_by


def test_draft_is_out_of_reach_once_an_editor_has_scheduled_it(reporter_client, editor_client, draft):
    opened = fields_of(reporter_client.get(change(draft)))
    submit(editor_client, change(draft), "_publish", **SOMEDAY)
    response = reporter_client.post(change(draft), opened | {"title": "Tiêu đề mới", "_save": "1"})
    assert response.status_code == 403
    assert columns(draft)["title"] == "Tiêu đề cũ"
