"""Articles: writing, publishing, withdrawing. What each move means is said in news/publishing.py."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import publishing
from news.admin.article_form import ArticleForm
from news.editor import RichTextAdmin
from news.models import Article, PublishingEntry

TEXT = ["title", "kicker", "category", "dateline", "lead", "photo", "body", "topics", "author", "source"]
COLUMNS = [name for name in ArticleForm.Meta.fields if name != "topics"] + ["slug", "version"]


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
    fields = readonly_fields = ("at", "person", "move", "note")
    classes = ("collapse",)
    extra = 0
    can_delete = False

    @admin.display(description=gettext_lazy("by"))
    def person(self, entry: PublishingEntry) -> str:
        return entry.by.get_full_name() or entry.by.get_username()

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("news.view_article")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublishingEntry]:
        return super().get_queryset(request).select_related("by")


@admin.register(Article)
class ArticleAdmin(RichTextAdmin):
    form = ArticleForm
    autocomplete_fields = ["category", "topics", "author", "photo"]
    readonly_fields = ["standing", "chosen_photo"]
    list_display = ["title", "state", "time", "category"]
    list_filter = [StateFilter, "category"]
    list_select_related = ["category"]
    list_per_page = 50
    search_fields = ["title__unaccent", "lead__unaccent"]
    show_full_result_count = False
    ordering = (Coalesce(F("published_at"), F("created_at")).desc(), "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.with_state().order_by(*self.ordering)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """A save waits here for the one before it, and then sees what that one wrote."""
        article = super().get_object(request, object_id, from_field)
        if article is None or request.method != "POST":
            return article
        Article.objects.select_for_update().get(pk=article.pk)
        return super().get_object(request, object_id, from_field)

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        form: type[ModelForm] = super().get_form(request, obj, change, **kwargs)
        for name in ("category", "author", "photo", "topics"):
            if field := form.base_fields.get(name):
                field.widget.can_delete_related = False  # a slip of the mouse beside the field
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        text = [*TEXT]
        if obj and obj.photo:
            text.insert(text.index("photo") + 1, "chosen_photo")
        sets = [
            (None, {"fields": [*(["standing"] if obj else []), *text, "seen_version"]}),
            (gettext_lazy("On the pages"), {"fields": ["comments_open", "comments_open"]}),
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

    @admin.display(description=gettext_lazy("status"))
    def standing(self, article: Article) -> str:
        """The state with its time, for the head of the form."""
        if article.published_at is None:
            return article.state_label()
        return f"{article.state_label()} · {date_format(localtime(article.published_at), 'DATETIME_FORMAT')}"

    @admin.display(description=gettext_lazy("publishing time"), ordering=Coalesce("published_at", "created_at"))
    def time(self, article: Article) -> Any:
        return article.published_at

    @admin.display(description=gettext_lazy("picture"))
    def chosen_photo(self, article: Article) -> SafeString | str:
        if article.photo is None:
            return ""
        return format_html('<img class="photo-preview" src="{}" alt="">', article.photo.thumbnail_url())

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
        """The text alone: the columns of the state belong to news/publishing.py."""
        obj.version += 1
        if change:
            obj.save(update_fields=COLUMNS)
        else:
            obj.created_by = cast(User, request.user)
            obj.save()

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:
        """The text is saved; now the move that the pressed button asks for."""
        super().save_related(request, form, formsets, change)
        article, user, values = form.instance, cast(User, request.user), form.cleaned_data
        done = ""
        if "_publish" in request.POST and (at := values.get("publish_at")):
            publishing.schedule(article, by=user, at=at)
            done = _("Scheduled for %(time)s.") % {"time": date_format(localtime(at), "DATETIME_FORMAT")}
        elif "_publish" in request.POST:
            publishing.publish(article, by=user)
            done = _("The article is published.")
        elif "_unschedule" in request.POST:
            publishing.unschedule(article, by=user)
            done = _("The schedule is cancelled; the article is a draft again.")
        elif "_withdraw" in request.POST:
            publishing.withdraw(article, by=user, reason=values["reason"])
            done = _("The article is withdrawn.")
        elif "_restore" in request.POST:
            publishing.restore(article, by=user)
            done = _("The article is public again.")
        if done:
            messages.success(request, done)

    @staticmethod
    def _may_publish(request: HttpRequest) -> bool:
        return request.user.has_perm("news.approve_article")
