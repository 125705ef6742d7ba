"""A deterministic newsroom to look at; safe to run twice."""

import json
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from portal.demo import content, newsroom

PASSWORDS = settings.VAR_DIR / "demo-accounts.json"


class Command(BaseCommand):
    help = "Fills the portal with demo articles, pictures, comments and four accounts; adds nothing twice."

    def handle(self, *args: Any, **options: Any) -> None:
        articles, comments = content.articles(), content.comments()
        self._remember(newsroom.add_accounts())
        newsroom.add_categories()
        pictures = len({entry["photo"] for entry in articles if entry.get("photo")})
        self._show("Pictures", newsroom.add_photos(articles), pictures)
        with transaction.atomic():
            self._show("Articles", newsroom.add_articles(articles), len(articles))
            self._show("Comments", newsroom.add_comments(comments), len(comments))

    def _show(self, name: str, steps: Any, total: int) -> None:
        for _step in tqdm(steps, desc=f"{name:<9}", total=total, disable=not sys.stderr.isatty(), leave=True):
            pass
        self.stdout.write(f"{name}: {total}")

    def _remember(self, passwords: dict[str, str]) -> None:
        """Keep the passwords where only the owner of this installation can read them."""
        if not passwords:
            return
        PASSWORDS.parent.mkdir(parents=True, exist_ok=True)
        hashes = dict(User.objects.values_list("username", "password"))
        known = json.loads(PASSWORDS.read_text()) if PASSWORDS.exists() else {}
        entries = {name: {"password": password, "hash": hashes[name]} for name, password in passwords.items()}
        PASSWORDS.touch(mode=0o600)
        PASSWORDS.write_text(json.dumps(known | entries, indent=2))
