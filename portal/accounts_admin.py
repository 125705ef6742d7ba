"""
The newsroom's people: what each one does and looks after.

Whoever is not a superuser gains nothing here: they neither see superusers nor change their own roles.
"""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from news.models import Category
from news.people import name_of
from news.text import plain

DUTIES = {  # by name of the role
    "Phóng viên": _("writes articles and sends them for approval"),
    "Biên tập viên": _("edits and approves in the categories below"),
    "Thư ký tòa soạn": _("decides everything editorial: every category, the front page, urgent publishing"),
    "Người duyệt ý kiến": _("approves readers’ comments"),
    "Quản trị viên": _("looks after accounts, and does what everyone else may"),
}
NAMED = 2  # categories that the list names before it only counts


class RoleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {DUTIES[obj.name]}" if obj.name in DUTIES else obj.name


class AccountForm(forms.ModelForm):
    """A name stands in one field, since a Vietnamese name is never split."""

    first_name = forms.CharField(label=_("Full name"), max_length=150, widget=AdminTextInputWidget)
    groups = RoleField(
        Group.objects.order_by("pk"), label=_("Roles"), required=False, widget=forms.CheckboxSelectMultiple
    )
    categories = forms.ModelMultipleChoiceField(
        Category.objects.all(),
        label=_("Categories in charge"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For editors. An editor without a category edits only articles of their own."),
    )

    class Meta:
        model = User
        fields = ["first_name", "is_active", "is_superuser", "groups"]
        labels = {"is_active": _("May sign in")}
        help_texts = {
            "is_active": _("Untick this when someone leaves: they are signed out at once, their name stays in the log.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["categories"] = list(self.instance.edited_categories.all())

    def clean_first_name(self) -> str:
        return plain(self.cleaned_data["first_name"])

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc] # the stubs leave it out
        if "categories" in self.cleaned_data:
            self.instance.edited_categories.set(self.cleaned_data["categories"])


class NewAccountForm(AccountForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = ("username", "first_name", "groups")


class RoleFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("role")


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    add_form_template = None
    add_fieldsets = (
        (None, {"fields": ["username", "first_name", "password1", "password2"]}),
        (_("What this person does"), {"fields": ["groups", "categories"]}),
    )
    list_display = ("name", "username", "roles", "scope", "is_active")
    list_display_links = ("name", "username")
    list_filter = ("is_active", ("groups", RoleFilter))
    list_per_page = 50
    search_fields = ("first_name__unaccent", "username")
    readonly_fields = ("password_link", "roles", "scope", "last_login", "date_joined")
    filter_horizontal = ()

    class Media:
        css = {"all": ["css/accounts.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        users = super().get_queryset(request).prefetch_related("groups", "edited_categories")
        return users if request.user.is_superuser else users.filter(is_superuser=False)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> User:
        """Raises Http404 for accounts that do not exist for this person."""
        account = super().get_object(request, object_id, from_field)
        if account is None:
            raise Http404
        return account

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        rights = ["roles", "scope"] if _is_bound(request, obj) else ["groups", "categories"]
        superuser = ["is_superuser"] if request.user.is_superuser else []
        return [
            (None, {"fields": ["first_name", "password_link", "is_active", *superuser]}),
            (_("What this person does"), {"fields": rights}),
            (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """A field that is named here is not in the form, so that a forged one changes nothing either."""
        if obj is None:
            return ()
        own = ["is_active", "groups", "categories"] if _is_bound(request, obj) else []
        return [*self.readonly_fields, *own]

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        """Every account is one of the newsroom's; readers need none."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """What a person wrote and decided stays theirs."""
        return False

    @admin.display(description=_("Full name"), ordering="first_name")
    def name(self, account: User) -> str:
        return name_of(account)

    @admin.display(description=_("Roles"))
    def roles(self, account: User) -> str:
        return ", ".join(role.name for role in account.groups.all()) or "-"

    @admin.display(description=_("Categories in charge"))
    def scope(self, account: User) -> str:
        names = [category.name for category in account.edited_categories.all()]
        if len(names) > NAMED:
            return ngettext("%(n)d category", "%(n)d categories", len(names)) % {"n": len(names)}
        return ", ".join(names) or "-"

    @admin.display(description=_("Password"))
    def password_link(self, account: User) -> SafeString:
        address = reverse("admin:auth_user_password_change", args=[account.pk])
        return format_html('<a class="button" href="{}">{}</a>', address, _("Set a new password"))


def _is_bound(request: HttpRequest, account: User) -> bool:
    """Whether this is the person's own account, whose rights another has to change."""
    return account == cast(User, request.user) and not request.user.is_superuser
