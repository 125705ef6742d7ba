"""Accounts: what an administrator sets, what nobody can gain for themselves."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from tests.factories import make_article, make_category, make_user
from tests.news.admin_form import fields_of

pytestmark = pytest.mark.django_db

LIST, ADD = reverse("admin:auth_user_changelist"), reverse("admin:auth_user_add")
PASSWORD = "một câu dài dễ nhớ"
OTHERS = ["reporter_client", "editor_client", "managing_editor_client", "moderator_client"]
ROLES = ["Phóng viên", "Biên tập viên", "Thư ký tòa soạn", "Người duyệt ý kiến", "Quản trị viên"]
FORGED = {"is_superuser": "on", "is_staff": "on", "last_name": "x", "email": "x@example.vn", "password": "x"}


def role(name):
    return Group.objects.get(name=name).pk


def change(account):
    return reverse("admin:auth_user_change", args=[account.pk])


def password_of(account):
    return reverse("admin:auth_user_password_change", args=[account.pk])


def addresses(account):
    own = [reverse(f"admin:auth_user_{page}", args=[account.pk]) for page in ("change", "delete", "history")]
    return [*own, password_of(account)]


def state(account):
    fresh = User.objects.get(pk=account.pk)
    columns = {name: getattr(fresh, name) for name in ["password", "is_superuser", "is_staff", "is_active", "username"]}
    sets = [fresh.groups, fresh.user_permissions, fresh.edited_categories]
    return columns, [set(one.values_list("pk", flat=True)) for one in sets]


def forged():
    every = Permission.objects.values_list("pk", flat=True)
    return FORGED | {"user_permissions": list(every)}


@pytest.fixture
def superuser():
    return make_user(is_superuser=True, first_name="Nguyễn Văn Mẫu")


@pytest.fixture
def superuser_client(superuser):
    client = Client()
    client.force_login(superuser)
    return client


def new_account(**typed):
    passwords = {"password1": PASSWORD, "password2": PASSWORD}
    return {"username": "minhhoa", "first_name": "Lê Minh Họa", **passwords, **typed}


def test_administrator_makes_an_account_that_signs_in(administrator_client):
    category = make_category()
    sent = new_account(groups=[role("Biên tập viên")], categories=[category.pk])
    assert administrator_client.post(ADD, sent).status_code == 302
    account = User.objects.get(username="minhhoa")
    assert (account.get_full_name(), account.is_staff, account.is_superuser) == ("Lê Minh Họa", True, False)
    assert list(account.edited_categories.all()) == [category]
    client = Client()
    assert client.login(username="minhhoa", password=PASSWORD)
    assert client.get(reverse("admin:index")).status_code == 200


def test_form_speaks_of_one_name_and_of_roles_and_categories_in_words(administrator_client):
    make_category("Giao thông")
    for address in [ADD, change(make_user("Phóng viên"))]:
        page = administrator_client.get(address).text
        assert "Họ và tên" in page
        assert "Chuyên mục phụ trách" in page
        assert "Giao thông" in page
        assert "chỉ sửa được bài của chính mình" in page
        assert all(name in page for name in ROLES)
        for name in ["last_name", "is_superuser", "user_permissions", "is_staff"]:
            assert f'name="{name}"' not in page


def test_new_account_is_refused_with_a_sentence_and_what_was_typed(administrator_client):
    User.objects.create_user("MinhHoa")
    response = administrator_client.post(ADD, new_account(groups=[role("Phóng viên")], password2="x"))
    assert "Tên đăng nhập này đã có người sử dụng." in response.text
    kept = fields_of(response)
    assert (kept["first_name"], kept["groups"]) == (["Lê Minh Họa"], [str(role("Phóng viên"))])
    assert not User.objects.filter(username="minhhoa").exists()


@pytest.mark.parametrize("typed", [{"first_name": ""}, {"password1": "123", "password2": "123"}, {"username": "a b"}])
def test_account_needs_a_name_a_password_and_a_plain_user_name(administrator_client, typed):
    administrator_client.post(ADD, new_account(**typed))
    assert not User.objects.filter(first_name="Lê Minh Họa").exists()


def test_name_is_kept_in_one_normal_form(administrator_client):
    administrator_client.post(ADD, new_account(first_name="Le\u0302 Minh\u200b Ho\u0323a "))
    assert User.objects.get(username="minhhoa").first_name == "Lê Minh Họa"


def test_administrator_changes_role_scope_and_name_of_another(administrator_client):
    account, one, two = make_user("Phóng viên"), make_category(), make_category()
    account.edited_categories.set([one])
    page = administrator_client.get(change(account))
    assert fields_of(page)["categories"] == [str(one.pk)]
    sent = {"groups": [role("Biên tập viên")], "categories": [two.pk], "is_active": "on", "first_name": "Trần Ví Dụ"}
    assert administrator_client.post(change(account), sent).status_code == 302
    account.refresh_from_db()
    assert account.first_name == "Trần Ví Dụ"
    assert [group.name for group in account.groups.all()] == ["Biên tập viên"]
    assert list(account.edited_categories.all()) == [two]
    assert "Chuyên mục phụ trách" in LogEntry.objects.get().get_change_message()


def test_administrator_sets_a_password(administrator_client):
    account = make_user("Phóng viên")
    assert password_of(account) in administrator_client.get(change(account)).text
    sent = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert administrator_client.post(password_of(account), sent).status_code == 302
    assert Client().login(username=account.username, password=PASSWORD)


def test_switched_off_account_is_signed_out_at_once(administrator_client, editor_client):
    assert editor_client.get(reverse("admin:index")).status_code == 200
    administrator_client.post(change(editor_client.user), {"first_name": "Trần Thị Ví Dụ"})
    response = editor_client.get(reverse("admin:index"))
    assert response.status_code == 302
    assert reverse("admin:login") in response.headers["Location"]
    assert not Client().login(username=editor_client.user.username, password="mật khẩu thử")
    article = make_article(published_at=None, created_by=editor_client.user)
    address = reverse("admin:news_article_change", args=[article.pk])
    assert editor_client.post(address, {"title": "x", "_save": "1"}).status_code == 302
    article.refresh_from_db()
    assert article.title != "x"


def test_new_password_signs_its_owner_out_everywhere_else(administrator_client, editor_client):
    sent = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    administrator_client.post(password_of(editor_client.user), sent)
    assert editor_client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("client_name", OTHERS)
def test_nobody_else_touches_accounts(request, client_name, superuser):
    client = request.getfixturevalue(client_name)
    accounts = [client.user, make_user("Phóng viên"), superuser]
    before = [state(account) for account in accounts]
    sent = forged() | new_account(groups=[role("Quản trị viên")], is_active="on", post="yes")
    for address in [LIST, ADD, *(address for account in accounts for address in addresses(account))]:
        assert client.get(address).status_code in {403, 404}, address
        assert client.post(address, sent).status_code in {403, 404, 405}, address
    assert [state(account) for account in accounts] == before
    assert not User.objects.filter(username="minhhoa").exists()


def test_administrator_neither_sees_nor_touches_a_superuser(administrator_client, superuser):
    before = state(superuser)
    assert superuser.first_name not in administrator_client.get(LIST).text
    sent = forged() | {"first_name": "x", "password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    for address in addresses(superuser):
        assert administrator_client.get(address).status_code == 404, address
        answer = administrator_client.post(address, sent | {"post": "yes", "unset-password": "1"})
        assert answer.status_code in {404, 405}, address
    administrator_client.post(LIST, {"action": "delete_selected", "_selected_action": [superuser.pk], "post": "yes"})
    assert state(superuser) == before


def test_forged_account_of_an_administrator_has_no_more_than_a_role(administrator_client):
    administrator_client.post(ADD, forged() | new_account(groups=[role("Phóng viên")]))
    account = User.objects.get(username="minhhoa")
    assert (account.is_superuser, account.last_name, account.email) == (False, "", "")
    assert not account.user_permissions.exists()
    assert account.check_password(PASSWORD)


def test_forged_change_by_an_administrator_gives_no_more_than_a_role(administrator_client):
    account = make_user("Phóng viên")
    administrator_client.post(change(account), forged() | {"first_name": "A", "is_active": "on", "username": "khac"})
    columns, (groups, permissions, _scope) = state(account)
    assert (columns["is_superuser"], columns["username"], permissions) == (False, account.username, set())
    assert columns["password"] == account.password
    assert groups == set()


def test_administrator_changes_their_own_name_and_nothing_else(administrator_client):
    own = administrator_client.user
    make_category()
    before = state(own)
    page = administrator_client.get(change(own))
    assert not {"groups", "categories", "is_active"} & set(fields_of(page))
    assert "Quản trị viên" in page.text
    every = list(Group.objects.values_list("pk", flat=True))
    sent = forged() | {"first_name": "Phạm Thử Nghiệm", "groups": every, "categories": [make_category().pk]}
    assert administrator_client.post(change(own), sent).status_code == 302
    assert state(own) == before
    own.refresh_from_db()
    assert own.first_name == "Phạm Thử Nghiệm"


@pytest.mark.parametrize("client_name", ["administrator_client", "superuser_client"])
def test_nobody_deletes_an_account(request, client_name):
    client, account = request.getfixturevalue(client_name), make_user("Phóng viên")
    address = reverse("admin:auth_user_delete", args=[account.pk])
    assert address not in client.get(change(account)).text
    assert client.get(address).status_code == 403
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in client.get(LIST).text
    client.post(LIST, {"action": "delete_selected", "_selected_action": [account.pk], "post": "yes"})
    assert User.objects.filter(pk=account.pk).exists()


def test_superuser_makes_a_superuser_and_changes_their_own_role(superuser_client, superuser):
    account = make_user("Phóng viên")
    sent = {"first_name": "Lê Minh Họa", "is_active": "on", "is_superuser": "on", "groups": [role("Quản trị viên")]}
    for one in [account, superuser]:
        superuser_client.post(change(one), sent)
        one.refresh_from_db()
        assert one.is_superuser
        assert [group.name for group in one.groups.all()] == ["Quản trị viên"]


@pytest.mark.parametrize("client_name", ["administrator_client", *OTHERS])
def test_nobody_changes_what_a_role_may(request, client_name):
    client = request.getfixturevalue(client_name)
    group = Group.objects.get(name="Quản trị viên")
    before = set(group.permissions.all())
    every = list(Permission.objects.values_list("pk", flat=True))
    for page, numbers in {"add": [], "change": [group.pk], "delete": [group.pk]}.items():
        address = reverse(f"admin:auth_group_{page}", args=numbers)
        sent = {"name": "Quản trị viên", "permissions": every, "post": "yes"}
        assert client.post(address, sent).status_code == 403, address
    assert set(group.permissions.all()) == before
    assert Group.objects.count() == len(ROLES)


@pytest.mark.parametrize("number", ["0", "x", "999999999", "9" * 40])
def test_account_that_does_not_exist_is_not_found(administrator_client, number):
    assert administrator_client.get(reverse("admin:auth_user_change", args=[number])).status_code == 404


@pytest.mark.parametrize("words", ["ví dụ", "vi du", "VI DU"])
def test_list_finds_people_with_and_without_marks(administrator_client, words):
    make_user("Phóng viên", first_name="Trần Thị Ví Dụ")
    make_user("Phóng viên", first_name="Lê Minh Họa")
    page = administrator_client.get(LIST, {"q": words}).text
    assert "Trần Thị Ví Dụ" in page
    assert "Lê Minh Họa" not in page


def test_list_names_roles_and_categories(administrator_client):
    for name in ["Giao thông", "Môi trường", "Văn hóa"]:
        make_category(name)
    make_user("Biên tập viên", first_name="Nguyễn Văn Mẫu")
    page = administrator_client.get(LIST).text
    assert "Biên tập viên" in page
    assert "3 chuyên mục" in page


@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_the_same_for_few_and_many(administrator_client, django_assert_num_queries, rows):
    make_category()
    for _ in range(rows):
        make_user("Biên tập viên")
    with django_assert_num_queries(10):
        administrator_client.get(LIST)
