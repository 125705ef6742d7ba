"""What readers are told of a change: nothing, an update with a note, or a formal correction."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from news.models import Article
from tests.factories import EDITOR, make_article, make_revision, make_user, seen
from tests.news.admin_form import submit
from tests.news.article_pages import address, client_of, press, text, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi
LIST = "news:correction_list"
HEADING = "Thông tin cải chính, xin lỗi"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def article(clock):
    article = make_article(title="Bài có chi tiết sai", lead="Có 97% hộ dân.", published_at=NOW - timedelta(days=1))
    assert page_of(article)
    return article


def page_of(article):
    from django.test import Client

    return Client().get(Article.objects.get(pk=article.pk).get_absolute_url()).text


def publish(article, clock, *, after=timedelta(hours=1), **typed):
    """A colleague writes it, another approves it an hour later."""
    clock.shift(after)
    writer, reviewer = client_of(make_user(EDITOR)), client_of(make_user(EDITOR))
    assert submit(writer, address(article), "_submit", **typed).status_code == 302
    assert press(reviewer, article, "approve").status_code == 302


def test_minor_change_shows_its_text_and_moves_nothing_else(article, clock):
    before = page_of(article)
    publish(article, clock, lead="Có 97,97% hộ dân.", change="minor", change_note="Không ai thấy")
    assert page_of(article) == before.replace("Có 97% hộ dân.", "Có 97,97% hộ dân.")
    assert Article.objects.get().updated_at is None
    assert "Cập nhật" not in before


def test_significant_change_moves_the_time_of_update_and_carries_its_note(article, clock):
    publish(article, clock, change="significant", change_note="Bổ sung ý kiến của UBND phường")
    publish(article, clock, change="significant", change_note="Bổ sung số liệu")
    page = page_of(article)
    assert 'Cập nhật: <time datetime="2026-03-15T12:00:00+07:00">15/3/2026, 12:00</time>' in page
    assert HEADING not in words_of(page)
    listed = words_of(page.partition('id="changes-title"')[2].partition("</section>")[0])
    assert listed.endswith(
        "Các thay đổi của bài viết 12:00, 15/03/2026 Bổ sung số liệu 11:00, 15/03/2026 Bổ sung ý kiến của UBND phường"
    )


def test_minor_change_after_a_significant_one_leaves_the_time_of_update(article, clock):
    publish(article, clock, change="significant", change_note="Bổ sung số liệu")
    before = Article.objects.get().updated_at
    publish(article, clock, title="Tiêu đề mới", change="minor")
    assert Article.objects.get().updated_at == before
    assert page_of(article).count("Bổ sung số liệu") == 1


def test_correction_stands_under_its_fixed_heading_with_both_texts_and_the_day(client, article, clock):
    publish(article, clock, lead="Có 79% hộ dân.", change="correction", wrong="Có 97% hộ dân.", right="Có 79% hộ dân.")
    page = page_of(article)
    shown = words_of(page.partition('id="cai-chinh"')[2].partition("</section>")[0])
    for part in (HEADING, "Nội dung đã đăng Có 97% hộ dân.", "Nội dung đúng Có 79% hộ dân.", "15/03/2026"):
        assert part in shown
    assert "Các thay đổi của bài viết" not in page
    listed = client.get(reverse(LIST)).text
    said = words_of(listed)
    for part in ("Cải chính, xin lỗi", "Bài có chi tiết sai", "Có 97% hộ dân.", "Có 79% hộ dân.", "15/03/2026"):
        assert part in said
    assert f'href="{article.get_absolute_url()}#cai-chinh"' in listed
    assert "97%" in article.revisions.get(number=1).content["lead"]


def test_correction_list_is_linked_from_the_foot_of_every_page(client, article):
    footer = client.get(reverse("news:front_page")).text.partition("<footer")[2]
    assert f'href="{reverse(LIST)}"' in footer


def test_empty_correction_list_says_so(client):
    assert "Chưa có nội dung nào phải cải chính." in client.get(reverse(LIST)).text


@pytest.mark.parametrize("kind", Article.Withdrawal)
def test_corrections_of_a_withdrawn_article_leave_the_list_and_come_back_with_it(client, article, clock, kind):
    publish(article, clock, change="correction", wrong="97%", right="79%")
    editor, into = client_of(make_user(EDITOR)), make_article()
    press(editor, article, "withdraw", kind=kind, reason="Sai", into=into.pk if kind == "merged" else "")
    assert "Bài có chi tiết sai" not in client.get(reverse(LIST)).text
    press(editor, article, "move", "restore")
    assert "Bài có chi tiết sai" in client.get(reverse(LIST)).text


def test_withdrawn_article_whose_text_stays_keeps_its_correction(client, article, clock):
    publish(article, clock, change="correction", wrong="97%", right="79%")
    press(client_of(make_user(EDITOR)), article, "withdraw", kind="withdrawn", reason="Sai")
    page = page_of(article)
    assert "Thông tin cải chính, xin lỗi" in page
    assert "79%" in page


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "superseded", "discarded"])
def test_change_that_nobody_approved_is_told_nowhere(client, article, state):
    told = {"change": "correction", "wrong": "Sai chưa duyệt", "right": "Đúng chưa duyệt", "change_note": "Chưa duyệt"}
    make_revision(article, state=state, **told)
    Article.objects.update(updated_at=NOW)
    for page in (page_of(article), client.get(reverse(LIST)).text):
        assert "chưa duyệt" not in page.lower()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"change": "significant"}, "Thay đổi đáng kể cần có ghi chú công khai."),
        ({"change": "correction", "right": "79%"}, "Tin cải chính cần nêu thông tin đã sai."),
        ({"change": "correction", "wrong": "97%"}, "Tin cải chính cần nêu thông tin đúng."),
    ],
)
def test_change_that_matters_is_not_made_in_silence(editor_client, article, typed, said):
    response = editor_client.get(address(article))
    assert response.status_code == 200
    submit(editor_client, address(article), "_submit", **typed)
    assert said in words_of(editor_client.get(address(article)).text)
    assert seen(article).open_revision.state == "draft"


def test_first_publication_is_no_change(client, clock):
    writer, reviewer = client_of(make_user(EDITOR)), client_of(make_user(EDITOR))
    submit(writer, reverse("admin:news_article_add"), "_submit", **text(change="correction", wrong="a", right="b"))
    article = Article.objects.get()
    press(reviewer, article, "approve")
    assert "Cập nhật" not in page_of(article)
    assert HEADING not in page_of(article)


def test_what_readers_are_told_is_text(article, clock):
    publish(article, clock, change="correction", wrong="<b>97%</b>\n& hơn", right="79%")
    assert "&lt;b&gt;97%&lt;/b&gt;" in page_of(article)
    assert not re.search("<b>97%", page_of(article))


@pytest.mark.parametrize("query", ["?truoc=x", "?truoc=2026-03-15", "?p=-1", "?%00"])
def test_correction_list_copes_with_any_query(client, article, clock, query):
    publish(article, clock, change="correction", wrong="97%", right="79%")
    assert client.get(reverse(LIST) + query).status_code in {200, 404}


def test_correction_list_answers_reading_only(client):
    assert client.post(reverse(LIST)).status_code == 405
    assert not client.get(reverse(LIST)).cookies
