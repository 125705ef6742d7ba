"""Gives each article that is there already its first revision, as if a second person had approved it."""

import re
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import migrations
from django.utils import timezone

TEXT = ("title", "slug", "kicker", "dateline", "lead", "body", "source", "comments_open")
PICTURE = re.compile(r"<img[^>]*\sdata-file=\"([0-9]{1,9})\"[^>]*>")
FEATURED_FOR = timedelta(days=3)  # what was featured without an end


def first_revisions(apps, schema_editor):
    """The withdrawn ones answered 410 until now, and go on doing so."""
    Article = apps.get_model("news", "Article")
    Article.objects.filter(withdrawn_at__isnull=False).update(withdrawal_kind="error")
    Article.objects.filter(is_featured=True).update(featured_until=timezone.now() + FEATURED_FOR)
    apps.get_model("news", "PublishingEntry").objects.filter(move="publish").update(move="approve")
    for article in Article.objects.select_related("category", "author", "photo").iterator():
        revise(apps, article)


def revise(apps, article):
    Revision, PhotoUse = apps.get_model("news", "Revision"), apps.get_model("news", "PhotoUse")
    approved = article.publishing_entries.filter(move__in=["approve", "schedule"]).order_by("-at", "-pk").first()
    editor = article.created_by_id or (approved and approved.by_id) or first_person(apps)
    on_row = article.published_at is not None
    revision = Revision.objects.create(
        article=article,
        number=1,
        content=content_of(article),
        editor_id=editor,
        begun_at=article.created_at,
        saved_at=article.created_at,
        state="approved" if on_row else "draft",
        reviewer_id=(approved.by_id if approved else editor) if on_row else None,
        reviewed_at=article.published_at,
        approved_by_id=(approved.by_id if approved else editor) if on_row else None,
        approved_at=article.published_at,
    )
    shown = {int(number) for number in PICTURE.findall(article.body)} | {article.photo_id}
    photos = apps.get_model("news", "Photo").objects.filter(pk__in=shown - {None})
    PhotoUse.objects.bulk_create(PhotoUse(article=article, photo=photo) for photo in photos)
    if on_row:
        Article = apps.get_model("news", "Article")
        Article.objects.filter(pk=article.pk).update(live_revision=revision)


def content_of(article):
    content = {name: getattr(article, name) for name in TEXT}
    content |= {"featured_until": article.featured_until and article.featured_until.isoformat(), "breaking_until": None}
    content |= {name: reference(getattr(article, name)) for name in ("category", "author")}
    photo = article.photo
    content["photo"] = photo and {"id": photo.pk, "name": photo.caption or photo.alternative_text}
    content["topics"] = [reference(topic) for topic in article.topics.all()]
    return content | {"related": [], "attachments": []}


def reference(one):
    return one and {"id": one.pk, "name": one.name}


def first_person(apps):
    """An article that nobody is known to have written belongs to whoever was here first, if anyone was."""
    users = apps.get_model("auth", "User").objects
    nobody = {"username": "toa-soan", "first_name": "Tòa soạn", "password": make_password(None), "is_active": False}
    return (users.order_by("pk").first() or users.create(**nobody)).pk


class Migration(migrations.Migration):
    dependencies = [("news", "0003_newsroom")]

    operations = [migrations.RunPython(first_revisions, migrations.RunPython.noop)]
