"""
The roles of a newsroom with a second pair of eyes.

Editors approve in their own categories (everyone who is an editor now keeps all of them); managing editors decide
everything editorial; administrators look after people and do what everyone may.
"""

from importlib import import_module

from django.db import migrations

permission = import_module("portal.migrations.0003_roles").permission

REPORTER = {"news": {"attachment": ["add", "view"]}}
EDITOR = {
    "news": {
        "article": ["approve"],
        "attachment": ["add", "change", "view", "delete"],
    },
}
MANAGING_EDITOR = {
    "news": {
        "article": ["add", "change", "view", "approve"],
        "attachment": ["add", "change", "view", "delete"],
        "author": ["add", "change", "view", "delete"],
        "category": ["add", "change", "view", "delete"],
        "photo": ["add", "change", "view", "delete"],
        "topic": ["add", "change", "view", "delete"],
    },
    "flatpages": {"flatpage": ["add", "change", "view"]},
    "portal": {"siteidentity": ["change", "view"]},
}
MANAGING_EDITOR_TOO = [("article", "publish_urgently"), ("category", "edit_every_category")]
MANAGING_EDITOR_TOO += [("frontpageedition", "arrange_front_page")]
ADMINISTRATOR = {
    **MANAGING_EDITOR,
    "comments": {"comment": ["change", "view"]},
    "auth": {"user": ["add", "change", "view"], "group": ["view"]},
}
ROLES = {
    "Phóng viên": REPORTER,
    "Biên tập viên": EDITOR,
    "Thư ký tòa soạn": MANAGING_EDITOR,
    "Quản trị viên": ADMINISTRATOR,
}


def change_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, models in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        for app, allowed in models.items():
            for model, actions in allowed.items():
                group.permissions.add(*(permission(apps, app, model, action) for action in actions))
        if name in {"Thư ký tòa soạn", "Quản trị viên"}:
            group.permissions.add(*(named(apps, model, codename) for model, codename in MANAGING_EDITOR_TOO))
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="news", codename="publish_article"
    ).delete()
    editors = apps.get_model("auth", "User").objects.filter(groups__name="Biên tập viên")
    for category in apps.get_model("news", "Category").objects.all():
        category.editors.add(*editors)


def named(apps, model, codename):
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="news", model=model
    )
    found, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": codename}
    )
    return found


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_standing_pages"), ("news", "0005_article_constraints")]

    operations = [migrations.RunPython(change_roles, migrations.RunPython.noop)]
