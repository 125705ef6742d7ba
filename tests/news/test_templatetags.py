from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory

from news.models import PreviewLink
from news.templatetags.news import list_time, timeline_time
from news.templatetags.newsroom import body_as_shown, link_state, person, time_left
from tests.factories import make_category, make_photo, make_user

NOW = datetime(2022, 11, 9, 14, 14, tzinfo=UTC)  # 21:14 in Hanoi
at_now = time_machine.travel(NOW, tick=False)


@pytest.mark.parametrize(
    ("ago", "written"),
    [
        (timedelta(0), "Vừa xong"),
        (timedelta(seconds=59), "Vừa xong"),
        (timedelta(seconds=60), "1 phút trước"),
        (timedelta(minutes=59, seconds=59), "59 phút trước"),
        (timedelta(minutes=60), "1 giờ trước"),
        (timedelta(hours=3, minutes=59), "3 giờ trước"),
        (timedelta(hours=23, minutes=59, seconds=59), "23 giờ trước"),
        (timedelta(hours=24), "08/11/2022"),
        (timedelta(days=8), "01/11/2022"),
        (timedelta(days=365), "09/11/2021"),
    ],
)
@at_now
def test_list_time_is_relative_for_a_day_and_then_a_date(ago, written):
    assert list_time(NOW - ago) == written


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2022, 10, 31, 16, 59, tzinfo=UTC), "31/10/2022"),
        (datetime(2022, 10, 31, 23, 30, tzinfo=UTC), "01/11/2022"),
        (datetime(2021, 12, 31, 17, 0, tzinfo=UTC), "01/01/2022"),
    ],
)
@at_now
def test_list_time_dates_by_the_hanoi_clock(moment, written):
    assert list_time(moment) == written


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (NOW, "21:14"),
        (datetime(2022, 11, 9, 2, 5, tzinfo=UTC), "09:05"),
        (datetime(2022, 11, 8, 17, 0, tzinfo=UTC), "00:00"),
        (datetime(2022, 11, 8, 16, 59, 59, tzinfo=UTC), "8/11"),
        (datetime(2022, 11, 1, 5, 0, tzinfo=UTC), "1/11"),
        (datetime(2021, 11, 9, 14, 14, tzinfo=UTC), "9/11"),
        (datetime(2022, 11, 9, 17, 0, tzinfo=UTC), "10/11"),
    ],
)
@at_now
def test_timeline_time_is_a_clock_time_today_and_a_day_before_that(moment, written):
    assert timeline_time(moment) == written


@pytest.mark.parametrize(
    ("now", "written"),
    [
        (datetime(2022, 11, 9, 16, 59, tzinfo=UTC), "23:30"),
        (datetime(2022, 11, 9, 17, 0, tzinfo=UTC), "9/11"),
    ],
)
def test_timeline_turns_to_days_at_midnight_in_hanoi(now, written):
    with time_machine.travel(now, tick=False):
        assert timeline_time(datetime(2022, 11, 9, 16, 30, tzinfo=UTC)) == written


def render(source, **context):
    request = RequestFactory(headers={"host": "testserver"}).get("/")
    return Template("{% load news %}" + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("address", "http://testserver/tin-tuc/le-hoi-7/"),
        ("facebook", "https://www.facebook.com/sharer/sharer.php?u=http%3A%2F%2Ftestserver%2Ftin-tuc%2Fle-hoi-7%2F"),
        ("zalo", "https://zalo.me/share?url=http%3A%2F%2Ftestserver%2Ftin-tuc%2Fle-hoi-7%2F"),
        (
            "email",
            "mailto:?subject=L%E1%BB%85%20h%E1%BB%99i%20%26%20ch%E1%BB%A3&amp;"
            "body=http%3A%2F%2Ftestserver%2Ftin-tuc%2Fle-hoi-7%2F",
        ),
    ],
)
def test_share_links_carry_the_whole_address(place, address):
    source = "{% share_links url title as share %}{{ share." + place + " }}"
    assert render(source, url="/tin-tuc/le-hoi-7/", title="Lễ hội & chợ") == address


@pytest.mark.django_db
def test_feed_url_is_that_of_the_category_or_of_all():
    category = make_category("Giao thông")
    source = "{% url 'news:category_feed' category.slug %} {% url 'news:feed' %}"
    assert render(source, category=category) == "/rss/giao-thong/ /rss/"


@pytest.mark.django_db
def test_all_categories_stand_in_the_order_of_the_newsroom():
    for name, position in [("Y tế", 2), ("Môi trường", 1), ("Giao thông", 2)]:
        make_category(name, position=position)
    source = "{% all_categories as categories %}{% for category in categories %}{{ category.name }};{% endfor %}"
    assert render(source) == "Môi trường;Giao thông;Y tế;"


@at_now
def test_date_form_offers_today_in_hanoi_or_the_day_of_the_page():
    source = "{% date_form day as form %}{{ form.ngay.value|date:'d/m/Y' }}"
    with time_machine.travel(datetime(2022, 11, 9, 17, 30, tzinfo=UTC), tick=False):
        assert render(source, day=None) == "10/11/2022"
    assert render(source, day=datetime(2022, 10, 31, 23, 30, tzinfo=UTC)) == "01/11/2022"


@pytest.mark.parametrize(
    ("left", "written"),
    [
        (timedelta(hours=2, minutes=10), "còn 2 giờ 10 phút"),
        (timedelta(hours=2, minutes=9, seconds=1), "còn 2 giờ 10 phút"),
        (timedelta(hours=1), "còn 1 giờ 0 phút"),
        (timedelta(minutes=59, seconds=1), "còn 1 giờ 0 phút"),
        (timedelta(minutes=59), "còn 59 phút"),
        (timedelta(seconds=1), "còn 1 phút"),
        (timedelta(0), "còn 1 phút"),
        (timedelta(seconds=-5), "còn 1 phút"),
        (timedelta(hours=47, minutes=59), "còn 47 giờ 59 phút"),
        (timedelta(hours=48), "còn 2 ngày 0 giờ"),
        (timedelta(days=40, hours=5, minutes=59), "còn 40 ngày 5 giờ"),
    ],
)
@at_now
def test_time_left_is_said_in_full_minutes_and_from_two_days_on_in_days(left, written):
    assert time_left(NOW + left) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"expires_at": NOW + timedelta(days=1)}, "dùng được đến 10/11/2022, 21:14 (GMT+7)"),
        ({"expires_at": NOW}, "hết hạn lúc 9/11/2022, 21:14 (GMT+7)"),
        ({"expires_at": NOW + timedelta(days=1), "revoked_at": NOW}, "đã thu hồi"),
    ],
)
@at_now
def test_link_says_how_long_it_opens(fields, written):
    assert link_state(PreviewLink(**fields)) == written


@pytest.mark.django_db
def test_person_is_named_in_full_or_by_the_account():
    assert person(make_user(first_name="Nguyễn Văn Mẫu")) == "Nguyễn Văn Mẫu"
    assert person(make_user(first_name="", last_name="")).startswith("user")
    assert person(None) == ""


@pytest.mark.django_db
def test_body_of_a_version_is_clean_and_shows_photos_of_the_library():
    photo = make_photo(caption="Hồ Mặt Gương")
    figure = f'<figure><img src="/media/photos/a.webp" data-file="{photo.pk}"></figure>'
    shown = body_as_shown(f'<p onclick="x">Tin</p><script>x</script>{figure}')
    assert "<p>Tin</p>" in shown
    assert "Hồ Mặt Gương" in shown
    assert "onclick" not in shown
    assert "script" not in shown
