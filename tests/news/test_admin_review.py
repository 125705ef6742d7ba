"""The second pair of eyes: approve, schedule, return; the moves that need only a button."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from news.models import Article, PublishingEntry
from tests.factories import EDITOR, make_article, make_category, make_revision, make_user, make_withdrawn_article, seen
from tests.news.admin_form import fields_of, submit
from tests.news.article_pages import address, client_of, everything, messages_of, press, text, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def waiting(clock):
    """A reporter's text that waits for approval."""
    article = make_article(published_at=None, created_by=make_user("Phóng viên"), title="Bài chờ duyệt")
    article.revisions.update(state="submitted", submitted_at=NOW)
    return article


def unreviewed(**fields):
    article, by = make_article(**fields), make_user("Thư ký tòa soạn")
    live = make_revision(article, state="approved", editor=by, reviewer=None, approved_by=by)
    Article.objects.filter(pk=article.pk).update(live_revision=live)
    return article


def log():
    return list(PublishingEntry.objects.order_by("pk").values_list("move", flat=True))


def test_review_shows_the_whole_text_of_what_was_never_public(editor_client, waiting):
    response = editor_client.get(address(waiting, "review"))
    for shown in (waiting.title, waiting.lead, "Nội dung của bài viết", waiting.category.name):
        assert shown in response.text
    for button in ("Duyệt và đăng", "Trả lại người viết"):
        assert f">{button}</button>" in response.text


def test_review_shows_what_has_changed_against_the_page(client, editor_client):
    article = make_article(title="Lễ hội lần thứ hai", created_by=make_user("Phóng viên"))
    make_revision(
        article,
        state="submitted",
        content={"title": "Lễ hội lần thứ ba"},
        change="significant",
        change_note="Sửa số lần",
    )
    said = words_of(editor_client.get(address(article, "review")).text)
    assert "Phiên bản 2 so với phiên bản 1" in said
    assert "Lễ hội lần thứ đã xóa: hai thêm vào: ba" in said
    assert "Đáng kể: đổi thời điểm cập nhật và kèm ghi chú công khai · Sửa số lần" in said


def test_editor_approves_at_once(client, editor_client, waiting):
    response = press(editor_client, waiting, "approve", follow=True)
    assert response.redirect_chain == [(address(waiting), 302)]
    assert "Đã duyệt. Bạn đọc thấy nội dung này từ bây giờ." in messages_of(response)
    article = Article.objects.public().get()
    assert client.get(article.get_absolute_url()).status_code == 200
    assert (article.published_at, article.live_revision.reviewer, log()) == (NOW, editor_client.user, ["approve"])


@pytest.mark.parametrize("typed", ["16/03/2026", "16/3/2026"])
def test_editor_schedules_by_the_hanoi_clock_day_first(client, editor_client, waiting, clock, typed):
    response = press(editor_client, waiting, "approve", at_0=typed, at_1="08:30", follow=True)
    assert Article.objects.get().published_at == datetime(2026, 3, 16, 1, 30, tzinfo=UTC)
    assert "còn 22 giờ 30 phút" in words_of(response.text)
    assert "08:30" in " ".join(messages_of(response))
    assert log() == ["schedule"]
    page = Article.objects.get().get_absolute_url()
    clock.move_to(datetime(2026, 3, 16, 1, 29, 59, tzinfo=UTC))
    assert client.get(page).status_code == 404
    clock.move_to(datetime(2026, 3, 16, 1, 30, tzinfo=UTC))
    assert client.get(page).status_code == 200


def test_day_is_read_first_and_not_the_month(editor_client, waiting):
    press(editor_client, waiting, "approve", at_0="04/12/2026", at_1="08:30")
    assert Article.objects.get().published_at == datetime(2026, 12, 4, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("15/03/2026", "10:00", "Thời gian đăng phải ở sau thời điểm hiện tại."),
        ("15/03/2026", "09:59", "Thời gian đăng phải ở sau thời điểm hiện tại."),
        ("1/1/2020", "00:00", "Thời gian đăng phải ở sau thời điểm hiện tại."),
        ("31/02/2027", "10:00", "Vui lòng nhập cả ngày"),
        ("16/03/2026", "", "Vui lòng nhập cả ngày"),
        ("", "10:00", "Vui lòng nhập cả ngày"),
        ("mai", "sớm", "Vui lòng nhập cả ngày"),
    ],
)
def test_time_that_cannot_be_is_refused_and_kept(editor_client, waiting, day, time, said):
    before = everything()
    response = press(editor_client, waiting, "approve", at_0=day, at_1=time)
    assert response.status_code == 422
    assert said in words_of(response.text)
    assert f'value="{day}"' in response.text or not day
    assert f'value="{time}"' in response.text or not time
    assert everything() == before


@pytest.mark.parametrize("reason", ["", "   ", "\n\n"])
def test_returning_needs_a_reason(editor_client, waiting, reason):
    before = everything()
    response = press(editor_client, waiting, "send_back", reason=reason)
    assert response.status_code == 422
    assert "Vui lòng ghi lý do trả lại." in words_of(response.text)
    assert everything() == before


def test_too_long_a_reason_is_refused_and_kept(editor_client, waiting):
    reason = "Thiếu số liệu. " * 100
    response = press(editor_client, waiting, "send_back", reason=reason)
    assert response.status_code == 422
    assert reason.strip() in response.text


def test_editor_returns_with_a_reason(editor_client, waiting):
    response = press(editor_client, waiting, "send_back", reason="Thiếu số liệu", follow=True)
    assert response.redirect_chain == [(reverse("admin:index"), 302)]
    assert "Đã trả lại người viết." in messages_of(response)
    assert (seen(waiting).state, seen(waiting).open_revision.reviewer) == ("returned", editor_client.user)
    assert PublishingEntry.objects.get().note == "Thiếu số liệu"


@pytest.mark.parametrize("button", ["approve", "send_back"])
def test_nobody_decides_about_words_of_their_own(editor_client, waiting, button):
    submit(editor_client, address(waiting), "_submit", title="Tiêu đề của biên tập viên")
    page = words_of(editor_client.get(address(waiting, "review")).text)
    assert "Trong bài có phần do chính bạn viết nên phải do người khác duyệt." in page
    before = everything()
    assert press(editor_client, waiting, button, reason="Thiếu số liệu").status_code == 403
    assert everything() == before
    assert press(client_of(make_user(EDITOR)), waiting, button, reason="Thiếu số liệu").status_code == 302


def test_editor_of_another_category_is_told_whom_the_article_waits_for(editor_client, waiting):
    editor_client.user.edited_categories.set([make_category()])
    said = words_of(editor_client.get(address(waiting, "review")).text)
    assert "Bài này đang chờ biên tập viên phụ trách chuyên mục." in said


def test_incomplete_text_is_not_approved_and_the_page_says_why(editor_client, waiting):
    waiting.revisions.update(content=waiting.revisions.get().content | {"lead": ""})
    before = everything()
    response = press(editor_client, waiting, "approve")
    assert response.status_code == 422
    assert words_of(response.text).count("Bài viết chưa có tóm tắt (sapo).") == 2
    assert everything() == before


@pytest.mark.parametrize(("button", "typed"), [("approve", {"at_0": "16/03/2026", "at_1": "08:30"}), ("send_back", {})])
def test_decision_about_an_older_text_is_refused_and_what_was_typed_kept(editor_client, waiting, button, typed):
    version = seen(waiting).version
    submit(client_of(waiting.created_by), address(waiting), "_submit", title="Tiêu đề vừa sửa")
    before = everything()
    response = press(editor_client, waiting, button, version=version, reason="Thiếu số liệu", **typed)
    assert response.status_code == 409
    assert "Đã có người thao tác trước" in " ".join(messages_of(response))
    assert "Tiêu đề vừa sửa" in response.text
    for value in typed.values() or ["Thiếu số liệu"]:
        assert value in response.text
    assert everything() == before


@pytest.mark.parametrize("faster", ["approve", "send_back"])
def test_reason_is_kept_where_a_colleague_has_decided_already(editor_client, waiting, clock, faster):
    version = seen(waiting).version
    clock.shift(timedelta(minutes=1))
    press(client_of(make_user(EDITOR, first_name="Trần Thu")), waiting, faster, reason="Sai tên người")
    before = everything()
    response = press(editor_client, waiting, "send_back", version=version, reason="Thiếu số liệu")
    assert response.status_code == 409
    assert "Đã có người thao tác trước: Trần Thu" in " ".join(messages_of(response))
    assert "Lý do bạn đã ghi nhưng chưa gửi: Thiếu số liệu" in words_of(response.text)
    assert everything() == before


def test_change_of_a_live_article_goes_out_at_once_and_is_not_scheduled(client, editor_client):
    article = make_article(created_by=make_user("Phóng viên"))
    make_revision(article, state="submitted", content={"title": "Tiêu đề mới"})
    assert 'name="at_0"' not in editor_client.get(address(article, "review")).text
    before = everything()
    assert press(editor_client, article, "approve", at_0="16/03/2026", at_1="08:30").status_code == 409
    assert everything() == before
    press(editor_client, article, "approve")
    assert "Tiêu đề mới" in client.get(Article.objects.get(pk=article.pk).get_absolute_url()).text


def test_article_published_urgently_is_approved_afterwards(editor_client):
    article = unreviewed()
    assert "chưa được duyệt lại" in words_of(editor_client.get(address(article)).text)
    response = press(editor_client, article, "move", "confirm", follow=True)
    assert "Đã duyệt lại; bài không còn bị đánh dấu." in messages_of(response)
    assert "chưa được duyệt lại" not in words_of(response.text)
    assert log() == ["confirm"]


def test_editor_cancels_a_schedule_and_the_text_may_be_changed_again(editor_client):
    article = make_article(published_at=NOW + timedelta(days=1))
    response = press(editor_client, article, "move", "unschedule", follow=True)
    assert "Đã hủy hẹn giờ; bài viết trở lại chờ duyệt." in messages_of(response)
    assert (seen(article).state, fields_of(response)["title"]) == ("submitted", [article.title])


@pytest.mark.parametrize("kind", ["withdrawn", "error"])
def test_editor_restores_a_withdrawn_article(client, editor_client, kind):
    article = make_withdrawn_article(kind)
    response = press(editor_client, article, "move", "restore", follow=True)
    assert "Đã khôi phục; bài viết lại hiển thị công khai." in messages_of(response)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_editor_discards_a_draft_and_the_page_stays(client, editor_client):
    article = make_article()
    make_revision(article, content={"title": "Tiêu đề mới"})
    response = press(editor_client, article, "move", "discard", follow=True)
    assert fields_of(response)["title"] == [article.title]
    assert (seen(article).state, article.revisions.first().state) == ("live", "discarded")


@pytest.mark.parametrize("move", ["confirm", "unschedule", "restore", "discard"])
def test_move_pressed_twice_is_made_once_and_says_so(editor_client, move):
    made = {
        "confirm": unreviewed,
        "unschedule": lambda: make_article(published_at=NOW + timedelta(days=1)),
        "restore": make_withdrawn_article,
        "discard": lambda: make_revision(make_article()).article,
    }
    article = made[move]()
    version = seen(article).version
    press(editor_client, article, "move", move)
    before = everything()
    response = press(editor_client, article, "move", move, version=version, follow=True)
    assert "Đã có người thao tác trước" in " ".join(messages_of(response)) or response.status_code == 403
    assert everything() == before


def test_text_of_a_returned_article_is_compared_with_what_was_returned(editor_client, waiting):
    press(editor_client, waiting, "send_back", reason="Thiếu số liệu")
    writer = client_of(waiting.created_by)
    assert submit(writer, address(waiting), "_submit", **text(category=waiting.category_id)).status_code == 302
    said = words_of(editor_client.get(address(waiting, "review")).text)
    assert "Phiên bản 2 so với phiên bản 1" in said
