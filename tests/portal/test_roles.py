import pytest
from django.contrib.admin.sites import site
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.factories import make_user

pytestmark = pytest.mark.django_db

LIBRARY = """
add_attachment change_attachment view_attachment delete_attachment
add_author change_author view_author delete_author
add_category change_category view_category delete_category
add_photo change_photo view_photo delete_photo
add_topic change_topic view_topic delete_topic
"""
WRITING = "add_article change_article view_article "
SITE = {"flatpages": "add_flatpage change_flatpage view_flatpage", "portal": "change_siteidentity view_siteidentity"}
EVERYTHING = "approve_article publish_urgently edit_every_category arrange_front_page "
COMMENTS = {"comments": "change_comment view_comment"}
ROLES = {
    "Phóng viên": {
        "news": WRITING + "add_attachment view_attachment add_author view_author view_category "
        "add_photo view_photo add_topic view_topic",
    },
    "Biên tập viên": {"news": WRITING + "approve_article " + LIBRARY, **SITE},
    "Thư ký tòa soạn": {"news": WRITING + EVERYTHING + LIBRARY, **SITE},
    "Người duyệt ý kiến": COMMENTS,
    "Quản trị viên": {
        "news": WRITING + EVERYTHING + LIBRARY,
        "auth": "add_user change_user view_user view_group",
        **SITE,
        **COMMENTS,
    },
}
NEWS = {"article", "attachment", "author", "category", "photo", "topic"}


def names(permissions):
    return {f"{app}.{code}" for app, codes in permissions.items() for code in codes.split()}


def test_roles_are_the_five_of_the_newsroom():
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_role_may_do_exactly_this(role):
    assert make_user(role).get_all_permissions() == names(ROLES[role])


def test_permissions_of_roles_exist_once():
    codes = Permission.objects.values_list("content_type__app_label", "codename")
    assert len(codes) == len(set(codes))


def test_staff_without_a_role_may_do_nothing():
    assert make_user().get_all_permissions() == set()


@pytest.mark.parametrize("role", ["reporter_client", "editor_client", "managing_editor_client", "moderator_client"])
def test_no_role_but_the_administrator_may_touch_accounts_and_permissions(request, role):
    client = request.getfixturevalue(role)
    user = make_user("Phóng viên")
    addresses = [reverse(f"admin:auth_{model}_{page}") for model in ("user", "group") for page in ("changelist", "add")]
    addresses += [
        reverse("admin:auth_user_change", args=[user.pk]),
        reverse("admin:auth_user_password_change", args=[user.pk]),
    ]
    for address in addresses:
        assert client.get(address).status_code == 403, address
        assert client.post(address, {"is_superuser": "on"}).status_code == 403, address


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("reporter_client", NEWS),
        ("editor_client", NEWS | {"flatpage", "siteidentity"}),
        ("managing_editor_client", NEWS | {"frontpageedition", "flatpage", "siteidentity"}),
        ("moderator_client", {"comment"}),
        ("administrator_client", NEWS | {"frontpageedition", "flatpage", "siteidentity", "comment", "user", "group"}),
    ],
)
def test_admin_shows_each_role_its_own_desk(request, role, seen):
    index = request.getfixturevalue(role).get(reverse("admin:index"))
    models = {model["object_name"].lower() for app in index.context["app_list"] for model in app["models"]}
    assert models == seen
    assert models < {model._meta.model_name for model in site._registry}
