from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news.models import Article, PublishingEntry
from tests.factories import make_article, make_category, make_user, make_withdrawn_article
from tests.news.admin_form import buttons_of, fields_of, submit

pytestmark = pytest.mark.django_db

ADD = "admin:news_article_add"
LIST = "admin:news_article_changelist"
NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi
at_now = time_machine.travel(NOW, tick=False)
BODY = "<p>Đồng chí Nguyễn Văn Mẫu chủ trì.</p>"
FUTURE = "Thời gian đăng phải ở sau thời điểm hiện tại."
CHANGED_MEANWHILE = "Người khác đã sửa bài viết này sau khi bạn mở. Chưa có gì được lưu."
MOVED_MEANWHILE = "Người khác vừa đăng hoặc gỡ bài viết này. Chưa có gì được lưu."


def change(article):
    return reverse("admin:news_article_change", args=[article.pk])


def text(**fields):
    """What is typed for a new article."""
    typed = {"title": "Khai mạc Lễ hội Hoa Sen", "lead": "Ngày 9/11, tại phường Ngọc Đào.", "body": BODY}
    return typed | {"category": make_category().pk, "comments_open": "on"} | fields


def state_of(article):
    return Article.objects.with_state().get(pk=article.pk).state


def test_editor_publishes_a_new_article_at_once(client, editor_client):
    response = submit(editor_client, reverse(ADD), "_publish", **text())
    assert (response.status_code, response["Location"]) == (302, reverse(LIST))
    article = Article.objects.public().get()
    assert (article.title, article.body, article.created_by) == ("Khai mạc Lễ hội Hoa Sen", BODY, editor_client.user)
    assert client.get(article.get_absolute_url()).status_code == 200
    entry = PublishingEntry.objects.get()
    assert (entry.article, entry.move, entry.by) == (article, "publish", editor_client.user)


def test_editor_publishes_a_draft_at_once(editor_client):
    article = make_article(published_at=None)
    submit(editor_client, change(article), "_publish", title="Tiêu đề đã sửa")
    assert Article.objects.public().get().title == "Tiêu đề đã sửa"


@at_now
def test_editor_schedules_by_the_hanoi_clock_day_first(editor_client):
    typed = {"publish_at_0": "04/12/2026", "publish_at_1": "08:30"}
    submit(editor_client, reverse(ADD), "_publish", **text(), **typed)
    article = Article.objects.get()
    assert article.published_at == datetime(2026, 12, 4, 1, 30, tzinfo=UTC)
    assert not Article.objects.public().exists()
    page = editor_client.get(change(article)).text
    assert 'value="04/12/2026"' in page
    assert 'value="08:30' in page
    assert "giờ Hà Nội (GMT+7)" in page
    assert "08:30, 04/12/2026" in page


@pytest.mark.parametrize(("day", "time"), [("15/03/2026", "10:00"), ("15/03/2026", "09:59"), ("1/1/2020", "00:00")])
@at_now
def test_past_publishing_time_is_refused_and_the_text_kept(editor_client, day, time):
    typed = text(title="Tiêu đề đang gõ", publish_at_0=day, publish_at_1=time)
    response = submit(editor_client, reverse(ADD), "_publish", **typed)
    assert response.status_code == 200
    assert FUTURE in response.text
    assert not Article.objects.exists()
    kept = fields_of(response)
    for name, value in typed.items():
        assert kept[name] == [str(value)]


@at_now
def test_past_publishing_time_changes_nothing_of_a_draft(editor_client):
    article = make_article(published_at=None, title="Tiêu đề cũ")
    typed = {"title": "Tiêu đề mới", "publish_at_0": "14/03/2026", "publish_at_1": "10:00"}
    response = submit(editor_client, change(article), "_publish", **typed)
    assert FUTURE in response.text
    assert fields_of(response)["title"] == ["Tiêu đề mới"]
    article.refresh_from_db()
    assert (article.title, article.version, article.published_at) == ("Tiêu đề cũ", 1, None)


@pytest.mark.parametrize(("day", "time"), [("31/02/2027", "10:00"), ("mai", "10:00"), ("1/1/2027", ""), ("", "10:00")])
def test_publishing_time_that_is_none_is_refused_and_the_text_kept(editor_client, day, time):
    response = submit(editor_client, reverse(ADD), "_publish", **text(publish_at_0=day, publish_at_1=time))
    assert response.status_code == 200
    assert not Article.objects.exists()
    kept = fields_of(response)
    assert (kept["title"], kept["publish_at_0"], kept["publish_at_1"]) == (["Khai mạc Lễ hội Hoa Sen"], [day], [time])


@at_now
def test_publishing_time_without_the_button_publish_is_questioned(editor_client):
    typed = text(publish_at_0="16/03/2026", publish_at_1="10:00")
    response = submit(editor_client, reverse(ADD), "_save", **typed)
    assert "Bấm “Đăng bài” để hẹn giờ đăng, hoặc xóa thời gian đăng." in response.text
    assert fields_of(response)["title"] == [typed["title"]]
    assert not Article.objects.exists()


def test_reason_without_the_button_withdraw_is_questioned(editor_client):
    article = make_article()
    response = submit(editor_client, change(article), "_save", reason="Sai số liệu")
    assert "Bấm “Gỡ bài” để gỡ bài viết, hoặc xóa lý do." in response.text
    assert state_of(article) == Article.State.LIVE


@pytest.mark.parametrize("source", ["https://xau.example/a.jpg", "//xau.example/a.jpg", "data:image/png;base64,AAAA"])
def test_picture_from_elsewhere_is_refused_and_the_text_kept(editor_client, source):
    body = f'<p>Nội dung đang gõ</p><figure><img src="{source}" alt="Ảnh"></figure>'
    response = submit(editor_client, reverse(ADD), "_publish", **text(body=body))
    assert not Article.objects.exists()
    assert "Ảnh trong bài phải lấy từ thư viện ảnh." in response.text
    assert "Nội dung đang gõ" in fields_of(response)["body"][0]


def test_editor_publishes_a_scheduled_article_at_once(editor_client):
    article = make_article(published_at=timezone.now() + timedelta(days=1))
    submit(editor_client, change(article), "_publish", publish_at_0="", publish_at_1="")
    assert state_of(article) == Article.State.LIVE


@at_now
def test_editor_cancels_a_schedule(editor_client):
    article = make_article(published_at=NOW + timedelta(days=1))
    submit(editor_client, change(article), "_unschedule")
    assert state_of(article) == Article.State.DRAFT


def test_editor_withdraws_with_a_reason(client, editor_client):
    article = make_article()
    submit(editor_client, change(article), "_withdraw", reason="Sai số liệu")
    assert client.get(article.get_absolute_url()).status_code == 410
    assert "Sai số liệu" in editor_client.get(change(article)).text


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdrawing_without_a_reason_is_refused_and_the_text_kept(editor_client, reason):
    article = make_article()
    response = submit(editor_client, change(article), "_withdraw", reason=reason, title="Tiêu đề đang gõ")
    assert "Vui lòng ghi lý do gỡ bài." in response.text
    assert fields_of(response)["title"] == ["Tiêu đề đang gõ"]
    assert state_of(article) == Article.State.LIVE


def test_editor_restores(client, editor_client):
    article = make_withdrawn_article()
    submit(editor_client, change(article), "_restore")
    assert client.get(article.get_absolute_url()).status_code == 200


def test_editor_mends_a_live_article_and_it_stays_live(client, editor_client):
    article = make_article()
    before = article.published_at
    submit(editor_client, change(article), "_save", title="Tiêu đề đã sửa")
    article.refresh_from_db()
    assert (article.title, article.published_at, article.version) == ("Tiêu đề đã sửa", before, 2)
    assert "Tiêu đề đã sửa" in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize("button", ["_save", "_continue", "_publish"])
def test_text_typed_over_a_newer_version_is_not_saved_and_not_lost(editor_client, button):
    article = make_article(published_at=None)
    opened = fields_of(editor_client.get(change(article)))
    submit(editor_client, change(article), "_save", title="Tiêu đề của người khác")
    response = editor_client.post(change(article), opened | {"title": "Tiêu đề đang gõ", button: "1"})
    assert response.status_code == 200
    assert CHANGED_MEANWHILE in response.text
    assert fields_of(response)["title"] == ["Tiêu đề đang gõ"]
    article.refresh_from_db()
    assert (article.title, article.published_at) == ("Tiêu đề của người khác", None)


@pytest.mark.parametrize("version", ["", "0", "-1", "abc", "9" * 30])
def test_forged_version_saves_nothing(editor_client, version):
    article = make_article(title="Tiêu đề cũ")
    response = submit(editor_client, change(article), "_save", seen_version=version, title="Tiêu đề mới")
    assert response.status_code == 200
    article.refresh_from_db()
    assert article.title == "Tiêu đề cũ"


@pytest.mark.parametrize("button", ["_publish", "_unschedule", "_restore"])
def test_move_that_the_state_does_not_allow_saves_nothing_and_says_so(editor_client, button):
    article = make_article(title="Tiêu đề cũ")
    typed = fields_of(editor_client.get(change(article))) | {"title": "Tiêu đề mới", button: "1"}
    response = editor_client.post(change(article), typed, follow=True)
    assert MOVED_MEANWHILE in response.text
    article.refresh_from_db()
    assert (article.title, article.version) == ("Tiêu đề cũ", 1)
    assert not PublishingEntry.objects.exists()


@pytest.mark.parametrize("missing", ["title", "lead", "body", "category"])
def test_missing_text_is_refused_and_the_rest_kept(editor_client, missing):
    typed = text(kicker="Lễ hội") | {missing: ""}
    response = submit(editor_client, reverse(ADD), "_publish", **typed)
    assert response.status_code == 200
    assert "Mục này là bắt buộc." in response.text
    assert fields_of(response)["kicker"] == ["Lễ hội"]
    assert not Article.objects.exists()


@pytest.mark.parametrize("button", ["_save", "_publish"])
def test_columns_that_have_no_field_cannot_be_posted(editor_client, button):
    forged = {"slug": "x", "version": "77", "withdrawn_at": "2020-01-01", "published_at": "2020-01-01", "state": "live"}
    submit(editor_client, reverse(ADD), button, **text(), **forged, created_by=make_user().pk, withdrawal_reason="x")
    article = Article.objects.get()
    assert article.slug == "khai-mac-le-hoi-hoa-sen"
    assert article.created_by == editor_client.user
    assert article.version < 77
    assert article.withdrawn_at is None
    assert article.published_at is None or timezone.now() - article.published_at < timedelta(minutes=1)


def test_body_is_sanitised_and_text_composed_on_save(editor_client):
    typed = text(title="Vie\u0323\u0302t Nam", body="<p onclick='alert(1)'>Tin</p><script>alert(1)</script>")
    submit(editor_client, reverse(ADD), "_save", **typed)
    article = Article.objects.get()
    assert (article.title, article.body) == ("Việt Nam", "<p>Tin</p>")


@pytest.mark.parametrize(
    ("make", "buttons"),
    [
        (lambda: make_article(published_at=None), {"_save", "_publish", "_continue"}),
        (
            lambda: make_article(published_at=timezone.now() + timedelta(days=1)),
            {"_save", "_publish", "_continue", "_unschedule"},
        ),
        (make_article, {"_save", "_continue", "_withdraw"}),
        (make_withdrawn_article, {"_save", "_continue", "_restore"}),
    ],
    ids=["draft", "scheduled", "live", "withdrawn"],
)
def test_editor_sees_the_buttons_of_the_state(editor_client, make, buttons):
    assert buttons_of(editor_client.get(change(make()))) == buttons


def test_article_form_leads_to_the_page_on_the_site(editor_client):
    article = make_article()
    assert f'href="{article.get_absolute_url()}"' in editor_client.get(change(article)).text
