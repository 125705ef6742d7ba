"""Articles: the list and the form. What each move means is said in news/publishing.py."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import moves, publishing, rights
from news.admin import article_context, article_urls, open_forms
from news.admin.article_form import ArticleForm
from news.admin.article_list import CappedPaginator, CategoryFilter, StateFilter, state_in_words
from news.admin.choices import SelectMany, SelectOne
from news.editor import RichTextAdmin
from news.figures import with_photos
from news.models import Article, OpenForm, PublishingEntry
from news.people import name_of

Move = PublishingEntry.Move

TEXT = ["title", "slug", "kicker", "category", "dateline", "lead", "photo", "body", "topics", "author", "source"]
TEXT += ["related", "attachments"]
PAGES = ["featured_until", "breaking_until", "comments_open"]
CHANGE = ["change", "change_note", "wrong", "right"]


@admin.register(Article)
class ArticleAdmin(RichTextAdmin):
    form = ArticleForm
    autocomplete_fields = ["category", "topics", "author", "photo", "related", "attachments"]
    readonly_fields = ["shown_body"]
    list_display = ["title", "standing", "time", "category", "writer"]
    list_filter = [StateFilter, ("category", CategoryFilter)]
    list_per_page = 50
    paginator = CappedPaginator
    search_fields = ["title__unaccent", "lead__unaccent"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    ordering = (Coalesce(F("published_at"), F("created_at")).desc(), "-pk")

    def get_urls(self) -> list[URLPattern]:
        return [*article_urls.patterns(self), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = Article.objects.with_state().order_by(*self.ordering)
        return articles.select_related("live_revision", "category", "created_by")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """A save waits here for the one before it, and then sees what that one wrote."""
        article = super().get_object(request, object_id, from_field)
        if article is None or request.method != "POST":
            return article
        Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        return super().get_object(request, object_id, from_field)

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = cast(type[ArticleForm], super().get_form(request, obj, change, **kwargs))
        for name in ("category", "author", "photo", "topics", "related", "attachments"):
            if field := form.base_fields.get(name):
                field.widget.can_delete_related = False  # a slip of the mouse beside the field
        form.holds_draft = obj is None or self.has_change_permission(request, obj)
        if request.method == "GET" and "restore" in request.GET:
            form.typed = open_forms.typed(obj, cast(User, request.user))
        return form

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **kwargs | {"widget": SelectOne(db_field, self.admin_site)}
        )

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(
            db_field, request, **kwargs | {"widget": SelectMany(db_field, self.admin_site)}
        )

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        writes = self.has_change_permission(request, obj) if obj else True
        text = TEXT if writes else ["shown_body" if name == "body" else name for name in TEXT]
        sets: list[Any] = [(None, {"fields": [*text, "note", "seen_version"] if writes else text})]
        sets += [(gettext_lazy("On the pages"), {"fields": PAGES})]
        if writes and obj and obj.published_at:
            sets += [(gettext_lazy("What readers are told of this change"), {"fields": CHANGE})]
        return sets

    @admin.display(description=gettext_lazy("status"))
    def standing(self, article: Article) -> SafeString:
        return state_in_words(article)

    @admin.display(description=gettext_lazy("publishing time"), ordering=Coalesce("published_at", "created_at"))
    def time(self, article: Article) -> str:
        return date_format(localtime(article.published_at), "H:i, d/m/Y") if article.published_at else ""

    @admin.display(description=gettext_lazy("written by"), ordering="created_by")
    def writer(self, article: Article) -> str:
        return name_of(article.created_by) if article.created_by else ""

    @admin.display(description=gettext_lazy("Body"))
    def shown_body(self, article: Article) -> SafeString:
        return with_photos(article.body)

    def view_on_site(self, obj: Article) -> str | None:
        return obj.get_absolute_url() if obj.state in moves.PUBLISHED else None

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whether this person may save a draft of this article now; a scheduled text is locked."""
        if obj is None:
            return super().has_change_permission(request)
        return Move.SAVE in moves.open_to(cast(User, request.user), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        original: Article | None = context.get("original")
        context |= article_context.of_form(original, context["adminform"].form, cast(User, request.user))
        response = super().render_change_form(request, context, *args, **kwargs)
        if context["adminform"].form.is_bound:
            response.status_code = 422
        return response

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except publishing.ConflictError:
            messages.error(request, _("Someone else has just moved this article on. Nothing was saved."))
        except PermissionDenied:
            article = super().get_object(request, object_id or "")
            user = cast(User, request.user)
            is_locked = article and article.state == Article.State.SCHEDULED and rights.may_edit(user, article)
            if request.method != "POST" or not is_locked:
                raise
            open_forms.keep(article, user, request.POST)
            messages.error(request, _("Meanwhile this article was scheduled, so nothing was saved; your text is kept."))
        return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:
        """The text becomes the open draft; the row belongs to news/publishing.py."""
        user = cast(User, request.user)
        if form.article and form.article.pk:
            publishing.save(form.article, form.content(), by=user, **form.words())
            article = form.article
        else:
            article = publishing.create(form.content(), by=user, **form.words())
            obj.pk, obj.created_by, obj.state = article.pk, user, Article.State.DRAFT  # what the answer asks for
        OpenForm.objects.filter(article=article if change else None, editor=user).delete()
        form.article = article

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:
        """The draft holds topics and attachments too; now the move that the pressed button asks for."""
        user, article = cast(User, request.user), cast(Article, form.article)
        try:
            if "_submit" in request.POST:
                publishing.submit(article, by=user)
                messages.success(request, _("Sent for approval."))
            elif "_urgent" in request.POST:
                publishing.publish_urgently(article, by=user)
                messages.warning(request, _("Published. It stays flagged until another person has approved it."))
        except PermissionDenied:
            if "_submit" not in request.POST:
                raise
            messages.warning(request, _("Saved. An editor of the article's new category takes it on from here."))
        except ValidationError as error:
            messages.error(request, _("The draft is saved, but it cannot go out yet:"))
            for sentence in error.messages:
                messages.error(request, sentence)
            form.instance.is_unready = True

    def response_post_save_add(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        return self._to_form(obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        return self._to_form(obj) or super().response_post_save_change(request, obj)

    @staticmethod
    def _to_form(obj: Article) -> HttpResponseRedirect | None:
        """Back to the form, where what cannot go out yet is to be mended."""
        is_unready = getattr(obj, "is_unready", False)
        return redirect("admin:news_article_change", obj.pk) if is_unready else None
