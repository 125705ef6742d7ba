"""The newsroom's desk."""

from news.admin import articles, names, photos

__all__ = ["articles", "names", "photos"]
