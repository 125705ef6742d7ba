"""The database and the settings of a test run; a client for each role."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from pytest_django.plugin import blocking_manager_key

MIGRATED = pytest.StashKey[str]()
ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop in the thread of the test


def pytest_configure(config: pytest.Config) -> None:
    """The first process finds or starts the server; parallel workers are told its address."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    (ROOT / "var" / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it finds none
    if os.environ.get("DATABASE_URL"):
        _answers_or_exit(os.environ["DATABASE_URL"])
    else:
        sys.path.insert(0, str(ROOT))
        from django.conf import settings

        from portal import embedded_database

        settings.EMBEDDED_DATABASE = ROOT / "var" / "test-postgres"  # this process has read its settings already
        socket_directory = embedded_database.start(settings.EMBEDDED_DATABASE)
        embedded_database.never_wait_for_the_disk(socket_directory)
        os.environ["DATABASE_URL"] = embedded_database.url(socket_directory)


def _answers_or_exit(url: str) -> None:
    try:
        psycopg2.connect(urlsplit(url)._replace(scheme="postgresql").geturl(), connect_timeout=5).close()
    except psycopg2.Error as error:
        pytest.exit(f"The database at DATABASE_URL does not answer: {str(error).splitlines()[0]}", returncode=1)


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path_factory):
    """Static files without a manifest, uploads in a folder of this run."""
    settings.STORAGES = settings.STORAGES | {
        "attachments": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path_factory.getbasetemp() / "attachments"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """
    Remembers what the migrations have filled in: the roles, the identity, the standing pages.

    At the end it closes whatever the threads of the live server have left open, so that the database can go.
    """
    from django.db import connection

    with django_db_blocker.unblock():
        request.config.stash[MIGRATED] = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A transactional test ends by emptying every table; what the migrations filled in is put back for the next."""
    try:
        return (yield)
    finally:
        if nextitem is not None and _is_transactional(item):
            from django.core.management import call_command
            from django.db import connection

            assert connection.settings_dict["NAME"].startswith("test_")
            with item.config.stash[blocking_manager_key].unblock():
                call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
                connection.creation.deserialize_db_from_string(item.config.stash[MIGRATED])
                connection.close()


def _is_transactional(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return "live_server" in item.fixturenames or bool(marker and marker.kwargs.get("transaction"))


def _client_of(role: str):
    from django.test import Client

    from tests.factories import make_user

    client = Client()
    client.user = make_user(role)
    client.force_login(client.user)
    return client


@pytest.fixture
def reporter_client(db):
    return _client_of("Phóng viên")


@pytest.fixture
def editor_client(db):
    return _client_of("Biên tập viên")


@pytest.fixture
def managing_editor_client(db):
    return _client_of("Thư ký tòa soạn")


@pytest.fixture
def administrator_client(db):
    return _client_of("Quản trị viên")


@pytest.fixture
def moderator_client(db):
    return _client_of("Người duyệt ý kiến")
