import json
import re
import stat
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone
from PIL import Image

from comments.models import Comment, ModerationEntry
from news.models import Article, Author, Category, Photo, PublishingEntry, Topic
from news.text import nfc
from portal.demo import content, newsroom
from portal.demo.pictures import SCENES, draw
from portal.management.commands import demo

BLOCK = re.compile(r"<(p|h2|ul|ol|blockquote|table)>")
MODELS = [User, Category, Topic, Author, Photo, Article, PublishingEntry, Comment, ModerationEntry]


def tiny_scene(name):
    return Image.new("RGB", (48, 32), f"#{zlib.crc32(name.encode()) % 0xFFFFFF:06x}")


@pytest.fixture
def fill(db, monkeypatch, tmp_path):
    """Runs the command with small pictures in place of drawn ones; its passwords go to a folder of the test."""
    monkeypatch.setattr(newsroom, "draw", tiny_scene)
    monkeypatch.setattr(newsroom, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(demo, "PASSWORDS", tmp_path / "demo-accounts.json")
    return lambda: call_command("demo")


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def test_demo_fills_and_filling_twice_adds_nothing(fill, client):
    fill()
    first, pages = counts(), client.get("/").content
    passwords = demo.PASSWORDS.read_text()
    fill()
    assert counts() == first
    assert demo.PASSWORDS.read_text() == passwords
    assert len(client.get("/").content) == len(pages)


@pytest.mark.parametrize("hour", [0, 12])
def test_demo_is_a_whole_newsroom_at_any_hour(fill, client, time_machine, hour):
    time_machine.move_to(datetime(2022, 11, 9, hour, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))
    fill()
    articles, public = Article.objects.with_state(), Article.objects.public()
    assert Category.objects.count() == 16
    assert list(Category.objects.values_list("slug", flat=True)) == list(content.CATEGORIES)
    assert public.count() >= 160
    assert not public.published_before(timezone.now() - timedelta(days=60)).exists()
    assert public.values("category").distinct().count() == 16
    assert Photo.objects.values("file").distinct().count() >= 30
    assert {article.state for article in articles} == set(Article.State)
    assert public.filter(comments_open=False).exists()
    assert public.filter(photo=None).exists()
    assert max(len(article.title) for article in public) >= 200
    assert set(Comment.objects.values_list("status", flat=True)) == set(Comment.Status)
    busiest = Comment.objects.public().values("article").annotate(n=Count("pk")).order_by("-n").first()
    assert busiest["n"] > 20
    assert client.get("/").status_code == 200


def test_demo_comments_are_sent_after_their_article_and_in_the_past(fill):
    fill()
    for comment in Comment.objects.select_related("article"):
        assert comment.article.published_at <= comment.created_at <= timezone.now()
        assert comment.article.comments_open
    phones = Comment.objects.exclude(phone="").values_list("phone", flat=True)
    assert phones
    assert all(re.fullmatch(r"\+849000000\d\d", phone) for phone in phones)


def test_demo_accounts_have_generated_passwords_that_only_their_owner_reads(fill, client):
    fill()
    passwords = {name: entry["password"] for name, entry in json.loads(demo.PASSWORDS.read_text()).items()}
    assert set(passwords) == {"phongvien", "bientap", "kiemduyet"}
    assert len(set(passwords.values())) == 3
    assert stat.S_IMODE(demo.PASSWORDS.stat().st_mode) == 0o600
    for username, password in passwords.items():
        assert client.login(username=username, password=password)
        assert not User.objects.get(username=username).is_superuser


def test_demo_does_not_change_what_is_there(fill):
    Category.objects.create(name="Giao thông công cộng", slug="giao-thong", position=3)
    editor = User.objects.create_user("bientap", password="giữ nguyên", is_staff=True)
    editor.groups.add(Group.objects.get(name="Biên tập viên"))
    fill()
    assert Category.objects.get(slug="giao-thong").name == "Giao thông công cộng"
    assert User.objects.get(username="bientap").check_password("giữ nguyên")
    assert "bientap" not in demo.PASSWORDS.read_text()


def test_demo_texts_are_written_for_the_project_and_all_different():
    entries = content.articles()
    bodies = [entry["body"] for entry in entries]
    paragraphs = [part for body in bodies for part in body.strip().split("\n\n") if len(part) > 60]
    assert len(entries) >= 160
    assert len(set(bodies)) == len(bodies)
    assert len(set(paragraphs)) == len(paragraphs)
    assert len({entry["title"] for entry in entries}) == len(entries)
    assert not re.search(r"lorem|ipsum|dolor sit", " ".join(bodies), re.IGNORECASE)


@pytest.mark.parametrize("slug", content.CATEGORIES)
def test_demo_bodies_have_five_to_twelve_blocks(slug):
    for entry in content.articles():
        if entry["category"] == slug:
            assert (
                5
                <= len(BLOCK.findall(re.sub(r"<(ul|blockquote)>.*?</\1>", r"<\1>", content.body_html(entry["body"]))))
                <= 12
            )


def test_demo_texts_are_in_one_normal_form_with_the_signs_of_the_glossary():
    for entry in [*content.articles(), *content.comments()]:
        for name, text in entry.items():
            words = " ".join(text) if isinstance(text, list) else text
            assert words == nfc(words), (name, words)
            assert not re.search(r' [,.:;?!](?!\d)|\.\.\.|"', words), (name, words)


def test_demo_bodies_carry_nothing_but_their_own_markup():
    html = content.body_html("Một <b>đậm</b> & hai\n\n## Phần\n\n> Trích\n\n- A\n- B\n\n| X | Y |\n| 1 | 2 |")
    assert html == (
        "<p>Một &lt;b&gt;đậm&lt;/b&gt; &amp; hai</p>\n<h2>Phần</h2>\n<blockquote><p>Trích</p></blockquote>\n"
        "<ul><li><p>A</p></li><li><p>B</p></li></ul>\n"
        "<table><tbody><tr><th>X</th><th>Y</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    assert unescape(html).count("<b>") == 1


def test_every_picture_the_articles_ask_for_can_be_drawn():
    wanted = {entry["photo"] for entry in content.articles() if entry.get("photo")}
    assert len(wanted) >= 30
    assert wanted <= SCENES.keys()


@pytest.mark.parametrize("name", sorted(SCENES))
def test_picture_is_the_same_every_time_and_no_blank(name):
    picture = draw(name, 180, 120)
    assert picture.size == (180, 120)
    assert picture.tobytes() == draw(name, 180, 120).tobytes()
    assert len(picture.getcolors(180 * 120)) > 50
