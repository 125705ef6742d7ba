"""What readers are told of a change to a live article: nothing, a note, or a correction."""

import pytest
import time_machine
from django.core.exceptions import ValidationError

from news import publishing
from news.models import Article, Revision
from tests.factories import EDITOR, make_user
from tests.news.situations import EARLIER, NOW, live_with, rows, waiting

pytestmark = pytest.mark.django_db

at_now = time_machine.travel(NOW, tick=False)


@pytest.fixture
def editor(db):
    return make_user(EDITOR)


@pytest.fixture
def managing_editor(db):
    return make_user("Thư ký tòa soạn")


@pytest.mark.parametrize("publish", [publishing.approve, publishing.publish_urgently])
@pytest.mark.parametrize(
    ("words", "updated_at"),
    [
        ({}, None),
        ({"change": "significant", "change_note": "Bổ sung giờ xe chạy"}, NOW),
        ({"change": "correction", "wrong": "Ba tuyến", "right": "Bốn tuyến"}, NOW),
    ],
)
@at_now
def test_only_what_readers_are_told_of_moves_the_time_of_update(managing_editor, publish, words, updated_at):
    article = live_with(**words)
    publish(article, by=managing_editor)
    assert Article.objects.get().updated_at == updated_at
    assert Revision.objects.public_changes().count() == len(words) // 2


@at_now
def test_minor_change_leaves_the_time_of_the_last_significant_one(editor):
    article = live_with(change="significant", change_note="Bổ sung giờ xe chạy")
    Article.objects.update(updated_at=EARLIER)
    article.revisions.open().update(change="minor")
    publishing.approve(article, by=editor)
    assert Article.objects.get().updated_at == EARLIER


@pytest.mark.parametrize(
    "words",
    [
        {"change": "significant"},
        {"change": "correction"},
        {"change": "correction", "wrong": "Ba tuyến"},
        {"change": "correction", "right": "Bốn tuyến"},
    ],
)
@pytest.mark.parametrize("move", ["approve", "publish_urgently"])
@at_now
def test_change_that_readers_are_told_of_must_say_what_it_is(managing_editor, words, move):
    article = live_with(**words)
    before = rows()
    with pytest.raises(ValidationError):
        getattr(publishing, move)(article, by=managing_editor)
    assert rows() == before


@at_now
def test_first_publication_is_no_change_that_readers_are_told_of(editor):
    article = waiting()
    article.revisions.update(change="significant", change_note="Bổ sung giờ xe chạy")
    publishing.approve(article, by=editor)
    assert Article.objects.get().updated_at is None
    assert not Revision.objects.public_changes().exists()
