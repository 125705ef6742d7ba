import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news.front_page import arrange, live
from news.models import FrontPageEdition
from tests.factories import make_article, make_category, make_user, make_withdrawn_article
from tests.news.admin_form import fields_of, submit
from tests.news.front_page import pick, picked, put_live, section, slots, stage

pytestmark = pytest.mark.django_db
DESK = reverse("admin:news_frontpageedition_changelist")
PREVIEW = reverse("admin:news_frontpageedition_preview")
HOME = reverse("news:front_page")
BUTTONS = ["_save", "_preview", "_publish", "_discard", "_add_focus", "_move", "_remove_focus"]
NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi
at_now = time_machine.travel(NOW, tick=False)


@pytest.mark.parametrize("role", ["reporter_client", "editor_client", "moderator_client"])
def test_who_may_not_arrange_is_refused_everything(request, role):
    client, article = request.getfixturevalue(role), make_article()
    stage(section("lead", pick(article)))
    assert client.get(DESK).status_code == client.get(PREVIEW).status_code == 403
    for button in BUTTONS:
        forged = {"seen": "1", "seconds-0-article": article.pk, button: "lead-0:down"}
        assert client.post(DESK, forged).status_code == 403
    assert client.post(PREVIEW, {"_publish": "1"}).status_code == 403
    edition = FrontPageEdition.objects.get()
    assert edition.published_at is None
    assert DESK not in client.get(reverse("admin:index")).text


@pytest.mark.parametrize("address", [DESK, PREVIEW])
def test_strangers_are_sent_to_the_log_in(client, address):
    for response in [client.get(address), client.post(address, {"seen": "0", "_publish": "1"})]:
        assert (response.status_code, response["Location"]) == (302, f"{reverse('admin:login')}?next={address}")
    assert not FrontPageEdition.objects.exists()


@pytest.mark.parametrize("role", ["managing_editor_client", "administrator_client"])
def test_who_may_arrange_finds_the_desk_in_the_index_and_puts_live(request, role):
    client, article = request.getfixturevalue(role), make_article()
    assert f'<a href="{DESK}">Trang chủ</a>' in client.get(reverse("admin:index")).text
    response = submit(client, DESK, "_publish", **{"seconds-0-article": article.pk})
    assert (response.status_code, response["Location"]) == (302, DESK)
    assert (live().published_by, live().editor) == (client.user, client.user)


@pytest.mark.parametrize("page", ["add/", "1/change/", "1/delete/", "1/history/"])
def test_editions_have_no_page_of_their_own(administrator_client, page):
    put_live(section("lead", pick(make_article())))
    assert administrator_client.get(DESK + page).status_code == 404
    assert administrator_client.post(DESK + page, {"post": "yes"}).status_code == 404
    assert FrontPageEdition.objects.count() == 1


def test_looking_at_the_desk_and_the_preview_writes_nothing(managing_editor_client):
    make_article()
    for address in (DESK, PREVIEW):
        response = managing_editor_client.get(address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
    assert not FrontPageEdition.objects.exists()


def test_saving_stages_and_putting_live_shows_everything_together(client, managing_editor_client):
    newest, lead = make_article(), make_article(title="Bài được chọn", published_at=timezone.now() - timedelta(days=2))
    typed = {"lead-0-article": lead.pk, "banner-text": "Tin gấp", "banner-until": "01/01/2099 08:00"}
    submit(managing_editor_client, DESK, "_save", **typed)
    assert picked() == {"lead-0": "Bài được chọn"}
    assert arrange().lead == newest
    assert "Tin gấp" not in client.get(HOME).text
    submit(managing_editor_client, DESK, "_publish")
    assert FrontPageEdition.objects.count() == 1
    assert arrange().lead == lead
    assert "Tin gấp" in client.get(HOME).text


def test_the_desk_shows_what_it_saved(managing_editor_client):
    article, category = make_article(title="Khai mạc Lễ hội Hoa Sen"), make_category("Giao thông")
    typed = {"lead-0-article": article.pk, "lead-0-until": "31/12/2098 21:14", "lead-0-repeats": "on"}
    submit(managing_editor_client, DESK, "_add_focus", **typed)
    titled = {"focus-1-title": "Chuyển đổi số", "focus-1-category": category.pk}
    submit(managing_editor_client, DESK, "_save", **titled)
    response = managing_editor_client.get(DESK)
    sent = fields_of(response)
    assert sent["lead-0-article"] == [str(article.pk)]
    assert sent["lead-0-until"] == ["31/12/2098 21:14"]
    assert (sent["lead-0-repeats"], sent["focus-1-title"]) == (["on"], ["Chuyển đổi số"])
    assert sent["focus-1-category"] == [str(category.pk)]
    assert slots()["lead-0"].until == datetime(2098, 12, 31, 14, 14, tzinfo=UTC)


def test_saving_what_is_there_already_adds_nothing(managing_editor_client):
    put_live(section("lead", pick(make_article())))
    for button in ("_save", "_publish", "_discard"):
        submit(managing_editor_client, DESK, button)
    assert FrontPageEdition.objects.count() == 1


def test_an_article_can_be_named_by_number_or_address_without_script(managing_editor_client):
    first, second = make_article(), make_article()
    response = managing_editor_client.get(DESK)
    assert re.search(r'<noscript>[^~]*?name="lead-0-address"', response.text)
    address = f"https://testserver{second.get_absolute_url()}?a=1"
    submit(managing_editor_client, DESK, "_save", **{"lead-0-address": f"{first.pk}", "seconds-0-address": address})
    assert picked() == {"lead-0": first.title, "seconds-0": second.title}


@at_now
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"lead-0-article": "999999"}, "Không có bài viết nào mang số hoặc địa chỉ này."),
        ({"lead-0-article": "x'--"}, "Không có bài viết nào mang số hoặc địa chỉ này."),
        ({"lead-0-article": "9" * 40}, "Không có bài viết nào mang số hoặc địa chỉ này."),
        ({"lead-0-address": "/tin-tuc/khong-co-999999/"}, "Không có bài viết nào mang số hoặc địa chỉ này."),
        ({"lead-0-article": "{article}", "lead-0-until": "15/03/2026 09:59"}, "phải ở sau thời điểm hiện tại"),
        ({"lead-0-article": "{article}", "lead-0-until": "03/15/2027 09:59"}, "ngày/tháng/năm giờ:phút"),
        ({"lead-0-until": "15/03/2027 09:59"}, "Vui lòng chọn bài để ghim"),
        ({"banner-text": "Tin gấp"}, "Tin nóng phải có thời điểm kết thúc."),
        ({"banner-text": "Tin gấp", "banner-until": "15/03/2026 10:00"}, "phải ở sau thời điểm hiện tại"),
        ({"banner-text": "x" * 151, "banner-until": "15/03/2027 10:00"}, "150"),
        ({"banner-link": "/tim-kiem/"}, "Vui lòng nhập nội dung tin nóng"),
        ({"banner-link": "/khong-co/"}, "không tồn tại: /khong-co/"),
        ({"banner-link": "/chuyen-muc/khong-co/"}, "không tồn tại: /chuyen-muc/khong-co/"),
        ({"banner-link": "/tin-tuc/bai-999999/"}, "không công khai: /tin-tuc/bai-999999/"),
        ({"banner-link": "/tin-tuc/bai-999999/y-kien/"}, "không công khai: /tin-tuc/bai-999999/y-kien/"),
        ({"banner-link": "/xem-truoc/abc/"}, "quản trị hoặc xem trước: /xem-truoc/abc/"),
        ({"banner-link": "/admin/"}, "quản trị hoặc xem trước: /admin/"),
        ({"banner-link": "//example.com/"}, "Vui lòng nhập đường dẫn trong cổng hoặc địa chỉ https."),
        ({"banner-link": "/\\example.com"}, "Vui lòng nhập đường dẫn trong cổng hoặc địa chỉ https."),
        ({"banner-link": "http://example.com/"}, "Vui lòng nhập đường dẫn trong cổng hoặc địa chỉ https."),
        ({"banner-link": "javascript:alert(1)"}, "Vui lòng nhập đường dẫn trong cổng hoặc địa chỉ https."),
    ],
)
def test_bad_input_is_explained_and_everything_typed_is_kept(managing_editor_client, typed, message):
    article = make_article()
    typed = {name: value.format(article=article.pk) for name, value in typed.items()}
    kept = {"seconds-1-article": article.pk, "seconds-1-repeats": "on"}
    response = submit(managing_editor_client, DESK, "_publish", **typed, **kept)
    assert response.status_code == 422
    assert message in response.text
    sent = fields_of(response)
    for name, value in {**typed, **kept}.items():
        assert sent[name] == [str(value)]
    assert not FrontPageEdition.objects.exists()


@at_now
def test_a_pin_that_ended_meanwhile_does_not_keep_the_rest_from_being_saved(managing_editor_client):
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        article = make_article(title="Bài hết giờ ghim")
        put_live(
            section("lead", pick(article, until=NOW - timedelta(hours=1))),
            banner_text="Tin cũ",
            banner_until=NOW - timedelta(hours=1),
        )
    response = managing_editor_client.get(DESK)
    assert "“Bài hết giờ ghim” đã hết thời gian ghim lúc 09:00, 15/3/2026." in response.text
    assert fields_of(response)["banner-text"] == [""]
    assert submit(managing_editor_client, DESK, "_save", _move="lead-0:down").status_code == 302
    assert picked() == {"seconds-0": "Bài hết giờ ghim"}


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_withdrawn_article, "không công khai: đã gỡ."),
        (lambda **fields: make_article(published_at=None, **fields), "không công khai: bản nháp."),
        (lambda **fields: make_article(published_at=NOW + timedelta(hours=2), **fields), "lúc 12:00, 15/3/2026."),
    ],
    ids=["withdrawn", "draft", "scheduled"],
)
def test_pick_that_readers_do_not_see_is_flagged(managing_editor_client, make, words):
    with at_now:
        put_live(section("seconds", pick(make(title="Bài được chọn"))))
        html = managing_editor_client.get(DESK).text
    flags = html.partition('id="troubles-title"')[2].partition("</section>")[0]
    assert "Ô phụ 1" in flags
    assert "“Bài được chọn”" in flags
    assert words in flags


def test_desk_lists_what_was_left_out_so_that_nothing_appears_twice(managing_editor_client):
    article = make_article(title="Bài hai chỗ")
    put_live(section("lead", pick(article)), section("seconds", pick(article)))
    html = managing_editor_client.get(DESK).text
    assert re.search(r'<a href="#seconds-0">Ô phụ 1</a>: “Bài hai chỗ” đã có ở: Ô chính', html)
    assert 'id="troubles-title"' not in html
    submit(managing_editor_client, DESK, "_publish", **{"seconds-0-repeats": "on"})
    assert arrange().seconds == [article]


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("seconds-0:up", {"lead-0": "B", "seconds-0": "A"}),
        ("seconds-0:down", {"lead-0": "A", "seconds-1": "B"}),
        ("lead-0:up", {"lead-0": "A", "seconds-0": "B"}),
        ("khong-co:up", {"lead-0": "A", "seconds-0": "B"}),
    ],
)
def test_places_trade_their_picks_without_script(managing_editor_client, button, expected):
    make_category()
    typed = {"lead-0-article": make_article(title="A").pk, "seconds-0-article": make_article(title="B").pk}
    response = submit(managing_editor_client, DESK, "_save", **typed, _move=button)
    assert response["Location"] == f"{DESK}#{button.partition(':')[0]}"
    assert picked() == expected


def test_focus_blocks_come_and_go(managing_editor_client):
    for _ in range(8):
        submit(managing_editor_client, DESK, "_add_focus")
    assert fields_of(managing_editor_client.get(DESK))["focus"] == ["1", "2", "3", "4", "5", "6"]
    submit(managing_editor_client, DESK, "_save", _remove_focus="focus-2")
    submit(managing_editor_client, DESK, "_save", _remove_focus="lead")
    assert fields_of(managing_editor_client.get(DESK))["focus"] == ["1", "3", "4", "5", "6"]


def test_preview_shows_the_draft_in_the_real_page_and_says_so(client, managing_editor_client):
    make_article()
    article = make_article(title="Bài trong bản nháp", published_at=timezone.now() - timedelta(days=1))
    response = submit(managing_editor_client, DESK, "_preview", **{"lead-0-article": article.pk})
    assert response["Location"] == PREVIEW
    response = managing_editor_client.get(PREVIEW)
    assert "Xem trước bản nháp số 1" in response.text
    assert "Bài trong bản nháp" in response.text.partition("</article>")[0]
    assert (response["X-Robots-Tag"], '<meta name="robots" content="noindex">' in response.text) == ("noindex", True)
    assert "no-store" in response["Cache-Control"]
    assert "Xem trước" not in client.get(HOME).text


@pytest.mark.parametrize("button", ["_save", "_publish", "_discard", "_move"])
def test_who_did_not_see_the_newest_edition_keeps_every_word_and_sees_the_other(managing_editor_client, button):
    mine, theirs = make_article(title="Bài của tôi"), make_article(title="Bài của đồng nghiệp")
    sent = fields_of(managing_editor_client.get(DESK))
    stage(section("lead", pick(theirs)), by=make_user("Thư ký tòa soạn", first_name="Trần Thu"))
    typed = {"lead-0-article": mine.pk, "banner-text": "Tin gấp", "banner-until": "01/01/2099 08:00"}
    response = managing_editor_client.post(DESK, sent | typed | {button: "lead-0:down"})
    assert response.status_code == 422
    assert "Trần Thu đã lưu bản 1 lúc" in response.text
    assert "Trần Thu: “Bài của đồng nghiệp”" in response.text
    assert picked() == {"lead-0": "Bài của đồng nghiệp"}
    kept = fields_of(response)
    assert (kept["lead-0-article"], kept["banner-text"], kept["seen"]) == ([str(mine.pk)], ["Tin gấp"], ["1"])
    assert managing_editor_client.post(DESK, kept | {"_save": "1"}).status_code == 302
    assert picked() == {"lead-0": "Bài của tôi"}


@pytest.mark.parametrize("seen", ["", "x", "-1", "7", "9" * 30])
def test_a_number_that_no_edition_has_is_a_conflict(managing_editor_client, seen):
    sent = fields_of(managing_editor_client.get(DESK)) | {"lead-0-article": make_article().pk}
    assert managing_editor_client.post(DESK, sent | {"seen": seen, "_publish": "1"}).status_code == 422
    assert not FrontPageEdition.objects.exists()


def test_desk_costs_the_same_for_few_and_many_picks(managing_editor_client, django_assert_max_num_queries):
    def cost(categories):
        owners = [make_category() for _ in range(categories)]
        articles = {owner: [make_article(category=owner) for _ in range(4)] for owner in owners}
        put_live(*(section(f"category-{one.pk}", *map(pick, articles[one]), category=one) for one in owners))
        stage(section("lead", pick(make_withdrawn_article())))
        with django_assert_max_num_queries(14) as captured:
            assert managing_editor_client.get(DESK).status_code == 200
        return len(captured)

    assert cost(1) == cost(8)
