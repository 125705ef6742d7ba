"""Who may do what with categories, topics, authors, photos and accounts; articles in test_admin_forged.py."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Article, Author, Category, Photo, Topic
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_photo,
    make_topic,
    make_withdrawn_article,
)

MAKE = {Article: make_article, Category: make_category, Topic: make_topic, Author: make_author, Photo: make_photo}
ROLES = ["reporter_client", "editor_client", "moderator_client"]
pytestmark = pytest.mark.django_db
models = pytest.mark.parametrize("model", MAKE, ids=lambda model: model.__name__)


def address(model, page, *args):
    return reverse(f"admin:news_{model._meta.model_name}_{page}", args=args)


def pages(model):
    """Every page that the admin has of one object of this model."""
    one = MAKE[model]()
    return [
        address(model, "changelist"),
        address(model, "add"),
        *[address(model, page, one.pk) for page in ["change", "delete", "history"]],
    ]


@models
def test_moderator_is_refused_all_news(moderator_client, model):
    for page in pages(model):
        assert moderator_client.get(page).status_code == 403
        assert moderator_client.post(page, {"_save": "1", "post": "yes"}).status_code == 403
    assert model.objects.count() == 1


def test_moderator_is_refused_the_photo_picker_and_sees_no_news_in_the_index(moderator_client):
    assert moderator_client.get(reverse("admin:news_photo_picker")).status_code == 403
    assert "/admin/news/" not in moderator_client.get(reverse("admin:index")).text


@pytest.mark.parametrize("field", ["category", "topics", "author", "photo"])
def test_moderator_is_refused_the_choices_of_the_article_form(moderator_client, field):
    query = {"app_label": "news", "model_name": "article", "field_name": field, "term": ""}
    assert moderator_client.get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize("field", ["category", "topics", "author", "photo"])
def test_reporter_gets_the_choices_of_the_article_form(reporter_client, field):
    for make in MAKE.values():
        make()
    query = {"app_label": "news", "model_name": "article", "field_name": field, "term": ""}
    assert reporter_client.get(reverse("admin:autocomplete"), query).json()["results"]


@models
def test_strangers_are_sent_to_the_log_in(client, db, model):
    for page in [*pages(model), reverse("admin:news_photo_picker")]:
        response = client.get(page)
        assert (response.status_code, response["Location"]) == (302, f"{reverse('admin:login')}?next={page}")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "make",
    [
        lambda user: make_article(published_at=None, created_by=user),
        lambda user: make_article(published_at=timezone.now() + timedelta(days=1), created_by=user),
        lambda user: make_article(created_by=user),
        lambda user: make_withdrawn_article(created_by=user),
    ],
    ids=["draft", "scheduled", "live", "withdrawn"],
)
def test_nobody_deletes_an_article(request, role, make):
    client = request.getfixturevalue(role)
    article = make(client.user)
    assert client.post(address(Article, "delete", article.pk), {"post": "yes"}).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    client.post(address(Article, "changelist"), bulk)
    assert Article.objects.get() == article


@pytest.mark.parametrize("model", [Category, Topic, Author, Photo], ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", ["reporter_client", "moderator_client"])
def test_who_has_no_right_deletes_nothing(request, role, model):
    client, one = request.getfixturevalue(role), MAKE[model]()
    assert client.post(address(model, "delete", one.pk), {"post": "yes"}).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes"}
    client.post(address(model, "changelist"), bulk)
    assert model.objects.get() == one


@pytest.mark.parametrize("model", [Category, Topic, Author, Photo], ids=lambda model: model.__name__)
def test_editor_deletes_what_no_article_uses(editor_client, model):
    one = MAKE[model]()
    editor_client.post(address(model, "delete", one.pk), {"post": "yes"})
    assert not model.objects.exists()


@pytest.mark.parametrize("model", [Category, Author, Photo], ids=lambda model: model.__name__)
def test_editor_deletes_nothing_that_an_article_uses(editor_client, model):
    one = MAKE[model]()
    make_article(**{model._meta.model_name: one})
    response = editor_client.post(address(model, "delete", one.pk), {"post": "yes"})
    assert response.status_code == (422 if model is Photo else 200)
    assert model.objects.filter(pk=one.pk).exists()


@pytest.mark.parametrize(
    ("model", "may_add"),
    [(Category, False), (Topic, True), (Author, True), (Article, True)],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_reporter_adds_what_the_role_says_and_changes_nothing_of_others(reporter_client, model, may_add):
    one = MAKE[model]()
    assert reporter_client.get(address(model, "changelist")).status_code == 200
    assert reporter_client.get(address(model, "add")).status_code == (200 if may_add else 403)
    assert reporter_client.post(address(model, "change", one.pk), {"name": "x"}).status_code == 403


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", ["user", "group"])
def test_nobody_in_the_newsroom_touches_accounts_and_rights(request, role, model):
    client = request.getfixturevalue(role)
    for page in ["changelist", "add"]:
        assert client.get(reverse(f"admin:auth_{model}_{page}")).status_code == 403
        assert client.post(reverse(f"admin:auth_{model}_{page}"), {"name": "x"}).status_code == 403


@models
def test_change_list_costs_the_same_for_1_and_30_rows(editor_client, django_assert_max_num_queries, model):
    def cost(rows):
        for _ in range(rows):
            MAKE[model]()
        with django_assert_max_num_queries(9) as captured:
            assert editor_client.get(address(model, "changelist")).status_code == 200
        return len(captured)

    assert cost(1) == cost(29)
