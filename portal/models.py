"""Who publishes this portal."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.fields import CharField


class SiteIdentity(models.Model):
    """One row, made by a migration: what header, footer, feeds and page titles say of the portal."""

    name = CharField(_("name"), max_length=120)
    tagline = CharField(_("tagline"), max_length=200, blank=True)
    agency = CharField(_("governing body"), max_length=200, blank=True)
    responsible_person = CharField(_("person responsible for content"), max_length=200, blank=True)
    licence = CharField(
        _("licence line"), max_length=300, blank=True, help_text=_("As it stands in the footer; hidden when empty.")
    )
    address = CharField(_("address"), max_length=300, blank=True)
    phone = CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("email"), blank=True)

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identity")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="site_identity_is_one_row")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)
