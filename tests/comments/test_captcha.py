import io
import threading
from datetime import UTC, datetime, timedelta

import pytest
from captcha.models import CaptchaStore
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from comments import captcha
from comments.models import Comment
from tests.factories import comment_data, make_article, solve_captcha

pytestmark = pytest.mark.django_db


def test_six_digits_come_from_2_to_9():
    codes = [captcha.six_digits() for _ in range(300)]
    assert all(challenge == answer and len(answer) == 6 for challenge, answer in codes)
    assert set("".join(answer for _challenge, answer in codes)) == set("23456789")


def test_form_uses_the_six_digits(client):
    article = make_article()
    client.get(reverse("comments:comment_create", args=[article.slug, article.pk]))
    stored = CaptchaStore.objects.get()
    assert len(stored.response) == 6
    assert set(stored.response) <= set("23456789")


def test_right_answer_is_accepted_once():
    key, answer = solve_captcha().values()
    assert captcha.spend(key, f" {answer} ")
    assert not captcha.spend(key, answer)


@pytest.mark.parametrize("wrong", ["", "000000", "không biết", "٢٢٢٢٢٢"])
def test_wrong_answer_spends_the_code(wrong):
    key, answer = solve_captcha().values()
    assert not captcha.spend(key, wrong)
    assert not captcha.spend(key, answer)
    assert not CaptchaStore.objects.exists()


def test_expired_code_is_refused():
    key, answer = solve_captcha().values()
    CaptchaStore.objects.update(expiration=timezone.now() - timedelta(seconds=1))
    assert not captcha.spend(key, answer)


def test_code_lives_for_ten_minutes(time_machine):
    time_machine.move_to(datetime(2022, 11, 9, 14, 14, tzinfo=UTC), tick=False)
    first, second = solve_captcha(), solve_captcha()
    time_machine.shift(timedelta(minutes=9, seconds=59))
    assert captcha.spend(*first.values())
    time_machine.shift(timedelta(seconds=1))
    assert not captcha.spend(*second.values())


def test_unknown_code_is_refused():
    solve_captcha()
    assert not captcha.spend("không có", "234567")
    assert CaptchaStore.objects.count() == 1


def test_answer_of_another_code_is_refused():
    first, second = solve_captcha(), solve_captcha()
    CaptchaStore.objects.filter(hashkey=second["captcha_0"]).update(response="222222")
    CaptchaStore.objects.filter(hashkey=first["captcha_0"]).update(response="333333")
    assert not captcha.spend(first["captcha_0"], "222222")


def test_picture_is_a_png_of_its_size_and_is_never_kept(client):
    key = CaptchaStore.generate_key()
    response = client.get(reverse("captcha-image", args=[key]))
    picture = Image.open(io.BytesIO(response.content))
    assert response.headers["Content-Type"] == "image/png"
    assert (picture.format, picture.size) == ("PNG", (260, 76))
    assert "no-store" in response.headers["Cache-Control"]


def test_picture_of_an_unknown_code_is_gone(client):
    assert client.get(reverse("captcha-image", args=["khong-co"])).status_code == 410


def test_refresh_gives_a_new_code_and_is_never_kept(client):
    response = client.get(reverse("captcha-refresh"), headers={"x-requested-with": "XMLHttpRequest"})
    fresh = response.json()
    assert CaptchaStore.objects.get().hashkey == fresh["key"]
    assert fresh["image_url"] == reverse("captcha-image", args=[fresh["key"]])
    assert "no-store" in response.headers["Cache-Control"]


def test_refresh_is_for_scripts_only(client):
    assert client.get(reverse("captcha-refresh")).status_code == 404
    assert not CaptchaStore.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_one_solved_code_posted_sixteen_times_at_once_stores_one_comment(_round):
    article = make_article()
    address = reverse("comments:comment_create", args=[article.slug, article.pk])
    code, start, statuses = solve_captcha(), threading.Barrier(16, timeout=30), []
    posts = [comment_data(title=f"Lần gửi {number}", **code) for number in range(16)]

    def post(data):
        connections["default"].ensure_connection()
        start.wait()
        try:
            statuses.append(Client().post(address, data).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=post, args=[data]) for data in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [302] + [422] * 15
    assert Comment.objects.count() == 1
