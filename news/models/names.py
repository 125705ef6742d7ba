"""Categories, topics and authors: what readers find under a name at an address of its own."""

from itertools import chain, count
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.fields import CharField, TextField
from news.text import slugify

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
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="edited_categories",
        blank=True,
        verbose_name=_("editors"),
        help_text=_("Who may edit and approve articles of this category."),
    )

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        permissions = [("edit_every_category", "Can edit and approve articles of every category")]

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
