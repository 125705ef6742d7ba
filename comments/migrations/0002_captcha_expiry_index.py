from django.db import migrations


class Migration(migrations.Migration):
    """Expired codes are found by their time; the captcha package brings no index for that."""

    dependencies = [("comments", "0001_initial"), ("captcha", "0002_alter_captchastore_id")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX captcha_expiration ON captcha_captchastore (expiration)",
            "DROP INDEX captcha_expiration",
        )
    ]
