"""Categories, topics, authors, photos and articles; which articles the world may see."""

from datetime import datetime
from itertools import chain, count
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news import photos
from news.fields import BodyField, CharField, TextField
from news.text import slugify

Visitor = AbstractBaseUser | AnonymousUser | PermissionsMixin
SLUG_HELP = _("Leave empty to make it from the name.")


class Named(models.Model):
    """Something that readers find under its name at an address of its own."""

    name = CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=150, unique=True, blank=True, help_text=SLUG_HELP)
    description = TextField(_("description"), blank=True)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Names that differ in their marks alone (Lan Chi, Làn Chi) get slugs that differ by a number."""
        if self.slug:
            return
        base = slugify(self.name)
        taken = set(type(self)._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
        self.slug = next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)


class Category(Named):
    position = models.PositiveSmallIntegerField(_("display order"), default=100)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def get_absolute_url(self) -> str:
        return reverse("news:category_detail", args=[self.slug])


class Topic(Named):
    class Meta(Named.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def get_absolute_url(self) -> str:
        return reverse("news:topic_detail", args=[self.slug])


class Author(Named):
    class Meta(Named.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def get_absolute_url(self) -> str:
        return reverse("news:author_detail", args=[self.slug])


class Photo(models.Model):
    """A picture of the library; its renditions lie beside its file (news/photos.py)."""

    file = models.FileField(_("file"), max_length=200, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alternative_text = CharField(
        _("image description"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    is_decorative = models.BooleanField(_("decorative, needs no description"), default=False)
    caption = CharField(_("caption"), max_length=300, blank=True)
    credit = CharField(_("photo credit"), max_length=120, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True, alternative_text="") | Q(is_decorative=False) & ~Q(alternative_text=""),
                name="photo_is_described_or_decorative",
                violation_error_message=_("Describe the picture, or mark it as decorative and leave it undescribed."),
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alternative_text or str(self.file)

    def avif_srcset(self) -> str:
        return self._srcset("avif")

    def webp_srcset(self) -> str:
        return self._srcset("webp")

    def _srcset(self, extension: str) -> str:
        return ", ".join(f"{url} {width}w" for url, width in photos.sources(str(self.file), self.width, extension))

    def thumbnail_url(self) -> str:
        """The narrowest rendition."""
        return photos.sources(str(self.file), self.width, "webp")[0][0]

    def body_url(self) -> str:
        """The rendition for the text column, where a plain address is wanted."""
        return photos.sources(str(self.file), self.width, "webp")[-2:][0][0]


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> Self:
        """The one definition of public: its time has come, not withdrawn."""
        return self.filter(self._live())

    def withdrawn(self) -> Self:
        """Articles that were public once and are not any more."""
        return self.filter(withdrawn_at__isnull=False)

    def visible_to(self, user: Visitor) -> Self:
        """What this user may open; the newsroom also sees drafts, scheduled and withdrawn articles."""
        in_newsroom = isinstance(user, PermissionsMixin) and user.has_perm("news.view_article")
        return self.all() if in_newsroom else self.public()

    def with_state(self) -> Self:
        """Each article's `state`, one of Article.State, at this moment."""
        return self.annotate(
            state=Case(
                When(withdrawn_at__isnull=False, then=Value(Article.State.WITHDRAWN)),
                When(self._live(), then=Value(Article.State.LIVE)),
                When(published_at__isnull=False, then=Value(Article.State.SCHEDULED)),
                default=Value(Article.State.DRAFT),
            )
        )

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


class Article(models.Model):
    """What readers see. Its state columns are written by news/publishing.py alone."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Scheduled")
        LIVE = "live", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    state: str  # set by with_state()

    title = CharField(_("title"), max_length=250)
    slug = models.SlugField(_("slug"), max_length=150, editable=False)
    kicker = CharField(_("kicker"), max_length=60, blank=True, help_text=_("A few words above the title."))
    dateline = CharField(
        _("dateline"), max_length=30, blank=True, help_text=_("Stands before the lead, e.g. “CTTP -”.")
    )
    lead = TextField(_("lead"), max_length=1000)
    body = BodyField(_("body"))
    category = models.ForeignKey(Category, models.PROTECT, related_name="articles", verbose_name=_("category"))
    topics = models.ManyToManyField(Topic, related_name="articles", blank=True, verbose_name=_("topics"))
    author = models.ForeignKey(
        Author, models.PROTECT, related_name="articles", null=True, blank=True, verbose_name=_("byline")
    )
    source = CharField(_("source"), max_length=120, blank=True)
    photo = models.ForeignKey(
        Photo, models.PROTECT, related_name="articles", null=True, blank=True, verbose_name=_("cover image")
    )
    is_featured = models.BooleanField(
        _("feature on the home page"), default=False, help_text=_("The newest featured article leads the home page.")
    )
    comments_open = models.BooleanField(_("allow comments"), default=True)
    published_at = models.DateTimeField(_("publishing time"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawal_reason = CharField(_("reason for withdrawal"), max_length=300, blank=True, editable=False)
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
        permissions = [("publish_article", "Can publish, schedule and withdraw articles")]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug=""), name="article_has_a_title"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False), name="article_withdrawn_was_published"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""),
                name="article_withdrawn_says_why",
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
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = slugify(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:article_detail", kwargs={"slug": self.slug, "number": self.pk})

    def state_label(self) -> str:
        """The state that `with_state()` found, in words."""
        return str(self.State(self.state).label)


class PublishingEntry(models.Model):
    """One line of an article's publishing log; only ever added, by news/publishing.py."""

    class Move(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        SCHEDULE = "schedule", _("Schedule")
        UNSCHEDULE = "unschedule", _("Cancel the schedule")
        WITHDRAW = "withdraw", _("Withdraw")
        RESTORE = "restore", _("Restore")

    article = models.ForeignKey(Article, models.CASCADE, related_name="publishing_entries", verbose_name=_("article"))
    move = models.CharField(_("move"), max_length=20, choices=Move)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="publishing_entries", verbose_name=_("by")
    )
    at = models.DateTimeField(_("time"), auto_now_add=True)
    note = CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("publishing log entry")
        verbose_name_plural = _("publishing log")

    def __str__(self) -> str:
        return self.get_move_display()
