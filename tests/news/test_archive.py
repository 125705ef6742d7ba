from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from news import archive
from tests.factories import make_article, make_withdrawn_article

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
NO_PERIODS = [
    *["2022/02/30", "2023/02/29", "2022/11/31", "2022/11/00", "2022/11/32", "2022/11/9", "2022/11/09/12"],
    *["2022/13", "2022/00", "2022/1", "2022/-1", "2022/１１"],
    *["22", "0000", "1899", "2100", "10000", "-2022", "２０２２", "٢٠٢٢", "9" * 20, "nam-nay"],
]
at_now = time_machine.travel(NOW, tick=False)


def day_page(client, day):
    return client.get(archive.day_url(day))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 10, 31, 16, 59, 59, 999_999, tzinfo=UTC), date(2025, 10, 31)),
        (datetime(2025, 10, 31, 17, 0, tzinfo=UTC), date(2025, 11, 1)),
        (datetime(2025, 10, 31, 23, 30, tzinfo=UTC), date(2025, 11, 1)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2025, 12, 31, 16, 30, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2024, 2, 28, 23, 30, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2024, 2, 29, 17, 0, tzinfo=UTC), date(2024, 3, 1)),
    ],
)
@pytest.mark.django_db
@at_now
def test_article_stands_under_its_hanoi_day_month_and_year(client, moment, day):
    article = make_article(published_at=moment)
    for period in [
        archive.day(day.year, day.month, day.day),
        archive.month(day.year, day.month),
        archive.year(day.year),
    ]:
        assert list(period.articles()) == [article]
    assert article.title in day_page(client, day).text
    for neighbour in [day - timedelta(days=1), day + timedelta(days=1)]:
        assert article.title not in day_page(client, neighbour).text


@pytest.mark.django_db
def test_article_changes_its_day_at_midnight_in_hanoi_and_not_in_greenwich(client):
    with time_machine.travel(datetime(2025, 10, 31, 23, 30, tzinfo=UTC), tick=False):
        article = make_article()
        page = client.get(reverse("news:archive_jump"), {"ngay": "1/11/2025"}, follow=True)
    assert page.redirect_chain == [("/ngay/2025/11/01/", 302)]
    assert "Thứ Bảy, 1/11/2025" in page.text
    assert article.get_absolute_url() in page.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year", "month", "first", "last"),
    [
        (2025, 1, date(2025, 1, 1), date(2025, 1, 31)),
        (2024, 2, date(2024, 2, 1), date(2024, 2, 29)),
        (2099, 12, date(2099, 12, 1), date(2099, 12, 31)),
        (1900, 2, date(1900, 2, 1), date(1900, 2, 28)),
    ],
)
def test_month_ends_with_its_last_day(client, year, month, first, last):
    period = archive.month(year, month)
    assert (period.first, period.last) == (first, last)
    assert client.get(reverse("news:archive_month", args=[year, month])).status_code == 200


@pytest.mark.django_db
@at_now
def test_day_leads_to_the_nearest_days_with_news_over_days_without(client):
    for day in [1, 5, 20]:
        make_article(published_at=datetime(2025, 11, day, 5, tzinfo=UTC))
    page = day_page(client, date(2025, 11, 5)).text
    assert 'rel="prev" href="/ngay/2025/11/01/"' in page
    assert 'rel="next" href="/ngay/2025/11/20/"' in page
    empty_day = day_page(client, date(2025, 11, 7)).text
    assert "Không có bài viết nào trong ngày này." in empty_day
    assert 'rel="prev" href="/ngay/2025/11/05/"' in empty_day
    assert 'rel="next" href="/ngay/2025/11/20/"' in empty_day


@pytest.mark.django_db
@at_now
def test_first_and_last_day_lead_one_way_only(client):
    for day in [1, 5]:
        make_article(published_at=datetime(2025, 11, day, 5, tzinfo=UTC))
    first, last = day_page(client, date(2025, 11, 1)).text, day_page(client, date(2025, 11, 5)).text
    assert 'rel="prev"' not in first
    assert 'rel="next" href="/ngay/2025/11/05/"' in first
    assert 'rel="prev" href="/ngay/2025/11/01/"' in last
    assert 'rel="next"' not in last


@pytest.mark.django_db
@at_now
def test_neighbours_are_days_in_hanoi(client):
    make_article(published_at=datetime(2025, 10, 31, 16, 59, tzinfo=UTC))
    make_article(published_at=datetime(2025, 11, 1, 17, 0, tzinfo=UTC))
    page = day_page(client, date(2025, 11, 1)).text
    assert 'rel="prev" href="/ngay/2025/10/31/"' in page
    assert 'rel="next" href="/ngay/2025/11/02/"' in page


@pytest.mark.django_db
@at_now
def test_days_with_nothing_but_hidden_articles_have_no_news(client):
    make_withdrawn_article(published_at=datetime(2025, 11, 1, 5, tzinfo=UTC))
    make_article(published_at=NOW + timedelta(days=30))
    make_article(published_at=None)
    assert 'class="neighbours"' not in day_page(client, date(2026, 3, 15)).text
    assert "/ngay/2025/11/" not in client.get(reverse("news:archive_year", args=[2025])).text
    assert "Không có bài viết nào" in day_page(client, date(2025, 11, 1)).text


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ngay/2022/", "/ngay/2022/11/"])
def test_month_and_year_without_news_say_so(client, address):
    html = client.get(address).text
    assert "Không có bài viết nào trong thời gian này." in html


@pytest.mark.django_db
@at_now
def test_month_and_year_list_their_parts_that_have_news(client):
    make_article(published_at=datetime(2025, 10, 31, 23, 30, tzinfo=UTC))
    make_article(published_at=datetime(2025, 11, 9, 14, 14, tzinfo=UTC))
    year = client.get(reverse("news:archive_year", args=[2025])).text
    assert "Tin năm 2025" in year
    assert 'href="/ngay/2025/11/"' in year
    assert 'href="/ngay/2025/10/"' not in year
    month = client.get(reverse("news:archive_month", args=[2025, 11])).text
    assert "Tin tháng 11/2025" in month
    assert [day for day in range(1, 31) if f'href="/ngay/2025/11/{day:02}/"' in month] == [1, 9]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("09/11/2022", "/ngay/2022/11/09/"),
        ("9/11/2022", "/ngay/2022/11/09/"),
        (" 09/11/2022 ", "/ngay/2022/11/09/"),
        ("31/12/2022", "/ngay/2022/12/31/"),
        ("9-11-2022", "/ngay/2022/11/09/"),
        ("9.11.2022", "/ngay/2022/11/09/"),
        ("2022-11-09", "/ngay/2022/11/09/"),
        ("29/02/2024", "/ngay/2024/02/29/"),
        ("1/1/1900", "/ngay/1900/01/01/"),
        ("31/12/2099", "/ngay/2099/12/31/"),
    ],
)
def test_date_form_reads_the_day_first(client, typed, address):
    response = client.get(reverse("news:archive_jump"), {"ngay": typed})
    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    ["11/31/2022", "30/02/2022", "29/02/2023", "31/12/1899", "1/1/2100", "1/1/0001", "31/12/9999", "0/0/0"]
    + ["hôm nay", "09/11", "'><script>", "9" * 10_000, "\x00"],
)
def test_date_form_gives_a_bad_date_back_with_a_sentence(client, typed):
    response = client.get(reverse("news:archive_jump"), {"ngay": typed})
    assert response.status_code == 422
    assert "Ngày không hợp lệ. Nhập ngày theo dạng ngày/tháng/năm, ví dụ 09/11/2022." in response.text
    assert response.context["form"]["ngay"].value() == typed
    assert "<script>" not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "   "])
def test_date_form_asks_for_a_date(client, typed):
    response = client.get(reverse("news:archive_jump"), {"ngay": typed})
    assert response.status_code == 422
    assert "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 09/11/2022." in response.text


@pytest.mark.django_db
def test_date_form_opens_empty(client):
    response = client.get(reverse("news:archive_jump"))
    assert response.status_code == 200
    assert "Ngày không hợp lệ" not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("parts", NO_PERIODS)
def test_address_of_no_day_is_not_found(client, parts):
    assert client.get(f"/ngay/{parts}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "args"), [("year", [2022]), ("month", [2022, 11]), ("day", [2022, 11, 9]), ("jump", [])]
)
def test_archive_answers_reading_only(client, name, args):
    address = reverse(f"news:archive_{name}", args=args)
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [1, 50])
def test_archive_cost(client, django_assert_num_queries, articles):
    for number in range(articles):
        make_article(published_at=datetime(2022, 11, 1 + number % 28, number % 24, tzinfo=UTC))
    with django_assert_num_queries(6):
        client.get(reverse("news:archive_month", args=[2022, 11]))
    with django_assert_num_queries(5):
        client.get(reverse("news:archive_day", args=[2022, 11, 1]))
