from django.db import migrations

REPORTER = {
    "news": {
        "article": ["add", "change", "view"],
        "author": ["add", "view"],
        "category": ["view"],
        "photo": ["add", "view"],
        "topic": ["add", "view"],
    },
}
EDITOR = {
    "news": {
        "article": ["add", "change", "view", "publish"],
        "author": ["add", "change", "view", "delete"],
        "category": ["add", "change", "view", "delete"],
        "photo": ["add", "change", "view", "delete"],
        "topic": ["add", "change", "view", "delete"],
    },
    "flatpages": {"flatpage": ["add", "change", "view"]},
    "portal": {"siteidentity": ["change", "view"]},
}
MODERATOR = {"comments": {"comment": ["change", "view"]}}
ROLES = {"Phóng viên": REPORTER, "Biên tập viên": EDITOR, "Người duyệt ý kiến": MODERATOR}


def add_roles(apps, schema_editor):
    """Django adds permissions only after all migrations, so those of the roles are made here if need be."""
    Group = apps.get_model("auth", "Group")
    for name, models in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(
                permission(apps, app, model, action)
                for app, allowed in models.items()
                for model, actions in allowed.items()
                for action in actions
            )
        )


def permission(apps, app, model, action):
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    found, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
    )
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_default_identity"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("news", "0001_initial"),
        ("comments", "0001_initial"),
        ("flatpages", "0001_initial"),
    ]

    operations = [migrations.RunPython(add_roles, migrations.RunPython.noop)]
