"""The newsroom's desk."""

from news.admin import articles, attachments, front_page, names, photos

__all__ = ["articles", "attachments", "front_page", "names", "photos"]
