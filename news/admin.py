"""The newsroom's desk."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminSplitDateTime, AdminTextInputWidget
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import photos, publishing
from news.editor import RichTextAdmin
from news.models import Article, Author, Category, Photo, PublishingEntry, Topic

PICKER_LENGTH = 48  # photos


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    fields = ["name", "slug", "description", "position"]
    list_display = ["name", "position", "slug"]
    search_fields = ["name"]


@admin.register(Topic, Author)
class NamedAdmin(admin.ModelAdmin):
    fields = ["name", "slug", "description"]
    list_display = ["name", "slug"]
    search_fields = ["name"]


class PhotoForm(forms.ModelForm):
    upload = forms.FileField(
        label=gettext_lazy("Picture file"),
        help_text=gettext_lazy("JPEG, PNG, WebP or AVIF, at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Photo
        fields = ["alternative_text", "is_decorative", "caption", "credit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if upload := cleaned.get("upload"):
            try:
                cleaned["picture"] = photos.read(upload, upload.name, upload.size)
            except ValidationError as error:
                self.add_error("upload", error)
        return cleaned

    def save(self, commit: bool = True) -> Photo:
        if picture := self.cleaned_data.get("picture"):
            stored = photos.store(picture)
            self.instance.file, self.instance.width, self.instance.height = stored.name, stored.width, stored.height
        return super().save(commit)


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    fields = ["preview", "upload", "alternative_text", "is_decorative", "caption", "credit"]
    readonly_fields = ["preview"]
    list_display = ["preview", "__str__", "credit", "uploaded_at"]
    list_display_links = ["preview", "__str__"]
    search_fields = ["caption__unaccent", "alternative_text__unaccent", "credit__unaccent"]

    @admin.display(description=gettext_lazy("picture"))
    def preview(self, photo: Photo) -> SafeString | str:
        if not photo.file:
            return "-"
        return format_html('<img class="photo-preview" src="{}" alt="">', photo.thumbnail_url())

    def get_urls(self) -> list[URLPattern]:
        picker = path("picker/", self.admin_site.admin_view(self.picker), name="news_photo_picker")
        return [picker, *super().get_urls()]

    def picker(self, request: HttpRequest) -> HttpResponse:
        """The window in which the editor of article bodies chooses a photo of the library."""
        found, _distinct = self.get_search_results(request, self.get_queryset(request), request.GET.get("q", ""))
        context = self.admin_site.each_context(request)
        context |= {"title": _("Choose a photo"), "photos": found[:PICKER_LENGTH], "is_popup": True}
        return render(request, "admin/news/photo/picker.html", context)


class ArticleForm(forms.ModelForm):
    """An article's text, and beside it what the buttons “Publish” and “Withdraw” need to know."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    publish_at = forms.SplitDateTimeField(
        label=gettext_lazy("Publishing time"),
        required=False,
        help_text=gettext_lazy("Leave empty to publish at once; a time ahead schedules the article. Hanoi clock."),
        widget=AdminSplitDateTime,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawal"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Needed by “Withdraw” only. It stays in the log; readers do not see it."),
        widget=AdminTextInputWidget,
    )

    class Meta:
        model = Article
        fields = [
            "title",
            "kicker",
            "category",
            "dateline",
            "lead",
            "photo",
            "body",
            "topics",
            "author",
            "source",
            "is_featured",
            "comments_open",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version
            if self.instance.state == Article.State.SCHEDULED:
                self.initial["publish_at"] = self.instance.published_at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.pk and cleaned.get("seen_version") != self.instance.version:
            raise ValidationError(
                _(
                    "Someone else has changed this article since you opened it. Nothing was saved. Your text is still "
                    "here: open the article in another window and compare."
                ),
                code="conflict",
            )
        publish_at = cleaned.get("publish_at")
        if "_publish" in self.data and publish_at and publish_at <= timezone.now():
            self.add_error("publish_at", _("The publishing time must lie in the future."))
        if "_withdraw" in self.data and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Please say why the article is withdrawn."))
        return cleaned


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("status")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Article.State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        known = self.value() in Article.State.values
        return queryset.filter(state=self.value()) if known else queryset  # type: ignore[misc] # with_state()


class PublishingEntryInline(admin.TabularInline):
    model = PublishingEntry
    fields = readonly_fields = ("at", "by", "move", "note")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("news.view_article")


@admin.register(Article)
class ArticleAdmin(RichTextAdmin):
    form = ArticleForm
    autocomplete_fields = ["category", "topics", "author", "photo"]
    list_display = ["title", "state", "category", "author", "published_at"]
    list_filter = [StateFilter, "category"]
    list_select_related = ["category", "author"]
    list_per_page = 50
    search_fields = ["title__unaccent", "lead__unaccent"]
    show_full_result_count = False
    ordering = ("-created_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.with_state().order_by(*self.ordering)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        text = ["title", "kicker", "category", "dateline", "lead", "photo", "body", "topics", "author", "source"]
        sets = [
            (None, {"fields": [*text, "seen_version"]}),
            (gettext_lazy("On the pages"), {"fields": ["is_featured", "comments_open"]}),
        ]
        if self._may_publish(request):
            state = obj.state if obj else Article.State.DRAFT
            fields = {"live": ["reason"], "withdrawn": []}.get(state, ["publish_at"])
            sets += [(gettext_lazy("Publishing"), {"fields": fields})] if fields else []
        return sets

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> list[type[admin.options.InlineModelAdmin]]:
        return [PublishingEntryInline] if obj else []

    @admin.display(description=gettext_lazy("status"))
    def state(self, article: Article) -> str:
        return article.state_label()

    def view_on_site(self, obj: Article) -> str:
        return obj.get_absolute_url()

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Who may not publish may write only on drafts of their own."""
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or self._may_publish(request):
            return True
        return obj.created_by_id == request.user.pk and obj.published_at is None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        original = context.get("original")
        context["state"] = original.state if original else Article.State.DRAFT
        context["may_publish"] = self._may_publish(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except publishing.ConflictError:
            messages.error(request, _("Someone else has just published or withdrawn this article. Nothing was saved."))
            return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:
        obj.version += 1
        if not change:
            obj.created_by = cast(User, request.user)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:
        """The text is saved; now the move that the pressed button asks for."""
        super().save_related(request, form, formsets, change)
        article, user, values = form.instance, cast(User, request.user), form.cleaned_data
        if "_publish" in request.POST and values.get("publish_at"):
            publishing.schedule(article, by=user, at=values["publish_at"])
        elif "_publish" in request.POST:
            publishing.publish(article, by=user)
        elif "_unschedule" in request.POST:
            publishing.unschedule(article, by=user)
        elif "_withdraw" in request.POST:
            publishing.withdraw(article, by=user, reason=values["reason"])
        elif "_restore" in request.POST:
            publishing.restore(article, by=user)

    @staticmethod
    def _may_publish(request: HttpRequest) -> bool:
        return request.user.has_perm("news.publish_article")
