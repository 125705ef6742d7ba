"""A revision's content: there and back again, and what has been deleted meanwhile."""

import unicodedata
from datetime import UTC, datetime

import pytest

from news.content import FIELDS, content_of, fill, photo_numbers, snapshot
from news.models import Article
from tests.factories import make_article, make_author, make_category, make_photo, make_revision, make_topic
from tests.news.documents import make_attachment

pytestmark = pytest.mark.django_db

UNTIL = datetime(2026, 3, 15, 3, 0, 5, 120, tzinfo=UTC)
FIGURE = '<figure><img src="/media/photos/a.webp" alt="" data-file="{}"></figure>'


@pytest.fixture
def article(db):
    """With something in every field."""
    article = make_article(
        kicker="Giao thông",
        dateline="CTTP -",
        source="Sở Mẫu",
        author=make_author("Lan Chi"),
        category=make_category("Đô thị"),
        photo=make_photo(caption="Cầu Ánh Trăng"),
        topics=[make_topic("Hai bờ")],
        featured_until=UNTIL,
        breaking_until=UNTIL,
        comments_open=False,
    )
    article.related.set([make_article(title="Bài liên quan")])
    article.attachments.set([make_attachment(title="Nghị quyết")])
    return article


def test_content_holds_every_field_that_an_editor_may_change(article):
    editable = {field.name for field in Article._meta.get_fields() if getattr(field, "editable", False)}
    assert editable - {"id", "created_at"} == set(FIELDS) == snapshot(article).keys()


def test_filled_article_is_the_one_that_the_content_was_taken_from(article):
    content = make_revision(article, state="superseded").content
    filled = fill(Article(), article.revisions.get(state="superseded").content)
    columns = [name for name in FIELDS if name not in filled.many]
    assert {name: getattr(filled.article, name) for name in columns} == {
        name: getattr(article, name) for name in columns
    }
    assert {name: list(many) for name, many in filled.many.items()} == {
        name: list(getattr(article, name).all()) for name in ("topics", "related", "attachments")
    }
    assert filled.missing == []
    assert content["photo"] == {"id": article.photo.pk, "name": "Cầu Ánh Trăng"}


def test_fill_writes_nothing(article, django_assert_num_queries):
    content = snapshot(article) | {"title": "Tiêu đề mới", "topics": []}
    with django_assert_num_queries(5):
        fill(article, content)
    now = Article.objects.get(pk=article.pk)
    assert now.title != "Tiêu đề mới"
    assert now.topics.count() == 1


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("photo", "Cầu Ánh Trăng"),
        ("category", "Đô thị"),
        ("author", "Lan Chi"),
        ("topics", "Hai bờ"),
        ("related", "Bài liên quan"),
        ("attachments", "Nghị quyết"),
    ],
)
def test_what_was_deleted_since_falls_out_and_is_named(article, name, called):
    content = snapshot(article)
    used = getattr(article, name)
    if name in ("photo", "category", "author"):
        bare = {"photo": None, "category": make_category(), "author": None}
        Article.objects.filter(pk=article.pk).update(**{name: bare[name]})
        article.photo_uses.all().delete()
        used.delete()
    else:
        used.all().delete() if name != "related" else delete_article(used.get())
    filled = fill(Article.objects.get(pk=article.pk), content)
    assert filled.missing == [called]
    assert not (filled.many[name] if name in filled.many else getattr(filled.article, name))
    assert content[name] == snapshot(article)[name] or name in filled.many or getattr(article, name) is used


def delete_article(article):
    Article.objects.filter(pk=article.pk).update(live_revision=None)
    article.delete()


def test_several_that_fall_out_are_all_named_and_the_rest_stay_in_order():
    topics = [make_topic(name) for name in ("Một", "Hai", "Ba", "Bốn")]
    content = snapshot(make_article(topics=topics))
    order = [{"id": topic.pk, "name": topic.name} for topic in reversed(topics)]
    topics[0].delete()
    topics[2].delete()
    filled = fill(Article(), content | {"topics": order})
    assert filled.many["topics"] == [topics[3], topics[1]]
    assert filled.missing == ["Ba", "Một"]


def test_empty_slug_is_made_from_the_title():
    values = form_values(title="Đường Ánh Trăng thông xe", slug="")
    assert content_of(values)["slug"] == "duong-anh-trang-thong-xe"


def test_text_is_as_clean_in_a_revision_as_it_would_be_on_the_row():
    decomposed = unicodedata.normalize("NFD", "Hồ Mặt Gương")
    body = "<script>alert(1)</script><p onclick=x>Hồ\x0b</p>" + '<img src=x onerror="alert(1)">'
    values = form_values(title=decomposed, lead=decomposed + "\x07", body=body)
    content = content_of(values)
    assert (content["title"], content["lead"], content["body"]) == ("Hồ Mặt Gương", "Hồ Mặt Gương", "<p>Hồ</p>")


def test_photos_of_a_content_are_its_cover_and_those_of_its_body():
    cover = make_photo()
    content = snapshot(make_article(photo=cover)) | {"body": FIGURE.format(71) + FIGURE.format(72)}
    assert photo_numbers(content) == {cover.pk, 71, 72}
    assert photo_numbers(content | {"photo": None, "body": ""}) == set()


def form_values(**changed):
    """The cleaned data of an article form."""
    article = make_article()
    values = {name: getattr(article, name) for name in FIELDS}
    return values | {name: [] for name in ("topics", "related", "attachments")} | changed
