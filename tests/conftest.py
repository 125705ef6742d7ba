"""The database and the settings of a test run; a client for each role."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from pytest_django.plugin import blocking_manager_key

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop in the thread of the test


def pytest_configure(config: pytest.Config) -> None:
    """The first process finds or starts the server; parallel workers are told its address."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    if os.environ.get("DATABASE_URL"):
        _answers_or_exit(os.environ["DATABASE_URL"])
    else:
        sys.path.insert(0, str(ROOT))
        from portal import embedded_database

        socket_directory = embedded_database.start(ROOT / "var" / "test-postgres")
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
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A transactional test ends by emptying every table; the roles and standing pages are put back for the next."""
    result = yield
    if "live_server" in item.fixturenames or _is_transactional(item):
        from django.db import connection

        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
            connection.close()
    return result


def _is_transactional(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


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
def moderator_client(db):
    return _client_of("Người duyệt ý kiến")
