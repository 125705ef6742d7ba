from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError

from news.models import Article, Author, Category, Photo, Topic
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_photo,
    make_topic,
    make_user,
)

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
State = Article.State
WITHDRAWN = {"withdrawn_at": NOW, "withdrawal_reason": "Sai số liệu"}
STATES = [
    pytest.param({"published_at": None}, State.DRAFT, id="draft"),
    pytest.param({"published_at": NOW + SECOND}, State.SCHEDULED, id="scheduled for the next second"),
    pytest.param({"published_at": NOW + timedelta(days=400)}, State.SCHEDULED, id="scheduled for next year"),
    pytest.param({"published_at": NOW}, State.LIVE, id="published this moment"),
    pytest.param({"published_at": NOW - timedelta(days=4000)}, State.LIVE, id="published long ago"),
    pytest.param({"published_at": NOW - SECOND, **WITHDRAWN}, State.WITHDRAWN, id="withdrawn"),
    pytest.param({"published_at": NOW + SECOND, **WITHDRAWN}, State.WITHDRAWN, id="withdrawn before its time"),
]
at_now = time_machine.travel(NOW, tick=False)


@pytest.mark.django_db
@pytest.mark.parametrize(("columns", "state"), STATES)
@at_now
def test_only_live_articles_are_public(columns, state):
    article = make_article(**columns)
    assert list(Article.objects.public()) == ([article] if state == State.LIVE else [])


@pytest.mark.django_db
@pytest.mark.parametrize(("columns", "state"), STATES)
@at_now
def test_with_state_names_the_state(columns, state):
    make_article(**columns)
    assert Article.objects.with_state().get().state == state


@pytest.mark.django_db
@pytest.mark.parametrize(("columns", "state"), STATES)
@pytest.mark.parametrize("role", ["Phóng viên", "Biên tập viên"])
@at_now
def test_newsroom_may_open_every_article(columns, state, role):
    article = make_article(**columns)
    assert list(Article.objects.visible_to(make_user(role))) == [article]


@pytest.mark.django_db
@pytest.mark.parametrize(("columns", "state"), STATES)
@pytest.mark.parametrize("role", ["anonymous", "", "Người duyệt ý kiến"])
@at_now
def test_others_may_open_only_live_articles(columns, state, role):
    article = make_article(**columns)
    user = AnonymousUser() if role == "anonymous" else make_user(role)
    assert list(Article.objects.visible_to(user)) == ([article] if state == State.LIVE else [])


@pytest.mark.django_db
@at_now
def test_inactive_editor_may_open_only_live_articles():
    make_article(published_at=None)
    assert not Article.objects.visible_to(make_user("Biên tập viên", is_active=False)).exists()


@pytest.mark.django_db
def test_scheduled_article_is_public_from_its_second_on_without_anyone_doing_anything():
    with time_machine.travel(NOW, tick=False) as clock:
        make_article(published_at=NOW + SECOND)
        assert not Article.objects.public().exists()
        clock.shift(SECOND)
        assert Article.objects.public().exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"title": ""}, id="no title"),
        pytest.param({"published_at": None, **WITHDRAWN}, id="withdrawn, never published"),
        pytest.param({"withdrawn_at": NOW}, id="withdrawn without a reason"),
        pytest.param({"withdrawal_reason": "Sai số liệu"}, id="a reason without a withdrawal"),
        pytest.param({"category": None}, id="no category"),
        pytest.param({"title": "a" * 251}, id="a title too long"),
    ],
)
def test_database_refuses_an_impossible_article(columns):
    with pytest.raises(DatabaseError), transaction.atomic():
        make_article(**columns)


@pytest.mark.django_db
def test_database_refuses_an_article_without_slug():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(slug="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"alternative_text": ""}, id="neither described nor decorative"),
        pytest.param({"alternative_text": "Hoa sen", "is_decorative": True}, id="described and decorative"),
    ],
)
def test_photo_is_described_or_decorative(columns):
    photo = Photo(file="photos/a.jpg", width=1, height=1, **columns)
    with pytest.raises(ValidationError, match="Hãy mô tả ảnh, hoặc đánh dấu là ảnh trang trí"):
        photo.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        photo.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "make"), [("category", make_category), ("author", make_author), ("photo", make_photo)]
)
def test_what_an_article_uses_cannot_vanish(column, make):
    used = make()
    make_article(**{column: used})
    with pytest.raises(ProtectedError):
        used.delete()


@pytest.mark.django_db
def test_article_outlives_its_topic():
    topic = make_topic()
    article = make_article(topics=[topic])
    topic.delete()
    assert Article.objects.get() == article


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Category, Topic, Author])
def test_slug_is_made_from_the_name_once(model):
    named = model.objects.create(name="Môi trường")
    assert named.slug == "moi-truong"
    named.name = "Đô thị"
    named.save()
    assert named.slug == "moi-truong"


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Category, Topic, Author])
@pytest.mark.parametrize("other", [{"name": "Môi trường"}, {"name": "Mới trưởng", "slug": "moi-truong"}])
def test_two_of_a_kind_never_share_a_name_or_an_address(model, other):
    model.objects.create(name="Môi trường")
    with pytest.raises(ValidationError):
        model(**other).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**other)


@pytest.mark.django_db
def test_article_slug_follows_its_title():
    article = make_article(title="Khai mạc Lễ hội Hoa Sen")
    assert article.get_absolute_url() == f"/tin-tuc/khai-mac-le-hoi-hoa-sen-{article.pk}/"
    article.title = "Bế mạc Lễ hội Hoa Sen"
    article.save()
    assert article.get_absolute_url() == f"/tin-tuc/be-mac-le-hoi-hoa-sen-{article.pk}/"


@pytest.mark.django_db
def test_two_articles_may_have_one_title():
    first, second = make_article(title="Thông báo"), make_article(title="Thông bảo")
    assert first.slug == second.slug
    assert first.get_absolute_url() != second.get_absolute_url()


@pytest.mark.django_db
def test_newest_first_puts_the_higher_number_first_among_equals():
    old = make_article(published_at=NOW - SECOND)
    low, high = make_article(published_at=NOW), make_article(published_at=NOW)
    assert list(Article.objects.newest_first()) == [high, low, old]


@pytest.mark.django_db
def test_published_from_includes_its_moment_and_before_excludes_it():
    article = make_article(published_at=NOW)
    assert Article.objects.published_from(NOW).get() == article
    assert not Article.objects.published_from(NOW + timedelta(microseconds=1)).exists()
    assert not Article.objects.published_before(NOW).exists()
    assert Article.objects.published_before(NOW + timedelta(microseconds=1)).get() == article


@pytest.mark.django_db
@at_now
def test_withdrawn_articles_are_found_apart():
    make_article(published_at=NOW)
    withdrawn = make_article(published_at=NOW, **WITHDRAWN)
    assert list(Article.objects.withdrawn()) == [withdrawn]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("đường", True),
        ("duong", True),
        ("DUONG ANH TRANG", True),
        ("trăng ánh", True),
        ("ảnh trắng", True),
        ("phân luồng xe buýt", True),
        ("phân luồng cầu", False),
        ("15/3", True),
        ("%", False),
        ("_", False),
        ("\\", False),
    ],
)
def test_matching_finds_every_word_in_title_or_lead_with_or_without_marks(words, found):
    make_article(title="Điều chỉnh phân luồng giao thông trên đường Ánh Trăng từ ngày 15/3", lead="Xe buýt đi vòng.")
    assert Article.objects.matching(words).exists() is found


@pytest.mark.django_db
def test_cards_need_no_further_query(django_assert_num_queries):
    make_article(photo=make_photo())
    make_article()
    with django_assert_num_queries(1):
        for article in Article.objects.for_cards():
            assert article.category.name
            assert article.photo is None or article.photo.webp_srcset()
            assert article.lead


@pytest.mark.django_db
def test_names_that_differ_in_their_marks_alone_get_different_slugs():
    assert [make_author(name).slug for name in ("Lan Chi", "Làn Chi", "Lan Chị")] == [
        "lan-chi",
        "lan-chi-2",
        "lan-chi-3",
    ]
