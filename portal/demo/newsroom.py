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

from comments import moderation
from comments.models import NOTICE_VERSION, Comment
from news import photos
from news.content import Content, content_of
from news.models import Article, Author, Category, Photo, Topic
from portal.demo import content, desk
from portal.demo.pictures import draw

ACCOUNTS = {  # user name: role, and the name in one field, since a Vietnamese name is never split
    "phongvien": ("Phóng viên", "Trần Thị Ví Dụ"),
    "bientap": ("Biên tập viên", "Nguyễn Văn Mẫu"),
    "thukytoasoan": ("Thư ký tòa soạn", "Phạm Thử Nghiệm"),
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
        for name, stored in zip(names, workers.map(_drawn, names), strict=True):
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


def _drawn(name: str) -> photos.StoredPicture:
    return photos.store(draw(name))


def add_articles(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Yields each title. The newest entry is the most recent and filed last; all lie within the last 60 days."""
    cases, people, now = content.cases(), desk.people(), timezone.now()
    known = set(Article.objects.values_list("title", flat=True))
    _put_in_charge(people.editor, {entry["category"] for entry in entries if entry["title"] not in known})
    filed = []
    for entry, moment in reversed(list(zip(entries, moments_back_from(timezone.localtime()), strict=False))):
        if entry["title"] not in known:
            case = cases.get(entry["title"], {})
            text = _content(entry, case, now if case.get("kind") == "urgent" else moment)
            filed.append((desk.file(text, case, moment, people), entry, case, moment))
        yield entry["title"]
    desk.date_back([article for article, *_rest in filed], now)
    for article, entry, case, moment in filed:
        if case:
            desk.revisit(article, case, _content(_edited(entry, case), case, moment), people)


def _put_in_charge(editor: User, slugs: set[str]) -> None:
    for category in Category.objects.filter(slug__in=slugs):
        category.editors.add(editor)


def moments_back_from(now: datetime) -> Iterator[datetime]:
    """Past moments, latest first, at the newsroom's hours; the same all day long for one day."""
    for day in count():
        for hour, minute in TIMES_OF_DAY:
            scatter = crc32(f"{day} {hour}".encode()) % 100  # minutes
            moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0) - timedelta(days=day)
            if (moment := moment + timedelta(minutes=scatter)) < now:
                yield moment


def _content(entry: dict[str, Any], case: dict[str, Any], moment: datetime) -> Content:
    now = timezone.now()
    return content_of(
        {
            "title": entry["title"],
            "slug": "",
            "kicker": entry.get("kicker", ""),
            "dateline": "CTTP -",
            "lead": content.dated(entry["lead"], moment),
            "body": content.body_html(content.dated(entry["body"], moment)),
            "source": "",
            "comments_open": entry.get("comments_open", True),
            "featured_until": now + timedelta(days=case["featured_days"]) if "featured_days" in case else None,
            "breaking_until": now + timedelta(hours=case["breaking_hours"]) if "breaking_hours" in case else None,
            "category": Category.objects.get(slug=entry["category"]),
            "author": Author.objects.get_or_create(name=entry["author"])[0],
            "photo": Photo.objects.filter(caption=entry["caption"]).first() if entry.get("photo") else None,
            "topics": [Topic.objects.get_or_create(name=name)[0] for name in entry.get("topics", [])],
            "related": [Article.objects.get(title=title) for title in entry.get("related", [])],
            "attachments": [desk.add_attachment(title) for title in entry.get("attachments", [])],
        }
    )


def _edited(entry: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """The entry as its case has changed it."""
    old, new = case.get("edit", ("", ""))
    texts = {name: entry[name].replace(old, new) for name in ("lead", "body")} if old else {}
    return entry | texts | {name: case[name] for name in ("related", "attachments") if name in case}


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
