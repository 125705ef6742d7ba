"""Site identity and standing pages."""

from django.contrib import admin
from django.contrib.flatpages.admin import FlatPageAdmin
from django.contrib.flatpages.forms import FlatpageForm
from django.contrib.flatpages.models import FlatPage
from django.http import HttpRequest
from django_prose_editor.fields import ProseEditorFormField

from news import body
from news.editor import RichTextAdmin
from portal.models import SiteIdentity


@admin.register(SiteIdentity)
class SiteIdentityAdmin(admin.ModelAdmin):
    fields = ["name", "tagline", "agency", "responsible_person", "licence", "address", "phone", "email"]
    list_display = ["name", "agency", "email"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteIdentity | None = None) -> bool:
        return False


class StandingPageForm(FlatpageForm):
    content = ProseEditorFormField(extensions=body.EDITOR_EXTENSIONS, sanitize=body.sanitise, required=False)


admin.site.unregister(FlatPage)


@admin.register(FlatPage)
class StandingPageAdmin(RichTextAdmin, FlatPageAdmin):
    form = StandingPageForm
    fieldsets = [(None, {"fields": ["url", "title", "content", "sites"]})]
    list_display = ("title", "url")
    list_filter = ()
