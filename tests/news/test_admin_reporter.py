"""A reporter's day: write, be interrupted, submit, be returned, mend, submit again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Article, OpenForm, PublishingEntry
from tests.factories import EDITOR, make_article, make_user, make_withdrawn_article, seen
from tests.news.admin_form import buttons_of, fields_of, submit
from tests.news.article_pages import ADD, address, client_of, everything, messages_of, press, text, typed_in, words_of

pytestmark = pytest.mark.django_db

NOT_THEIRS = {
    "a colleague's draft": lambda: make_article(published_at=None, created_by=make_user("Phóng viên")),
    "nobody's draft": lambda: make_article(published_at=None),
    "a colleague's scheduled": lambda: make_article(published_at=timezone.now() + timedelta(days=1)),
    "a colleague's live": make_article,
    "a colleague's withdrawn": make_withdrawn_article,
}


@pytest.fixture
def draft(reporter_client):
    return make_article(published_at=None, created_by=reporter_client.user, title="Tiêu đề cũ")


def log():
    return list(PublishingEntry.objects.order_by("pk").values_list("move", flat=True))


def test_reporter_writes_and_submits_in_one_go(client, reporter_client):
    submit(reporter_client, reverse(ADD), "_submit", **text())
    article = Article.objects.with_state().get()
    assert (article.state, article.created_by, log()) == ("submitted", reporter_client.user, ["submit"])
    assert client.get(article.get_absolute_url()).status_code == 404


def test_reporter_mends_what_was_returned_and_it_goes_out(client, reporter_client, draft):
    editor = make_user(EDITOR)
    submit(reporter_client, address(draft), "_submit")
    press(client_of(editor), draft, "send_back", reason="Thiếu số liệu")
    assert "Thiếu số liệu" in words_of(reporter_client.get(address(draft)).text)
    submit(reporter_client, address(draft), "_submit", title="Tiêu đề có số liệu")
    press(client_of(editor), draft, "approve")
    assert "Tiêu đề có số liệu" in client.get(Article.objects.get().get_absolute_url()).text
    assert log() == ["submit", "return", "submit", "approve"]


def test_change_after_submitting_is_to_be_submitted_again(reporter_client, draft):
    submit(reporter_client, address(draft), "_submit")
    submit(reporter_client, address(draft), "_save", title="Tiêu đề mới")
    assert seen(draft).state == "draft"
    assert press(client_of(make_user(EDITOR)), draft, "approve").status_code == 409
    assert not Article.objects.public().exists()


def test_reporter_writes_on_at_an_own_article_that_is_live(client, reporter_client):
    article = make_article(created_by=reporter_client.user, title="Tiêu đề đang đăng")
    submit(reporter_client, address(article), "_submit", title="Tiêu đề mới")
    assert seen(article).state == "live_with_draft"
    assert "Đã đăng, có bản nháp (chờ duyệt)" in words_of(reporter_client.get(address(article)).text)
    assert "Tiêu đề mới" not in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize("make", NOT_THEIRS.values(), ids=NOT_THEIRS)
def test_reporter_reads_what_is_not_theirs(reporter_client, make):
    article = make()
    response = reporter_client.get(address(article))
    assert response.status_code == 200
    for shown in (article.title, article.lead, "Nội dung của bài viết"):
        assert shown in response.text
    assert buttons_of(response) == set()
    assert not {"title", "body", "seen_version"} & fields_of(response).keys()


@pytest.mark.parametrize("button", ["_save", "_submit", "_urgent"])
@pytest.mark.parametrize("make", NOT_THEIRS.values(), ids=NOT_THEIRS)
def test_reporter_changes_nothing_of_what_is_not_theirs(reporter_client, make, button):
    article = make()
    before = everything()
    sent = text(created_by=reporter_client.user.pk, seen_version=article.version, **{button: "1"})
    assert reporter_client.post(address(article), sent).status_code == 403
    assert everything() == before


def test_reporter_is_not_offered_to_publish_urgently(reporter_client, draft):
    assert buttons_of(reporter_client.get(address(draft))) == {"_save", "_continue", "_submit"}
    assert buttons_of(reporter_client.get(reverse(ADD))) == {"_save", "_continue", "_submit"}


def autosave(client, article, **typed):
    target = address(article, "autosave") if article else reverse("admin:news_article_autosave_new")
    return client.post(target, typed | {"typed": "1"})


@pytest.mark.parametrize("is_new", [False, True])
def test_what_was_typed_before_a_crash_is_offered_and_brought_back(reporter_client, draft, is_new):
    article = None if is_new else draft
    form = reverse(ADD) if is_new else address(draft)
    opened = typed_in(reporter_client.get(form))
    typed = {"title": "Tiêu đề đang gõ", "body": "<p>Đang gõ</p>", "topics": [], "kicker": "Lễ hội", "slug": "le-hoi"}
    typed |= {"breaking_until_0": "04/12/2099", "breaking_until_1": "8:30", "note": "Còn thiếu ảnh"}
    before = everything()[:4]
    assert autosave(reporter_client, article, **opened | typed).status_code == 200
    assert everything()[:4] == before

    offered = reporter_client.get(form)
    assert "nhưng chưa lưu" in words_of(offered.text)
    assert typed_in(offered) == opened
    restored = reporter_client.get(form, {"restore": "1"})
    assert typed_in(restored) == opened | {name: [value] for name, value in typed.items() if value}
    assert "nhưng chưa lưu" not in words_of(restored.text)

    sent = fields_of(restored) | ({"category": text()["category"]} if is_new else {})
    assert reporter_client.post(form, sent | {"_save": "1"}).status_code == 302
    saved = Article.objects.get(title="Tiêu đề đang gõ")
    assert saved.body == "<p>Đang gõ</p>"
    assert not OpenForm.objects.exists()
    assert "nhưng chưa lưu" not in words_of(reporter_client.get(form).text)


def test_topics_picked_before_a_crash_are_all_brought_back(reporter_client, draft):
    related = [make_article(), make_article()]
    opened = fields_of(reporter_client.get(address(draft)))
    autosave(reporter_client, draft, **opened | {"related": [one.pk for one in related], "comments_open": []})
    restored = fields_of(reporter_client.get(address(draft), {"restore": "1"}))
    assert sorted(restored["related"]) == sorted(str(one.pk) for one in related)
    assert "comments_open" not in restored


@pytest.mark.parametrize("is_new", [False, True])
def test_what_was_kept_can_be_thrown_away(reporter_client, draft, is_new):
    autosave(reporter_client, None if is_new else draft, title="Tiêu đề đang gõ")
    form = reverse(ADD) if is_new else address(draft)
    page = reporter_client.get(form)
    target = reverse("admin:news_article_forget_new") if is_new else address(draft, "forget")
    assert f'action="{target}"' in page.text
    response = reporter_client.post(target)
    assert (response.status_code, response["Location"]) == (302, form)
    assert "Tiêu đề đang gõ" not in reporter_client.get(form, {"restore": "1"}).text
    assert "nhưng chưa lưu" not in words_of(reporter_client.get(form).text)


def test_what_a_colleague_typed_is_not_offered(reporter_client, draft):
    editor = client_of(make_user(EDITOR))
    autosave(editor, draft, title="Tiêu đề của người khác")
    page = reporter_client.get(address(draft), {"restore": "1"})
    assert "Tiêu đề của người khác" not in page.text
    assert "nhưng chưa lưu" not in words_of(reporter_client.get(address(draft)).text)


def test_what_was_kept_of_an_older_version_is_not_saved_blindly(reporter_client, draft):
    opened = fields_of(reporter_client.get(address(draft)))
    autosave(reporter_client, draft, **opened | {"title": "Tiêu đề đang gõ"})
    submit(client_of(make_user(EDITOR)), address(draft), "_save", title="Tiêu đề của người khác")
    restored = fields_of(reporter_client.get(address(draft), {"restore": "1"}))
    response = reporter_client.post(address(draft), restored | {"_save": "1"})
    assert response.status_code == 422
    assert fields_of(response)["title"] == ["Tiêu đề đang gõ"]
    assert Article.objects.get().title == "Tiêu đề của người khác"


def test_text_typed_while_an_editor_schedules_the_article_is_not_lost(reporter_client, draft):
    submit(reporter_client, address(draft), "_submit")
    opened = fields_of(reporter_client.get(address(draft)))
    press(client_of(make_user(EDITOR)), draft, "approve", at_0="01/01/2099", at_1="08:00")
    before = everything()[:4]
    response = reporter_client.post(address(draft), opened | {"title": "Tiêu đề đang gõ", "_save": "1"}, follow=True)
    assert everything()[:4] == before
    assert response.status_code == 200
    assert "chưa có gì được lưu" in " ".join(messages_of(response))
    press(client_of(make_user(EDITOR)), draft, "move", "unschedule")
    assert "Tiêu đề đang gõ" in reporter_client.get(address(draft), {"restore": "1"}).text
