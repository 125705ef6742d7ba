"""Categories, topics, authors, the library, articles, what editors wrote, the front page."""

from news.models.articles import Article, ArticleQuerySet, PhotoUse
from news.models.front_page import FrontPageEdition
from news.models.library import Attachment, Photo
from news.models.names import Author, Category, Named, Topic
from news.models.revisions import OpenForm, PreviewLink, PublishingEntry, Revision, RevisionQuerySet

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Attachment",
    "Author",
    "Category",
    "FrontPageEdition",
    "Named",
    "OpenForm",
    "Photo",
    "PhotoUse",
    "PreviewLink",
    "PublishingEntry",
    "Revision",
    "RevisionQuerySet",
    "Topic",
]
