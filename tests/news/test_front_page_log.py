import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news.front_page import live
from tests.factories import make_article, make_category, make_user
from tests.news.admin_form import submit
from tests.news.front_page import MANAGING_EDITOR, pick, picked, put_live, section, stage

pytestmark = pytest.mark.django_db
DESK = reverse("admin:news_frontpageedition_changelist")
at_now = time_machine.travel(datetime(2026, 3, 15, 3, 0, tzinfo=UTC), tick=False)  # 10:00 in Hanoi


def test_discarding_goes_back_to_what_readers_see_and_keeps_the_draft_in_the_log(managing_editor_client):
    shown, other = make_article(title="Đang hiện"), make_article(title="Bản nháp")
    put_live(section("lead", pick(shown)), banner_text="Tin gấp", banner_until=timezone.now() + timedelta(hours=1))
    stage(section("lead", pick(other)))
    submit(managing_editor_client, DESK, "_discard")
    assert picked() == {"lead-0": "Đang hiện"}
    assert live().banner_text == "Tin gấp"
    log = managing_editor_client.get(DESK).text.partition('id="log"')[2]
    assert "bỏ bản nháp" in log
    assert "Ô chính: “Đang hiện” → “Bản nháp”" in log
    assert "Ô chính: “Bản nháp” → “Đang hiện”" in log


def test_log_says_in_words_who_changed_what_and_when(managing_editor_client):
    author = make_user(MANAGING_EDITOR, first_name="Trần Thu")
    with at_now:
        one, two = make_article(title="Một"), make_article(title="Hai")
        stage(section("lead", pick(one)), by=author)
        until = datetime(2026, 8, 5, 3, 0, tzinfo=UTC)
        block = section("focus-1", title="Bầu cử", category=make_category("Giao thông"))
        banner = {"banner_text": "Tin gấp", "banner_link": "/tim-kiem/", "banner_until": until}
        put_live(section("lead", pick(two, until=until, repeats=True)), block, by=author, **banner)
    put_live(section("lead", pick(two, until=until, repeats=True)), by=author)
    log = managing_editor_client.get(DESK).text.partition('id="log"')[2]
    for line in [
        "Ô chính: tự điền → “Một”",
        "Ô chính: “Một” → “Hai” đến 10:00, 5/8/2026, vẫn hiện dù trùng",
        "Khối “Bầu cử”: không có → “Bầu cử”, tự điền từ Giao thông",
        "Khối “Bầu cử”: “Bầu cử”, tự điền từ Giao thông → không có",
        "Tin nóng: không có → “Tin gấp” (/tim-kiem/) đến 10:00, 5/8/2026",
        "Trần Thu đưa lên lúc 10:00, 15/3/2026",
        "chưa đưa lên",
    ]:
        assert line in log


def test_log_turns_its_pages(managing_editor_client):
    for number in range(22):
        stage(section("lead", pick(make_article(title=f"Bài {number}"))))
    newest = managing_editor_client.get(DESK).text
    assert "→ “Bài 2”" in newest
    assert "→ “Bài 1”" not in newest
    [older] = re.findall(r'href="(\?before=\d+)#log"', newest)
    assert "“Bài 0” → “Bài 1”" in managing_editor_client.get(DESK + older).text
    assert managing_editor_client.get(DESK + "?before=x").status_code == 200
