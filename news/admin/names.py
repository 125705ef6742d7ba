"""Categories, topics and authors."""

from typing import Any

from django.contrib import admin

from news.models import Author, Category, Topic


@admin.register(Topic, Author)
class NamedAdmin(admin.ModelAdmin):
    fields = ["name", "slug", "description"]
    list_display = ["name", "slug"]
    search_fields = ["name__unaccent"]

    def view_on_site(self, obj: Any) -> str:
        return obj.get_absolute_url()


@admin.register(Category)
class CategoryAdmin(NamedAdmin):
    fields = ["name", "slug", "description", "position"]
    list_display = ["name", "position", "slug"]
