"""Fills an empty portal with a newsroom to look at: people, pictures, articles, comments."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zlib import crc32

from django.contrib.auth.models import Group, User
from django.utils import timezone
from PIL import Image

from comments import moderation
from comments.models import NOTICE_VERSION, Comment
from news import photos, publishing
from news.models import Article, Author, Category, Photo, Topic
from portal.demo import content
from portal.demo.pictures import draw

ACCOUNTS = {  # user name: role, and the name in one field, since a Vietnamese name is never split
    "phongvien": ("Phóng viên", "Trần Thị Ví Dụ"),
    "bientap": ("Biên tập viên", "Nguyễn Văn Mẫu"),
    "kiemduyet": ("Người duyệt ý kiến", "Lê Minh Họa"),
}
TIMES_OF_DAY = ((17, 10), (11, 5), (7, 20))  # hour, minute: three articles a day, latest first
CREDIT = "Ban Biên tập"


def add_accounts() -> dict[str, str]:
    """Make the accounts that are missing; returns the password of each one made just now."""
    passwords = {}
    for username, (role, name) in ACCOUNTS.items():
        user, is_new = User.objects.get_or_create(username=username, defaults={"first_name": name, "is_staff": True})
        if is_new:
            passwords[username] = secrets.token_urlsafe(12)
            user.set_password(passwords[username])
            user.save()
            user.groups.add(Group.objects.get(name=role))
    return passwords


def add_categories() -> None:
    for position, (slug, name) in enumerate(content.CATEGORIES.items(), start=1):
        Category.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})


def add_photos(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Draw and store each picture the articles ask for, once per caption; yields the name of each one done."""
    names = sorted({entry["photo"] for entry in entries if entry.get("photo")})
    with ProcessPoolExecutor() as workers:
        for name, (pixels, size) in zip(names, workers.map(_drawn, names), strict=True):
            stored = photos.store(Image.frombytes("RGB", size, pixels))
            for caption in sorted({entry["caption"] for entry in entries if entry.get("photo") == name}):
                Photo.objects.get_or_create(
                    caption=caption,
                    defaults={
                        "file": stored.name,
                        "width": stored.width,
                        "height": stored.height,
                        "alternative_text": caption,
                        "credit": CREDIT,
                    },
                )
            yield name


def _drawn(name: str) -> tuple[bytes, tuple[int, int]]:
    picture = draw(name)
    return picture.tobytes(), picture.size


def add_articles(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Yields each title. The newest entry is the most recent; all lie within the last 60 days."""
    reporter, editor = User.objects.get(username="phongvien"), User.objects.get(username="bientap")
    known = set(Article.objects.values_list("title", flat=True))
    for entry, moment in zip(entries, moments_back_from(timezone.localtime()), strict=False):
        if entry["title"] not in known:
            _state(_article(entry, moment, reporter), entry.get("kind", ""), moment, editor)
        yield entry["title"]


def moments_back_from(now: datetime) -> Iterator[datetime]:
    """Past moments, latest first, at the newsroom's hours; the same all day long for one day."""
    for day in count():
        for hour, minute in TIMES_OF_DAY:
            scatter = crc32(f"{day} {hour}".encode()) % 100  # minutes
            moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0) - timedelta(days=day)
            if (moment := moment + timedelta(minutes=scatter)) < now:
                yield moment


def _article(entry: dict[str, Any], moment: datetime, reporter: User) -> Article:
    author, _created = Author.objects.get_or_create(name=entry["author"])
    article = Article.objects.create(
        title=entry["title"],
        kicker=entry.get("kicker", ""),
        dateline="CTTP -",
        lead=content.dated(entry["lead"], moment),
        body=content.body_html(content.dated(entry["body"], moment)),
        category=Category.objects.get(slug=entry["category"]),
        author=author,
        photo=Photo.objects.filter(caption=entry["caption"]).first() if entry.get("photo") else None,
        comments_open=entry.get("kind") != "closed",
        created_by=reporter,
    )
    article.topics.set(Topic.objects.get_or_create(name=name)[0] for name in entry.get("topics", []))
    return article


def _state(article: Article, kind: str, moment: datetime, editor: User) -> None:
    if kind == "draft":
        return
    if kind == "scheduled":
        publishing.schedule(article, by=editor, at=timezone.now() + timedelta(days=1))
        return
    publishing.publish(article, by=editor, since=moment)
    if kind == "withdrawn":
        publishing.withdraw(article, by=editor, reason="Số liệu chưa được đơn vị cung cấp xác nhận.")


def add_comments(entries: list[dict[str, str]]) -> Iterator[str]:
    """Yields each title. A comment goes to the article it names, else round the newest three of its category."""
    moderator = User.objects.get(username="kiemduyet")
    known = set(Comment.objects.values_list("content", "article__category__slug"))
    for number, entry in enumerate(entries):
        if (entry["content"], entry["category"]) not in known:
            _decide(_comment(entry, number), entry["status"], moderator)
        yield entry["title"]


def _comment(entry: dict[str, str], number: int) -> Comment:
    public = Article.objects.public().filter(comments_open=True, category__slug=entry["category"]).newest_first()
    named = public.filter(title=entry.get("article", ""))
    article = named.first() or public[number % 3]
    comment = Comment.objects.create(
        article=article,
        name=entry["name"],
        title=entry["title"],
        content=entry["content"],
        phone=f"+849000000{number % 99 + 1:02d}" if number % 4 == 0 else "",
        consent_at=timezone.now(),
        notice_version=NOTICE_VERSION,
    )
    since = article.published_at or timezone.now()
    age = (timezone.now() - since) * ((number * 37 % 90 + 5) / 100)
    Comment.objects.filter(pk=comment.pk).update(created_at=since + age, consent_at=since + age)
    return comment


def _decide(comment: Comment, status: str, moderator: User) -> None:
    if status == Comment.Status.APPROVED:
        moderation.approve(comment, by=moderator)
    elif status == Comment.Status.REJECTED:
        moderation.reject(comment, by=moderator)
