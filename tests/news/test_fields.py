import unicodedata

import pytest

from news.models import Article, Category, Photo
from tests.factories import make_article, make_category

TITLE = "Điều chỉnh phân luồng giao thông trên đường Ánh Trăng"
DECOMPOSED = unicodedata.normalize("NFD", TITLE)
HOSTILE = '<p onclick="alert(1)">Tin</p><script>alert(1)</script><img src="https://xau.example/a.gif">'
CLEAN = "<p>Tin</p>"


def stored(article, column):
    return Article.objects.values_list(column, flat=True).get(pk=article.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["title", "kicker", "dateline", "lead", "source"])
def test_text_columns_are_stored_composed(column):
    article = make_article(**{column: unicodedata.normalize("NFD", "Sở, ngành")})
    assert stored(article, column) == "Sở, ngành"


@pytest.mark.django_db
def test_update_stores_text_composed():
    article = make_article()
    Article.objects.filter(pk=article.pk).update(title=DECOMPOSED)
    assert stored(article, "title") == TITLE


@pytest.mark.django_db
def test_bulk_create_stores_text_composed():
    Category.objects.bulk_create([Category(name=unicodedata.normalize("NFD", "Môi trường"), slug="moi-truong")])
    assert Category.objects.get().name == "Môi trường"


@pytest.mark.django_db
@pytest.mark.parametrize("lookup", [{"title": DECOMPOSED}, {"title__in": [DECOMPOSED]}])
def test_look_ups_find_text_however_it_is_composed(lookup):
    article = make_article(title=TITLE)
    assert Article.objects.get(**lookup) == article


def test_validation_composes_text():
    photo = Photo(caption=unicodedata.normalize("NFD", "Lễ hội Hoa Sen"), alternative_text="Hoa sen", width=1, height=1)
    photo.clean_fields(exclude=["file"])
    assert photo.caption == "Lễ hội Hoa Sen"


@pytest.mark.django_db
def test_save_sanitises_the_body():
    assert stored(make_article(body=HOSTILE), "body") == CLEAN


@pytest.mark.django_db
def test_update_sanitises_the_body():
    article = make_article()
    Article.objects.filter(pk=article.pk).update(body=HOSTILE)
    assert stored(article, "body") == CLEAN


@pytest.mark.django_db
def test_bulk_create_sanitises_the_body():
    article = Article(title="Tin", slug="tin", lead="Tóm tắt", body=HOSTILE, category=make_category())
    Article.objects.bulk_create([article])
    assert stored(article, "body") == CLEAN


@pytest.mark.django_db
def test_bulk_update_sanitises_the_body():
    article = make_article()
    article.body = HOSTILE
    Article.objects.bulk_update([article], ["body"])
    assert stored(article, "body") == CLEAN


@pytest.mark.django_db
def test_body_is_stored_composed():
    article = make_article(body=unicodedata.normalize("NFD", "<p>Tu bổ đình làng Sông Nguyệt</p>"))
    assert stored(article, "body") == "<p>Tu bổ đình làng Sông Nguyệt</p>"


@pytest.mark.django_db
def test_body_of_characters_written_as_entities_is_stored_composed():
    assert stored(make_article(body="<p>Vie&#x323;&#x302;t Nam</p>"), "body") == "<p>Việt Nam</p>"
