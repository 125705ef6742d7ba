from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
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
)

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WITHDRAWN = {"withdrawn_at": NOW, "withdrawal_kind": "error", "withdrawal_reason": "Sai số liệu"}
at_now = time_machine.travel(NOW, tick=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"title": ""}, id="no title"),
        pytest.param({"published_at": None, **WITHDRAWN}, id="withdrawn, never published"),
        pytest.param(WITHDRAWN | {"withdrawal_reason": ""}, id="withdrawn without a reason"),
        pytest.param(WITHDRAWN | {"withdrawal_kind": ""}, id="withdrawn in no kind"),
        pytest.param(WITHDRAWN | {"withdrawal_kind": "lost"}, id="withdrawn in an unknown kind"),
        pytest.param(WITHDRAWN | {"withdrawal_kind": "merged"}, id="merged into nothing"),
        pytest.param({"withdrawal_reason": "Sai số liệu"}, id="a reason without a withdrawal"),
        pytest.param({"withdrawal_kind": "error"}, id="a kind without a withdrawal"),
        pytest.param({"category": None}, id="published without a category"),
        pytest.param({"lead": ""}, id="published without a lead"),
        pytest.param({"title": "a" * 251}, id="a title too long"),
    ],
)
def test_database_refuses_an_impossible_article(columns):
    with pytest.raises(DatabaseError), transaction.atomic():
        make_article(**columns)


@pytest.mark.django_db
@pytest.mark.parametrize("columns", [{"merged_into": True}, WITHDRAWN | {"merged_into": True}])
def test_database_refuses_a_way_on_from_an_article_that_is_not_merged(columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(**columns | {"merged_into": make_article()})


@pytest.mark.django_db
def test_draft_may_lack_what_a_published_article_needs():
    article = make_article(published_at=None, category=None, lead="")
    assert Article.objects.get() == article


@pytest.mark.django_db
def test_database_refuses_an_article_without_slug():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(slug="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("columns", "is_refused"),
    [
        pytest.param({"alternative_text": ""}, False, id="not described yet"),
        pytest.param({"alternative_text": "", "is_decorative": True}, False, id="decorative"),
        pytest.param({"alternative_text": "Hoa sen", "is_decorative": True}, True, id="described and decorative"),
        pytest.param({"focus_x": 101}, True, id="focal point beside the picture"),
        pytest.param({"focus_y": 101}, True, id="focal point below the picture"),
    ],
)
def test_photo_is_not_described_and_decorative_at_once(columns, is_refused):
    photo = Photo(file="photos/a.jpg", width=1, height=1, **columns)
    with pytest.raises(ValidationError) if is_refused else nullcontext():
        photo.validate_constraints()
    with pytest.raises(IntegrityError) if is_refused else nullcontext(), transaction.atomic():
        photo.save()


@pytest.mark.django_db
def test_undescribed_photos_are_found():
    make_photo(alternative_text="Hoa sen")
    make_photo(alternative_text="", is_decorative=True)
    undescribed = make_photo(alternative_text="")
    assert list(Photo.objects.undescribed()) == [undescribed]


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
def test_article_slug_is_made_from_the_title_once():
    article = make_article(title="Khai mạc Lễ hội Hoa Sen")
    assert article.get_absolute_url() == f"/tin-tuc/khai-mac-le-hoi-hoa-sen-{article.pk}/"
    article.title = "Bế mạc Lễ hội Hoa Sen"
    article.save()
    assert article.get_absolute_url() == f"/tin-tuc/khai-mac-le-hoi-hoa-sen-{article.pk}/"


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
