import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.admin.sites import site
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from comments import moderation
from comments.models import Comment, ModerationEntry
from tests.factories import make_article, make_comment, make_user

Status = Comment.Status
LIST = "admin:comments_comment_changelist"
HOSTILE = {"name": "<b>Mẫu</b>", "title": "<script>alert(2)</script>", "content": "<img src=x onerror=alert(3)>"}


def page_of(comment):
    return reverse("admin:comments_comment_change", args=[comment.pk])


def text_of(response):
    return unescape(response.content.decode())


def titles(response):
    return re.findall(r'card-title">Ý kiến \[([^]]+)\]', text_of(response))


def sent(title, status, days_ago):
    comment = make_comment(title=f"Ý kiến [{title}]", status=status)
    Comment.objects.filter(pk=comment.pk).update(created_at=timezone.now() - timedelta(days=days_ago))
    return comment


def press(client, comment, button, version=None):
    data = {button: "1", "version": version or comment.version, **INLINE}
    return client.post(page_of(comment), data, follow=True)


INLINE = {"moderation_entries-TOTAL_FORMS": "0", "moderation_entries-INITIAL_FORMS": "0"}


def test_queue_shows_what_waits_first_the_oldest_on_top(moderator_client):
    sent("duyệt gần đây", Status.APPROVED, 1)
    sent("chờ ít", Status.PENDING, 2)
    sent("từ chối", Status.REJECTED, 3)
    sent("chờ lâu", Status.PENDING, 9)
    response = moderator_client.get(reverse(LIST))
    assert titles(response) == ["chờ lâu", "chờ ít", "duyệt gần đây", "từ chối"]


@pytest.mark.parametrize(
    ("action", "status", "said"),
    [("approve_selected", Status.APPROVED, "Đã duyệt"), ("reject_selected", Status.REJECTED, "Đã từ chối")],
)
def test_action_decides_every_selected_comment(moderator_client, action, status, said):
    chosen = [make_comment(status=Status.PENDING) for _ in range(3)]
    untouched = make_comment(status=Status.PENDING)
    data = {"action": action, "_selected_action": [comment.pk for comment in chosen]}
    response = moderator_client.post(reverse(LIST), data, follow=True)
    assert f"{said} 3 ý kiến." in text_of(response)
    assert Comment.objects.filter(status=status).count() == 3
    assert Comment.objects.pending().get() == untouched
    assert {entry.by for entry in ModerationEntry.objects.all()} == {moderator_client.user}


@pytest.mark.parametrize("action", ["approve_selected", "reject_selected"])
@pytest.mark.parametrize("status", [Status.APPROVED, Status.REJECTED])
def test_action_leaves_alone_what_is_decided_already(moderator_client, status, action):
    decided = make_comment(status=status)
    data = {"action": action, "_selected_action": [decided.pk]}
    response = moderator_client.post(reverse(LIST), data, follow=True)
    assert "Bỏ qua 1 ý kiến vì đã có người xử lý." in text_of(response)
    assert Comment.objects.get().status == status
    assert not ModerationEntry.objects.exists()


@pytest.mark.parametrize(
    ("button", "status", "said"),
    [("_approve", Status.APPROVED, "Đã duyệt"), ("_reject", Status.REJECTED, "Đã từ chối")],
)
def test_button_on_the_page_decides(moderator_client, button, status, said):
    comment = make_comment(status=Status.PENDING)
    page = text_of(moderator_client.get(page_of(comment)))
    assert f'name="{button}"' in page
    assert 'name="version" value="1"' in page
    response = press(moderator_client, comment, button)
    comment.refresh_from_db()
    assert (comment.status, comment.version) == (status, 2)
    assert f"{said} 1 ý kiến." in text_of(response)


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (Status.PENDING, {"_approve", "_reject"}),
        (Status.APPROVED, {"_reject"}),
        (Status.REJECTED, {"_approve"}),
    ],
)
def test_page_offers_only_the_decisions_that_are_left(moderator_client, status, offered):
    page = text_of(moderator_client.get(page_of(make_comment(status=status))))
    assert set(re.findall(r'<button[^>]*name="(\w+)"', page)) & {"_approve", "_reject", "_save"} == offered


def test_button_on_a_page_seen_before_another_decision_changes_nothing(moderator_client):
    comment = make_comment(status=Status.PENDING)
    seen = comment.version
    moderation.reject(comment, by=make_user("Người duyệt ý kiến"))
    response = press(moderator_client, comment, "_approve", version=seen)
    assert "Bỏ qua 1 ý kiến vì đã có người xử lý." in text_of(response)
    assert Comment.objects.get().status == Status.REJECTED
    assert ModerationEntry.objects.count() == 1


@pytest.mark.parametrize("version", ["", "abc", "-1", "1.5"])
def test_button_without_a_sound_version_changes_nothing(moderator_client, version):
    comment = make_comment(status=Status.PENDING)
    response = moderator_client.post(page_of(comment), {"_approve": "1", "version": version, **INLINE})
    assert response.status_code in {302, 400}
    assert Comment.objects.get().status == Status.PENDING


def test_page_changes_no_word_of_a_comment(moderator_client):
    comment = make_comment(title="Góp ý về vỉa hè", status=Status.PENDING)
    data = {"title": "Khác", "name": "Khác", "content": "Khác", "status": "approved", "_save": "1", **INLINE}
    moderator_client.post(page_of(comment), data)
    comment.refresh_from_db()
    assert (comment.title, comment.status) == ("Góp ý về vỉa hè", Status.PENDING)


def test_page_shows_the_log_and_the_phone_number_grouped_for_reading(moderator_client):
    comment = make_comment(phone="+84900000042", consent_at=timezone.now(), notice_version="1.0", status=Status.PENDING)
    moderation.reject(comment, by=moderator_client.user)
    page = text_of(moderator_client.get(page_of(comment)))
    assert "+84 900 000 042" in page
    assert "Nhật ký xử lý" in page
    assert moderator_client.user.username in page
    assert comment.reference_code in page


def test_queue_shows_no_phone_number(moderator_client):
    make_comment(phone="+84900000042", consent_at=timezone.now())
    queue = text_of(moderator_client.get(reverse(LIST)))
    assert not re.search(r"900\s?000\s?042", queue)


def test_html_in_a_comment_is_shown_as_text(moderator_client):
    comment = make_comment(**HOSTILE, status=Status.PENDING)
    for address in (reverse(LIST), page_of(comment)):
        page = moderator_client.get(address).content.decode()
        assert not any(text in page for text in HOSTILE.values())
        assert all(text in unescape(page) for text in HOSTILE.values())


def test_search_finds_a_comment_by_its_words_and_its_code(moderator_client):
    wanted = make_comment(title="Ý kiến [đèn đường]")
    make_comment(title="Ý kiến [khác]")
    for words in ("đèn đường", wanted.reference_code):
        assert titles(moderator_client.get(reverse(LIST), {"q": words})) == ["đèn đường"]


def test_moderator_sees_comments_and_nothing_else(moderator_client):
    comment = make_comment(article=make_article())
    allowed = {"comments.comment"}
    index = text_of(moderator_client.get(reverse("admin:index")))
    assert reverse(LIST) in index
    for model in site._registry:
        names = f"{model._meta.app_label}_{model._meta.model_name}"
        expected = 200 if model._meta.label_lower in allowed else 403
        assert moderator_client.get(reverse(f"admin:{names}_changelist")).status_code == expected, names
        assert (reverse(f"admin:{names}_changelist") in index) is (expected == 200)
    article = reverse("admin:news_article_change", args=[comment.article.pk])
    assert moderator_client.get(article).status_code == 403
    assert article not in text_of(moderator_client.get(page_of(comment)))


def test_nobody_adds_or_deletes_comments(admin_client):
    comment = make_comment()
    assert admin_client.get(reverse("admin:comments_comment_add")).status_code == 403
    delete = reverse("admin:comments_comment_delete", args=[comment.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in text_of(admin_client.get(reverse(LIST)))


def test_log_has_no_page_of_its_own(db):
    with pytest.raises(NoReverseMatch):
        reverse("admin:comments_moderationentry_changelist")


@pytest.mark.parametrize("role", ["reporter_client", "editor_client"])
def test_newsroom_may_not_look_at_comments(request, role):
    client, comment = request.getfixturevalue(role), make_comment(status=Status.PENDING)
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(page_of(comment)).status_code == 403
    data = {"action": "approve_selected", "_selected_action": [comment.pk]}
    assert client.post(reverse(LIST), data).status_code == 403
    assert client.post(page_of(comment), {"_approve": "1", "version": "1", **INLINE}).status_code == 403
    assert Comment.objects.get().status == Status.PENDING


@pytest.mark.django_db
def test_stranger_is_sent_to_the_log_in(client):
    response = client.get(reverse(LIST))
    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


def test_queue_costs_the_same_for_few_and_many(moderator_client, django_assert_num_queries):
    make_comment(status=Status.PENDING)
    moderator_client.get(reverse(LIST))
    with django_assert_num_queries(6):
        moderator_client.get(reverse(LIST))
    for _ in range(29):
        make_comment(status=Status.PENDING)
    with django_assert_num_queries(6):
        moderator_client.get(reverse(LIST))
