"""`make run` and `make dev`: everything from an empty directory to an open portal, until Ctrl-C."""

import errno
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from news.models import Article
from portal import embedded_database
from portal.management.commands.demo import PASSWORDS

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Migrates, loads the demo into an empty portal and serves it on this machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dev", action="store_true", help="autoreload, and error pages for developers")

    def handle(self, *args: Any, dev: bool, **options: Any) -> None:
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # a closed terminal ends everything too
            signal.signal(ending, signal.default_int_handler)
        try:
            self._run(dev)
        except KeyboardInterrupt:
            self.stdout.write("")

    def _run(self, dev: bool) -> None:
        port = self._free_port(os.environ.get("PORT", "8000"))
        environment = self._environment(dev)
        self._prepare_database()
        self._announce(port)
        server = self._development_server(port) if dev else self._server(port)
        self._serve(server, environment)

    def _free_port(self, value: str) -> int:
        if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
            raise CommandError(f"PORT must be a number from 1 to 65535, not “{value}”.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, int(value)))
            except OSError as error:
                why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
                raise CommandError(f"Port {value} {why}. Choose another one: PORT=8001 make run") from error
        return int(value)

    def _environment(self, dev: bool) -> dict[str, str]:
        """What the serving process is told; whatever is set already wins."""
        defaults = {
            "SECRET_KEY": self._secret_key(),
            "ALLOWED_HOSTS": f"{HOST},localhost",
            "DATABASE_URL": self._database_url(),
            "DEBUG": "1" if dev else "0",
        }
        return defaults | {name: value for name, value in os.environ.items() if value}

    def _secret_key(self) -> str:
        """One per installation, kept under var/."""
        path = settings.VAR_DIR / "secret-key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(50))
        return path.read_text()

    def _database_url(self) -> str:
        """The embedded server is held by this process, so that it ends with it and not with a worker."""
        if os.environ.get("DATABASE_URL"):
            return os.environ["DATABASE_URL"]
        return embedded_database.url(embedded_database.start(settings.EMBEDDED_DATABASE))

    def _prepare_database(self) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"The database at DATABASE_URL does not answer: {str(error).splitlines()[0]}") from error
        call_command("migrate", verbosity=0)
        if not Article.objects.exists():
            self.stdout.write("Loading the demo newsroom …")
            call_command("demo")
        connection.close()

    def _announce(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        self.stdout.write(f"\n  Site   {address}/\n  Admin  {address}/admin/\n")
        if known := self._known_passwords():
            self.stdout.write("\n  Demo accounts (this installation only)")
            for username, password in known.items():
                self.stdout.write(f"    {username:<12} {password}")
        self.stdout.write("\n  Ctrl-C ends everything.\n")
        self.stdout.flush()

    def _known_passwords(self) -> dict[str, str]:
        """Of the demo accounts, as far as nobody has changed them and this is the database they were made in."""
        if not PASSWORDS.exists():
            return {}
        hashes = dict(User.objects.values_list("username", "password"))
        connection.close()
        known = json.loads(PASSWORDS.read_text())
        return {name: entry["password"] for name, entry in known.items() if entry["hash"] == hashes.get(name)}

    def _server(self, port: int) -> list[str]:
        return [
            sys.executable,
            "-m",
            "granian",
            "portal.wsgi:application",
            "--interface",
            "wsgi",
            "--host",
            HOST,
            "--port",
            str(port),
            "--workers",
            "2",
            "--blocking-threads",
            "4",
            "--no-ws",
            "--log-level",
            "warning",
            "--respawn-failed-workers",
        ]

    def _development_server(self, port: int) -> list[str]:
        return [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"]

    def _serve(self, command: list[str], environment: dict[str, str]) -> None:
        """Until the server ends by itself or this process is asked to end; then nothing is left behind."""
        server = subprocess.Popen(  # noqa: S603 - every word of the command is ours
            command, cwd=settings.BASE_DIR, env=environment, start_new_session=True
        )
        try:
            code = server.wait()
        finally:
            _end(server)
        if code:
            raise CommandError(f"The server ended with code {code}.")


def _end(server: subprocess.Popen[bytes]) -> None:
    for end in (signal.SIGTERM, signal.SIGKILL):
        if server.poll() is None:
            os.killpg(server.pid, end)
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                continue
