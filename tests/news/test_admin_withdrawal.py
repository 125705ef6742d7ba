"""Taking an article from the public pages: each kind, and what readers find afterwards."""

import re

import pytest
from django.urls import reverse

from news.models import Article, PublishingEntry
from tests.factories import EDITOR, make_article, make_category, make_revision, make_user, make_withdrawn_article, seen
from tests.news.admin_form import submit
from tests.news.article_pages import address, client_of, everything, messages_of, press, words_of

pytestmark = pytest.mark.django_db

REASON = "Số liệu chưa được xác minh"
SENTENCE = "Bài viết đã được gỡ bỏ."


@pytest.fixture
def article():
    return make_article(title="Bài phải gỡ")


def withdraw(client, article, kind, **typed):
    return press(client, article, "withdraw", **{"kind": kind, "reason": REASON} | typed)


@pytest.mark.parametrize("kind", Article.Withdrawal)
def test_editor_withdraws_and_every_list_follows_at_once(client, editor_client, article, kind):
    into = make_article()
    response = withdraw(editor_client, article, kind, into=into.pk if kind == "merged" else "")
    assert (response.status_code, response["Location"]) == (302, address(article))
    page = editor_client.get(address(article))
    assert "Đã gỡ bài." in messages_of(page)
    assert REASON in words_of(page.text)
    entry = PublishingEntry.objects.get()
    assert (entry.move, entry.by, entry.note) == ("withdraw", editor_client.user, f"{kind.label}. {REASON}")
    for name in ("front_page", "article_list", "feed"):
        assert "Bài phải gỡ" not in client.get(reverse(f"news:{name}")).text
    assert "Bài phải gỡ" not in client.get(article.category.get_absolute_url()).text
    assert "Bài phải gỡ" not in client.get(reverse("news:article_search"), {"q": "phải gỡ"}).text.partition("<main")[2]
    assert article.get_absolute_url() not in client.get(reverse("news:sitemap", args=["articles"])).text


def test_withdrawn_text_stays_under_a_dated_notice(client, editor_client, article):
    withdraw(editor_client, article, "withdrawn")
    response = client.get(article.get_absolute_url())
    said = words_of(response.text)
    assert response.status_code == 200
    assert "Nội dung được giữ lại để tra cứu và không còn được cập nhật." in said
    assert REASON in said
    assert "Bài phải gỡ" in said
    assert '<meta name="robots" content="noindex">' in response.text


def test_merged_article_leads_to_the_other(client, editor_client, article):
    into = make_article()
    withdraw(editor_client, article, "merged", into=into.pk)
    response = client.get(article.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, into.get_absolute_url())
    assert str(into) in editor_client.get(address(article)).text


def test_article_published_in_error_is_gone_and_its_address_says_so(client, editor_client, article):
    withdraw(editor_client, article, "error")
    response = client.get(article.get_absolute_url())
    said = words_of(response.text)
    assert response.status_code == 410
    assert SENTENCE in said
    assert "Trang chủ" in said
    assert REASON not in said
    assert "Bài phải gỡ" not in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": ""}, "Vui lòng chọn hình thức gỡ."),
        ({"kind": "deleted"}, "deleted"),
        ({"reason": "  "}, "Vui lòng ghi lý do gỡ bài."),
        ({"reason": "x" * 301}, "300"),
        ({"kind": "merged"}, "Vui lòng chọn bài viết mà bạn đọc được dẫn đến."),
        ({"kind": "merged", "into": "999999"}, "Lựa chọn không hợp lệ."),
        ({"kind": "merged", "into": "abc"}, "Lựa chọn không hợp lệ."),
        ({"kind": "merged", "into": "9" * 30}, "Lựa chọn không hợp lệ."),
    ],
)
def test_withdrawal_that_cannot_be_is_refused_and_what_was_typed_kept(editor_client, article, typed, said):
    before = everything()
    sent = {"kind": "error", "reason": REASON} | typed
    response = withdraw(editor_client, article, **sent)
    assert response.status_code == 422
    assert said in words_of(response.text)
    assert sent["reason"] in response.text
    checked = re.findall(r'value="(\w+)"[^>]*checked', response.text)
    assert checked == [sent["kind"]] or sent["kind"] not in Article.Withdrawal
    assert everything() == before


def test_article_is_not_merged_into_itself(editor_client, article):
    before = everything()
    response = withdraw(editor_client, article, "merged", into=article.pk)
    assert response.status_code == 422
    assert "Hai bài này sẽ dẫn vòng sang nhau." in words_of(response.text)
    assert everything() == before


def test_articles_are_not_merged_in_a_circle(editor_client, article):
    other = make_withdrawn_article("merged", merged_into=article)
    before = everything()
    response = withdraw(editor_client, article, "merged", into=other.pk)
    assert response.status_code == 422
    assert "Hai bài này sẽ dẫn vòng sang nhau." in words_of(response.text)
    assert everything() == before


@pytest.mark.parametrize("make", [make_withdrawn_article, lambda: make_article(published_at=None)])
def test_readers_are_led_only_to_what_is_public(editor_client, article, make):
    other = make()
    before = everything()
    response = withdraw(editor_client, article, "merged", into=other.pk)
    assert response.status_code == 422
    assert "Chỉ có thể dẫn bạn đọc đến một bài đang công khai." in words_of(response.text)
    assert f'<option value="{other.pk}" selected>' in response.text
    assert everything() == before


def test_target_of_another_kind_is_not_kept(editor_client, article):
    withdraw(editor_client, article, "error", into=make_article().pk)
    assert Article.objects.get(pk=article.pk).merged_into is None


def test_withdrawal_of_an_article_that_has_moved_on_is_refused_and_what_was_typed_kept(editor_client, article):
    version = seen(article).version
    submit(client_of(make_user(EDITOR)), address(article), "_save", title="Tiêu đề mới")
    before = everything()
    response = withdraw(editor_client, article, "error", version=version)
    assert response.status_code == 409
    assert "Đã có người thao tác trước" in " ".join(messages_of(response))
    assert REASON in response.text
    assert everything() == before
    assert withdraw(editor_client, article, "error").status_code == 302


def test_draft_of_a_withdrawn_article_stays_a_draft(client, editor_client, article):
    make_revision(article, content={"title": "Tiêu đề chưa ai đăng"})
    withdraw(editor_client, article, "withdrawn")
    assert "Tiêu đề chưa ai đăng" not in client.get(article.get_absolute_url()).text
    press(editor_client, article, "move", "restore")
    assert seen(article).state == "live_with_draft"


def test_only_who_looks_after_the_category_finds_the_button(editor_client, reporter_client, article):
    page = address(article, "withdraw")
    assert page in editor_client.get(address(article)).text
    editor_client.user.edited_categories.set([make_category()])
    for client in (editor_client, reporter_client):
        assert page not in client.get(address(article)).text
        assert client.get(page).status_code == 403
