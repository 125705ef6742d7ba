from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.db.models import F
from django.template import Context, Template
from django.urls import reverse
from django.utils import formats, timezone, translation

from tests.factories import make_article

MOMENT = datetime(2022, 11, 9, 14, 14, tzinfo=UTC)  # 21:14 in Hanoi


def render(text, **context):
    return Template(text).render(Context(context))


@pytest.mark.parametrize("typed", ["09/11/2022", "9/11/2022", "09-11-2022", "9.11.2022", "2022-11-09"])
def test_typed_date_is_read_day_first(typed):
    assert forms.DateField().clean(typed) == date(2022, 11, 9)


@pytest.mark.parametrize("typed", ["11/31/2022", "13/13/2022", "31/02/2022", "09/11", "11/09/22"])
def test_date_that_is_not_day_first_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize("typed", ["09/11/2022 21:14", "9/11/2022 21:14:00", "2022-11-09 21:14"])
def test_typed_moment_is_read_on_the_hanoi_clock(typed):
    assert forms.DateTimeField().clean(typed) == MOMENT


@pytest.mark.parametrize("typed", ["21:14", "21:14:00"])
def test_typed_time_is_read(typed):
    assert forms.TimeField().clean(typed) == time(21, 14)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("DATE_FORMAT", "9/11/2022"),
        ("SHORT_DATE_FORMAT", "09/11/2022"),
        ("TIME_FORMAT", "21:14"),
        ("DATETIME_FORMAT", "9/11/2022, 21:14 (GMT+7)"),
        ("SHORT_DATETIME_FORMAT", "21:14, 9/11/2022"),
        ("YEAR_MONTH_FORMAT", "tháng 11/2022"),
        ("MONTH_DAY_FORMAT", "9/11"),
    ],
)
def test_moment_is_written_day_first_on_the_hanoi_clock(name, written):
    assert render("{{ moment|date:format }}", moment=MOMENT, format=name) == written


def test_numbers_are_written_with_a_full_stop_for_thousands_and_a_decimal_comma():
    assert formats.number_format(1234567, force_grouping=True) == "1.234.567"
    assert render("{{ share }}%", share=97.97) == "97,97%"


def test_week_starts_on_monday_and_days_have_their_names():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
    days = [render("{{ day|date:'l' }}", day=date(2022, 11, 7 + number)) for number in range(7)]
    assert days == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]


def test_interface_is_vietnamese_for_every_browser():
    assert translation.get_language() == "vi"


@pytest.mark.django_db
def test_date_form_leads_to_the_ninth_of_november(client):
    response = client.get(reverse("news:archive_jump"), {"ngay": "09/11/2022"})
    assert response.url == "/ngay/2022/11/09/"


@pytest.mark.django_db
def test_article_says_its_time_in_full(client):
    page = client.get(make_article(published_at=MOMENT).get_absolute_url()).content.decode()
    assert "Thứ Tư, 9/11/2022, 21:14 (GMT+7)" in page
    assert 'datetime="2022-11-09T21:14:00+07:00"' in page


@pytest.mark.django_db
def test_browser_that_wants_english_still_gets_vietnamese(client):
    page = client.get("/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="vi">' in page
    assert "Chuyển đến nội dung chính" in page


def test_admin_schedules_day_first(editor_client, time_machine):
    time_machine.move_to(datetime(2022, 11, 1, tzinfo=UTC))
    article = make_article(published_at=None)
    article.revisions.update(state="submitted", submitted_at=F("saved_at"))
    typed = {"at_0": "09/11/2022", "at_1": "21:14", "version": article.version}
    response = editor_client.post(reverse("admin:news_article_approve", args=[article.pk]), typed)
    assert response.status_code == 302
    article.refresh_from_db()
    assert article.published_at == MOMENT
    page = editor_client.get(reverse("admin:news_article_change", args=[article.pk])).text
    assert "9/11/2022, 21:14" in page
    assert "GMT+7" in page
    assert "09/11/2022" in editor_client.get(reverse("admin:news_article_changelist")).text
    assert timezone.localtime(MOMENT).hour == 21
