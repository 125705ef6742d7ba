"""What the migrations make of the articles, log and roles of a portal that was there before."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from news.content import snapshot
from news.models import Article, Category, PublishingEntry

pytestmark = pytest.mark.django_db

BEFORE = [("news", "0002_unaccent"), ("portal", "0004_standing_pages")]
AFTER = [("news", "0005_article_constraints"), ("portal", "0005_newsroom_roles")]
NOW = timezone.now().replace(microsecond=0)
AGO = NOW - timedelta(days=2)
AHEAD = NOW + timedelta(days=2)


def migrate(targets):
    """Down or up to here inside the transaction of the test, which takes it all back at its end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return MigrationExecutor(connection).migrate(targets).apps


def make_old(old, **columns):
    category, _created = old.get_model("news", "Category").objects.get_or_create(name="Đô thị", slug="do-thi")
    columns = {"title": "Bài cũ", "slug": "bai-cu", "lead": "Tóm tắt.", "category": category, **columns}
    return old.get_model("news", "Article").objects.create(**columns)


def make_whole(old):
    """A live article with something in every column there was."""
    author = old.get_model("news", "Author").objects.create(name="Lan Chi", slug="lan-chi")
    picture = {"file": "photos/a.jpg", "width": 9, "height": 6, "alternative_text": "Hồ Mặt Gương"}
    photo = old.get_model("news", "Photo").objects.create(caption="Cầu Ánh Trăng", **picture)
    figure = old.get_model("news", "Photo").objects.create(caption="Trong bài", **picture)
    body = f'<figure><img src="/media/photos/a.webp" alt="" data-file="{figure.pk}" loading="lazy"></figure>'
    columns = {"dateline": "CTTP -", "kicker": "Cầu", "body": body, "source": "Sở Mẫu"}
    article = make_old(old, published_at=AGO, author=author, photo=photo, comments_open=False, **columns)
    article.topics.add(old.get_model("news", "Topic").objects.create(name="Hai bờ", slug="hai-bo"))
    return article


def make_newsroom(old):
    """Two people, two categories and an article in every state that there was; the articles by their state."""
    people = {}
    for name, role in (("editor", "Biên tập viên"), ("reporter", "Phóng viên")):
        people[name] = old.get_model("auth", "User").objects.create(username=name, is_staff=True)
        people[name].groups.add(old.get_model("auth", "Group").objects.get(name=role))
    old.get_model("news", "Category").objects.create(name="Giao thông", slug="giao-thong")
    written = {"created_by": people["reporter"]}
    withdrawn = {"published_at": AGO, "withdrawn_at": NOW, "withdrawal_reason": "Sai số liệu"}
    articles = {
        "live": make_old(old, published_at=AGO, **written),
        "draft": make_old(old, published_at=None, **written),
        "scheduled": make_old(old, published_at=AHEAD, **written),
        "withdrawn": make_old(old, **withdrawn, **written),
        "featured": make_old(old, published_at=AGO, is_featured=True, **written),
        "whole": make_whole(old),
    }
    moves = [("live", "publish"), ("scheduled", "schedule"), ("withdrawn", "publish"), ("withdrawn", "withdraw")]
    for name, move in moves:
        entries = old.get_model("news", "PublishingEntry").objects
        entries.create(article=articles[name], move=move, by=people["editor"])
    return articles


def test_newsroom_of_before_goes_on_as_it_was():
    old = {name: article.pk for name, article in make_newsroom(migrate(BEFORE)).items()}
    migrate(AFTER)
    new = {name: Article.objects.with_state().get(pk=pk) for name, pk in old.items()}

    assert {name: str(article.state) for name, article in new.items()} == {
        "live": "live",
        "draft": "draft",
        "scheduled": "scheduled",
        "withdrawn": "withdrawn",
        "featured": "live",
        "whole": "live",
    }
    assert {(article.version, article.updated_at) for article in new.values()} == {(1, None)}
    assert not Article.objects.unreviewed().exists()
    assert (new["withdrawn"].withdrawal_kind, new["withdrawn"].withdrawal_reason) == ("error", "Sai số liệu")
    assert timedelta(days=2) < new["featured"].featured_until - timezone.now() <= timedelta(days=3)
    assert [name for name, article in new.items() if article.featured_until] == ["featured"]

    assert_first_revisions(new)
    assert {use.photo.caption for use in new["whole"].photo_uses.all()} == {"Cầu Ánh Trăng", "Trong bài"}
    labels = {entry.get_move_display() for entry in PublishingEntry.objects.all()}
    assert labels == {"Duyệt và đăng", "Duyệt và hẹn giờ đăng", "Gỡ bài"}
    assert_editors_keep_every_category()


def assert_first_revisions(new):
    revisions = {name: article.revisions.get() for name, article in new.items()}
    for name, revision in revisions.items():
        assert revision.content == snapshot(new[name]), name
        assert (revision.number, revision.change, revision.based_on) == (1, "minor", None), name
        assert new[name].live_revision == (None if name == "draft" else revision), name
    people = {
        name: (revision.state, revision.editor.username, revision.reviewer and revision.reviewer.username)
        for name, revision in revisions.items()
    }
    assert people == {
        "live": ("approved", "reporter", "editor"),
        "draft": ("draft", "reporter", None),
        "scheduled": ("approved", "reporter", "editor"),
        "withdrawn": ("approved", "reporter", "editor"),
        "featured": ("approved", "reporter", "reporter"),
        "whole": ("approved", "editor", "editor"),
    }
    assert (revisions["live"].approved_at, revisions["live"].approved_by.username) == (AGO, "editor")


def assert_editors_keep_every_category():
    for category in Category.objects.all():
        [editor] = category.editors.all()
        assert editor.username == "editor"
        assert editor.has_perm("news.approve_article")
        assert not editor.has_perm("news.publish_article")


def test_articles_of_a_portal_without_any_account_get_a_writer():
    """Somebody who can never log in."""
    number = import_module("news.migrations.0004_first_revisions").first_person(apps)
    writer = User.objects.get(pk=number)
    assert (writer.is_active, writer.has_usable_password()) == (False, False)
