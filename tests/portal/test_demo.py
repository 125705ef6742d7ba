import io
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
from news import attachments, prepublish
from news.models import (
    Article,
    Attachment,
    Author,
    Category,
    Photo,
    PhotoUse,
    PublishingEntry,
    Revision,
    Topic,
)
from news.text import nfc
from portal.demo import content, document, newsroom
from portal.demo.pictures import SCENES, draw
from portal.management.commands import demo

BLOCK = re.compile(r"<(p|h2|ul|ol|blockquote|table)>")
MODELS = [User, Category, Topic, Author, Photo, PhotoUse, Attachment, Article, Revision, PublishingEntry]
MODELS += [Comment, ModerationEntry]


STATES = {  # what becomes of each kind in desk.toml
    None: "live",
    "urgent": "live",
    "significant": "live",
    "correction": "live",
    "reopened": "live_with_draft",
    "proposed": "live_with_draft",
    "merged": "withdrawn",
    "error": "withdrawn",
    **{kind: kind for kind in ["draft", "submitted", "returned", "scheduled", "withdrawn"]},
}


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
    editor = User.objects.get(username="bientap")
    assert editor.edited_categories.count() == len(content.CATEGORIES)
    editor.edited_categories.clear()
    fill()
    assert not editor.edited_categories.exists()
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


def test_demo_desk_has_something_of_everything(fill):
    fill()
    now = timezone.now()
    articles = {case["title"]: case.get("kind") for case in content.cases().values()}
    state = {article.title: article.state for article in Article.objects.with_state()}
    for title, kind in articles.items():
        assert state[title] == STATES[kind], title
    sent = list(Revision.objects.filter(state="submitted", article__published_at=None).values_list("submitted_at"))
    assert sorted(now - moment > timedelta(hours=4) for (moment,) in sent) == [False, True]
    [returned] = Revision.objects.filter(state="returned")
    assert returned.reason
    [urgent] = Article.objects.public().unreviewed()
    assert urgent.is_breaking()
    assert set(Article.objects.withdrawn().values_list("withdrawal_kind", flat=True)) == set(Article.Withdrawal)
    assert set(Revision.objects.public_changes().values_list("change", flat=True)) == {"significant", "correction"}
    assert Article.objects.public().filter(featured_until__gt=now + timedelta(days=3)).count() == 1

    for revision in Revision.objects.select_related("article"):
        assert prepublish.errors(revision) == [], revision.article
    for article in Article.objects.public().published_before(now - timedelta(hours=1)):
        first = article.revisions.get(number=1)
        assert article.created_at <= first.saved_at < first.submitted_at < first.reviewed_at == article.published_at
        times = article.publishing_entries.filter(revision=first).order_by("at").values_list("move", "at")
        assert list(times)[:2] == [("submit", first.submitted_at), ("approve", article.published_at)]


def test_demo_readers_see_what_was_approved_and_its_document(fill, client):
    fill()
    for title, case in content.cases().items():
        if "edit" in case:
            old, new = case["edit"]
            article = Article.objects.get(title=title)
            shown, hidden = (new, old) if case["kind"] in {"significant", "correction"} else (old, new)
            page = client.get(article.get_absolute_url()).text
            assert shown in page
            assert hidden not in page
            assert any(new in f"{one.content['lead']} {one.content['body']}" for one in article.revisions.all())
    article = Article.objects.get(attachments__isnull=False)
    assert article.related.public().count() == 3
    response = client.get(article.attachments.get().get_absolute_url())
    assert b"".join(response.streaming_content) == document.pdf()


def test_demo_document_is_the_same_every_time():
    assert document.pdf() == document.pdf()
    assert attachments.check(io.BytesIO(document.pdf()), "a.pdf", len(document.pdf())) == "pdf"


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
    assert set(passwords) == {"phongvien", "bientap", "thukytoasoan", "kiemduyet"}
    assert len(set(passwords.values())) == 4
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
    for entry in [*content.articles(), *content.comments(), *content.cases().values()]:
        for name, text in entry.items():
            words = " ".join(text) if isinstance(text, list) else str(text)
            assert words == nfc(words), (name, words)
            assert not re.search(r' [,.:;?!](?!\d)|\.\.\.|"', words), (name, words)


def test_demo_cases_name_articles_that_are_there_and_words_that_they_hold():
    entries = {entry["title"]: entry for entry in content.articles()}
    for title, case in content.cases().items():
        named = [title, case.get("into", title), *case.get("related", [])]
        assert set(named) <= set(entries)
        assert case.get("edit", [""])[0] in entries[title]["lead"] + entries[title]["body"]


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
