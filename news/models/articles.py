"""Articles; which of them the world may see."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.fields import BodyField, CharField, TextField
from news.models.library import Attachment, Photo
from news.models.names import Author, Category, Topic
from news.text import slugify

if TYPE_CHECKING:
    from news.models.revisions import Revision

OPEN_STATES = ("draft", "submitted", "returned")  # of a revision that is neither on the row nor put aside


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> Self:
        """The one definition of public: its time has come, not withdrawn."""
        return self.filter(self._live())

    def withdrawn(self) -> Self:
        """Articles that were public once and are not any more."""
        return self.filter(withdrawn_at__isnull=False)

    def readable(self) -> Self:
        """Public ones, and withdrawn ones whose text stays at its address under a dated notice."""
        return self.filter(self._live() | Q(withdrawal_kind=Article.Withdrawal.WITHDRAWN))

    def with_state(self) -> Any:  # an ArticleQuerySet; the type checker cannot know the joined columns
        """
        Each article's `state`, one of Article.State, at this moment, and its `open_revision`, which may be None.

        At most one revision of an article is open (a constraint says so), so the join adds no row.
        """
        open_states = Q(revisions__state__in=OPEN_STATES)
        joined: Any = self.annotate(open_revision=FilteredRelation("revisions", condition=open_states))
        found = [When(condition, then=Value(state)) for state, condition in self._states().items()]
        return joined.select_related("open_revision").annotate(state=Case(*found))

    def in_state(self, state: "Article.State") -> Any:
        """After `with_state()`: those in this state, asked in a way that an index can answer."""
        return self.filter(self._states()[state])

    def unreviewed(self) -> Self:
        """Published urgently by one person, and not yet approved by another."""
        return self.filter(live_revision__state="approved", live_revision__reviewer=None)

    def published_from(self, moment: datetime) -> Self:
        return self.filter(published_at__gte=moment)

    def published_before(self, moment: datetime) -> Self:
        return self.filter(published_at__lt=moment)

    def newest_first(self) -> Self:
        return self.order_by(F("published_at").desc(), F("pk").desc())

    def matching(self, words: str) -> Self:
        """Those whose title or lead holds every word, with or without its marks."""
        articles = self
        for word in words.split():
            articles = articles.filter(Q(title__unaccent__icontains=word) | Q(lead__unaccent__icontains=word))
        return articles

    def for_cards(self) -> Self:
        """Everything a card shows, in one query."""
        return self.select_related("category", "photo").defer("body")

    @staticmethod
    def _live() -> Q:
        return Q(published_at__lte=timezone.now(), withdrawn_at=None)

    @staticmethod
    def _has_open_revision() -> Exists:
        """As a subquery, whose absence PostgreSQL estimates well; that of a joined row it does not."""
        revisions: Any = Article._meta.get_field("revisions").related_model
        return Exists(revisions.objects.filter(article=OuterRef("pk"), state__in=OPEN_STATES))

    @classmethod
    def _states(cls) -> dict["Article.State", Q]:
        """What each state means, each excluding the others."""
        unpublished = Q(published_at=None)
        return {
            Article.State.WITHDRAWN: Q(withdrawn_at__isnull=False),
            Article.State.LIVE_WITH_DRAFT: cls._live() & Q(open_revision__isnull=False),
            Article.State.LIVE: cls._live() & ~Q(cls._has_open_revision()),
            Article.State.SCHEDULED: Q(published_at__gt=timezone.now(), withdrawn_at=None),
            Article.State.SUBMITTED: unpublished & Q(open_revision__state="submitted"),
            Article.State.RETURNED: unpublished & Q(open_revision__state="returned"),
            Article.State.DRAFT: unpublished & (Q(open_revision=None) | Q(open_revision__state="draft")),
        }


class Article(models.Model):
    """What readers see. Its state columns are written by news/publishing.py alone."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Sent for approval")
        RETURNED = "returned", _("Returned")
        SCHEDULED = "scheduled", _("Scheduled")
        LIVE = "live", _("Published")
        LIVE_WITH_DRAFT = "live_with_draft", _("Published, with an open draft")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Withdrawal(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Withdrawn: the text stays, under a dated notice with the reason")
        MERGED = "merged", _("Merged: readers are led to another article")
        ERROR = "error", _("Published in error: the text is gone, its address says so")

    state: str  # set by with_state()
    open_revision: "Revision | None" = None  # set by with_state()

    title = CharField(_("title"), max_length=250)
    slug = models.SlugField(_("slug"), max_length=150, blank=True)
    kicker = CharField(_("kicker"), max_length=60, blank=True, help_text=_("A few words above the title."))
    dateline = CharField(
        _("dateline"), max_length=30, blank=True, help_text=_("Stands before the lead, e.g. “CTTP -”.")
    )
    lead = TextField(_("lead"), max_length=1000, blank=True)
    body = BodyField(_("body"), blank=True, help_text=_("Escape, then Tab leads out of the text by keyboard."))
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="articles", null=True, blank=True, verbose_name=_("category")
    )
    topics = models.ManyToManyField(Topic, related_name="articles", blank=True, verbose_name=_("topics"))
    author = models.ForeignKey(
        Author, models.PROTECT, related_name="articles", null=True, blank=True, verbose_name=_("byline")
    )
    source = CharField(_("source"), max_length=120, blank=True)
    photo = models.ForeignKey(
        Photo, models.PROTECT, related_name="articles", null=True, blank=True, verbose_name=_("cover image")
    )
    related = models.ManyToManyField(
        "self",
        related_name="related_from",
        symmetrical=False,
        blank=True,
        verbose_name=_("related articles"),
        help_text=_("Shown under the article while they are public."),
    )
    attachments = models.ManyToManyField(Attachment, related_name="articles", blank=True, verbose_name=_("attachments"))
    featured_until = models.DateTimeField(
        _("featured on the home page until"), null=True, blank=True, help_text=_("Hanoi clock. Empty: not featured.")
    )
    breaking_until = models.DateTimeField(
        _("breaking news until"), null=True, blank=True, help_text=_("Hanoi clock. Empty: no “breaking” mark.")
    )
    comments_open = models.BooleanField(_("allow comments"), default=True)
    published_at = models.DateTimeField(_("publishing time"), null=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), null=True, editable=False)  # significant changes only
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawal_kind = models.CharField(
        _("kind of withdrawal"), max_length=20, choices=Withdrawal, blank=True, editable=False
    )
    withdrawal_reason = CharField(_("reason for withdrawal"), max_length=300, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, related_name="merged_from", null=True, editable=False, verbose_name=_("merged into")
    )
    live_revision = models.ForeignKey(
        "Revision", models.RESTRICT, related_name="+", null=True, editable=False, verbose_name=_("version on the page")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="articles",
        null=True,
        editable=False,
        verbose_name=_("created by"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("approve_article", "Can approve, return, schedule and withdraw articles of others"),
            ("publish_urgently", "Can publish without a second pair of eyes"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug=""), name="article_has_a_title"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False), name="article_withdrawn_was_published"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="", withdrawal_kind="")
                | Q(withdrawn_at__isnull=False, withdrawal_kind__in=["withdrawn", "merged", "error"])
                & ~Q(withdrawal_reason=""),
                name="article_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=Q(withdrawal_kind="merged", merged_into__isnull=False)
                | ~Q(withdrawal_kind="merged") & Q(merged_into=None),
                name="article_merged_says_where",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(category__isnull=False) & ~Q(lead=""),
                name="article_published_is_complete",
            ),
        ]
        indexes = [
            models.Index(
                F("published_at").desc(),
                F("id").desc(),
                name="article_newest",
                condition=Q(published_at__isnull=False, withdrawn_at=None),
            ),
            models.Index(
                F("category"),
                F("published_at").desc(),
                F("id").desc(),
                name="article_newest_in_category",
                condition=Q(published_at__isnull=False, withdrawn_at=None),
            ),
            models.Index(fields=["featured_until"], name="article_featured", condition=Q(featured_until__isnull=False)),
            models.Index(F("created_at").desc(), name="article_unpublished", condition=Q(published_at__isnull=True)),
            models.Index(
                Coalesce("published_at", "created_at").desc(), F("id").desc(), name="article_newest_on_the_desk"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or slugify(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:article_detail", kwargs={"slug": self.slug, "number": self.pk})

    def state_label(self) -> str:
        """The state that `with_state()` found, in words."""
        return str(self.State(self.state).label)

    def is_breaking(self) -> bool:
        """Whether the “breaking” mark still stands, decided when it is read."""
        return self.breaking_until is not None and self.breaking_until > timezone.now()


class PhotoUse(models.Model):
    """That an article shows a photo, or has it in its open draft; written by news/publishing.py alone."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="photo_uses")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="uses")

    class Meta:
        constraints = [models.UniqueConstraint("article", "photo", name="photo_use_is_counted_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.photo_id}"
