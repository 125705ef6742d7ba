from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0004_first_revisions")]

    operations = [
        migrations.RemoveField(
            model_name="article",
            name="is_featured",
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawal_kind", ""), ("withdrawal_reason", ""), ("withdrawn_at", None)),
                    models.Q(
                        ("withdrawal_kind__in", ["withdrawn", "merged", "error"]),
                        ("withdrawn_at__isnull", False),
                        models.Q(("withdrawal_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="article_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("withdrawal_kind", "merged")),
                    models.Q(models.Q(("withdrawal_kind", "merged"), _negated=True), ("merged_into", None)),
                    _connector="OR",
                ),
                name="article_merged_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None),
                    models.Q(("category__isnull", False), models.Q(("lead", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_published_is_complete",
            ),
        ),
    ]
