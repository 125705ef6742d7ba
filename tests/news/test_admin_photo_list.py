"""The library as a grid, in the list and in the picker."""

import re

import pytest
from django.urls import reverse

from news.models import Photo
from tests.factories import make_article, make_photo

pytestmark = pytest.mark.django_db

LIST = "admin:news_photo_changelist"
PICKER = "admin:news_photo_picker"
TYPED = {
    "alternative_text": "Hoa sen nở trên hồ Mặt Gương",
    "caption": "Lễ hội Hoa Sen phường Ngọc Đào",
    "credit": "Lê Minh Họa",
    "name": "IMG_2022 sáng.jpg",
}


def shown(client, address=LIST, **asked):
    page = client.get(reverse(address), asked).text
    found = r'data-id="(\d+)"' if address == PICKER else r'class="photo-choice" href="/admin/news/photo/(\d+)/change/"'
    return {int(number) for number in re.findall(found, page)}


@pytest.mark.parametrize("address", [LIST, PICKER])
@pytest.mark.parametrize(
    "words", ["hoa sen", "lễ hội", "le hoi ngoc dao", "MINH HỌA", "minh hoa", "img_2022", "sang.jpg", "hoa sang"]
)
def test_library_is_searched_with_and_without_marks(reporter_client, address, words):
    photo = make_photo(**TYPED)
    make_photo(alternative_text="Cầu qua sông Nguyệt")
    assert shown(reporter_client, address, q=words) == {photo.pk}


@pytest.mark.parametrize("address", [LIST, PICKER])
@pytest.mark.parametrize("words", ["không có ảnh này", "%", "_", "x" * 10_000, "'><script>"])
def test_search_survives_any_words(reporter_client, address, words):
    make_photo()
    response = reporter_client.get(reverse(address), {"q": words})
    assert response.status_code == 200
    assert "Không có ảnh nào phù hợp." in response.text
    assert "'><script>" not in response.text
    assert shown(reporter_client, address, q=words) == set()


@pytest.mark.parametrize("address", [LIST, PICKER])
@pytest.mark.parametrize("asked", [{"q": "ảnh\x00này"}, {"p": "999"}, {"p": "x"}, {"khong-co": "1"}, {"use": "x"}])
def test_odd_requests_are_no_accident(reporter_client, address, asked):
    make_photo()
    assert reporter_client.get(reverse(address), asked).status_code in {200, 302, 404}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"plain", "undescribed", "decorative", "uncredited", "used"}),
        ({"missing": "description"}, {"undescribed"}),
        ({"missing": "credit"}, {"uncredited"}),
        ({"use": "some"}, {"used"}),
        ({"use": "none"}, {"plain", "undescribed", "decorative", "uncredited"}),
        ({"use": "none", "missing": "credit"}, {"uncredited"}),
    ],
)
def test_library_is_filtered(editor_client, asked, expected):
    photos = {
        "plain": make_photo(credit="A"),
        "undescribed": make_photo(credit="A", alternative_text=""),
        "decorative": make_photo(credit="A", alternative_text="", is_decorative=True),
        "uncredited": make_photo(),
        "used": make_photo(credit="A"),
    }
    for _number in range(2):
        make_article(photo=photos["used"])
    assert shown(editor_client, **asked) == {photos[name].pk for name in expected}
    assert f"{len(expected)} ảnh" in editor_client.get(reverse(LIST), asked).text


def test_card_says_how_often_a_photo_is_used_and_what_is_missing(editor_client):
    photo = make_photo(alternative_text="", name="sen.jpg")
    page = editor_client.get(reverse(LIST)).text
    for words in ["sen.jpg", "chưa dùng", "chưa có mô tả", "chưa ghi nguồn ảnh"]:
        assert f"{words}" in page.split('class="photo-cards"')[1].split('id="changelist-filter"')[0]
    Photo.objects.filter(pk=photo.pk).update(alternative_text="Hoa sen", credit="Lê Minh Họa")
    for _number in range(3):
        make_article(photo=photo)
    cards = editor_client.get(reverse(LIST), {"use": "some"}).text.split('class="photo-cards"')[1].split("</form>")[0]
    assert "dùng trong 3 bài" in cards
    assert "Ảnh: Lê Minh Họa" in cards
    assert "chưa" not in cards


def test_only_those_who_delete_may_select(reporter_client, editor_client):
    make_photo()
    assert 'name="_selected_action"' in editor_client.get(reverse(LIST)).text
    assert 'name="_selected_action"' not in reporter_client.get(reverse(LIST)).text


@pytest.mark.parametrize("address", [LIST, PICKER])
def test_library_opens_to_the_newsroom_alone(client, moderator_client, reporter_client, address):
    assert client.get(reverse(address)).status_code == 302
    assert moderator_client.get(reverse(address)).status_code == 403
    assert reporter_client.get(reverse(address)).status_code == 200


def test_picker_hands_over_what_the_editor_needs(reporter_client):
    photo = make_photo(alternative_text="Hoa “sen” & hồ", caption="Lễ hội <mới>")
    page = reporter_client.get(reverse(PICKER)).text
    assert f'data-id="{photo.pk}"' in page
    assert f'data-url="{photo.body_url()}"' in page
    assert 'data-alternative-text="Hoa “sen” &amp; hồ"' in page
    assert "data-caption" not in page, "the caption stays in the library"
    assert "Lễ hội &lt;mới&gt;" in page


def test_picker_keeps_the_call_back_of_the_editor_while_searching_and_paging(reporter_client):
    first = make_photo()
    Photo.objects.bulk_create(
        [Photo(file=first.file.name, width=900, height=600, alternative_text="Hoa") for _ in range(60)]
    )
    page = reporter_client.get(reverse(PICKER), {"CKEditorFuncNum": '7"><b>', "q": "hoa"}).text
    assert 'name="CKEditorFuncNum" value="7&quot;&gt;&lt;b&gt;"' in page
    assert "?CKEditorFuncNum=7%22%3E%3Cb%3E&amp;p=2&amp;q=hoa" in page
    assert page.count("data-id=") == 48
    assert f'data-id="{first.pk}"' not in page


@pytest.mark.parametrize(("address", "limit"), [(LIST, 7), (PICKER, 6)])
def test_library_costs_the_same_for_few_and_many(reporter_client, django_assert_max_num_queries, address, limit):
    def cost():
        with django_assert_max_num_queries(limit) as captured:
            reporter_client.get(reverse(address))
        return len(captured)

    make_article(photo=make_photo())
    few = cost()
    for _ in range(29):
        make_article(photo=make_photo())
    assert cost() == few
