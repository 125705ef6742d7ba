"""The smallest valid objects, public unless a test says otherwise."""

import io
from datetime import timedelta
from itertools import count
from typing import Any

from captcha.models import CaptchaStore
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from comments.models import Comment
from news import photos
from news.content import snapshot
from news.models import Article, Author, Category, Photo, PhotoUse, Revision, Topic

_numbers = count(1)
AGO = object()
EDITOR = "Biên tập viên"


def make_user(role: str = "", **fields: Any) -> User:
    user = User.objects.create_user(f"user{next(_numbers)}", password="mật khẩu thử", is_staff=True, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    if role == EDITOR:
        user.edited_categories.set(Category.objects.all())
    return user


def make_category(name: str = "", **fields: Any) -> Category:
    """Every editor there is looks after it, unless a test says otherwise afterwards."""
    category = Category.objects.create(name=name or f"Chuyên mục {next(_numbers)}", **fields)
    category.editors.set(User.objects.filter(groups__name=EDITOR))
    return category


def make_topic(name: str = "", **fields: Any) -> Topic:
    return Topic.objects.create(name=name or f"Dòng sự kiện {next(_numbers)}", **fields)


def make_author(name: str = "", **fields: Any) -> Author:
    return Author.objects.create(name=name or f"Tác giả {next(_numbers)}", **fields)


def make_article(*, published_at: Any = AGO, topics: Any = (), **fields: Any) -> Article:
    """
    Published one minute ago unless told otherwise; None makes a draft.

    Its one revision is approved by a second person, or the open draft of its writer.
    """
    number = next(_numbers)
    fields.setdefault("title", f"Bài viết số {number}")
    fields.setdefault("lead", f"Tóm tắt của bài viết số {number}.")
    fields.setdefault("body", f"<p>Nội dung của bài viết số {number}.</p>")
    if "category" not in fields:
        fields["category"] = make_category()
    if published_at is AGO:
        published_at = timezone.now() - timedelta(minutes=1)
    article = Article.objects.create(published_at=published_at, **fields)
    article.topics.set(topics)
    revision = make_revision(article, state="approved" if published_at else "draft")
    if published_at:
        article.live_revision = revision
        article.save(update_fields=["live_revision"])
    PhotoUse.objects.bulk_create(PhotoUse(article=article, photo=photo) for photo in [article.photo] if photo)
    return article


def make_revision(article: Article, *, editor: User | None = None, **fields: Any) -> Revision:
    """The article's row as a draft of its writer; `content` given in part changes that part."""
    fields["content"] = snapshot(article) | fields.get("content", {})
    fields.setdefault("number", article.revisions.count() + 1)
    fields.setdefault("based_on", article.revisions.first())
    fields.setdefault("state", "draft")
    if fields["state"] == "approved":
        fields.setdefault("reviewer", somebody())
        fields.setdefault("approved_by", fields["reviewer"])
        fields.setdefault("approved_at", timezone.now() - timedelta(minutes=1))
    if fields["state"] == "submitted":
        fields.setdefault("submitted_at", timezone.now())
    if fields["state"] == "returned":
        fields.setdefault("reason", "Thiếu số liệu")
    return Revision.objects.create(article=article, editor=editor or article.created_by or somebody(), **fields)


def somebody() -> User:
    """A colleague who is nobody in particular."""
    return User.objects.get_or_create(username="dong-nghiep", defaults={"first_name": "Phạm Thử Nghiệm"})[0]


def seen(article: Article) -> Article:
    """The article as someone sees it who opens it now."""
    return Article.objects.with_state().get(pk=article.pk)


def make_withdrawn_article(kind: str = "error", **fields: Any) -> Article:
    fields = {"withdrawn_at": timezone.now(), "withdrawal_reason": "Sai số liệu", **fields}
    return make_article(withdrawal_kind=kind, **fields)


def make_comment(article: Article | None = None, *, status: str = Comment.Status.APPROVED, **fields: Any) -> Comment:
    number = next(_numbers)
    fields.setdefault("name", "Nguyễn Văn Mẫu")
    fields.setdefault("title", f"Góp ý số {number}")
    fields.setdefault("content", f"Nội dung góp ý số {number}.")
    return Comment.objects.create(article=article or make_article(), status=status, **fields)


def make_upload(
    name: str = "anh.jpg", size: tuple[int, int] = (900, 600), file_format: str = "JPEG", **options: Any
) -> SimpleUploadedFile:
    """A picture as a browser sends it."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "#a3161b").save(buffer, file_format, **options)
    return SimpleUploadedFile(name, buffer.getvalue())


def make_photo(**fields: Any) -> Photo:
    upload = make_upload()
    stored = photos.store(photos.read(upload, upload.name or "", upload.size or 0))
    fields.setdefault("alternative_text", "Quang cảnh hồ Mặt Gương")
    return Photo.objects.create(file=stored.name, width=stored.width, height=stored.height, **fields)


def solve_captcha(key: str = "") -> dict[str, str]:
    """The two form fields of a right answer, read from the database as its owner could."""
    key = key or CaptchaStore.generate_key()
    return {"captcha_0": key, "captcha_1": CaptchaStore.objects.get(hashkey=key).response}


def comment_data(**fields: Any) -> dict[str, Any]:
    """A complete and honest comment form."""
    return {
        "name": "Trần Thị Ví Dụ",
        "phone": "",
        "title": "Hỏi thêm thông tin",
        "content": "Cho tôi hỏi điểm hỗ trợ có mở cửa sáng thứ Bảy không?",
        "rules": "on",
        **solve_captcha(),
        **fields,
    }
