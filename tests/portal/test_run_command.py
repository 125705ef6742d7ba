import os
import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT

NOWHERE = "postgres://portal:bimat@127.0.0.1:1/portal"


def run(*arguments, **environment):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME", "LANG", "TMPDIR", "XDG_RUNTIME_DIR"}
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=60
    )


def one_line(result):
    assert result.returncode != 0
    assert result.stdout == ""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.mark.parametrize("dev", [[], ["--dev"]])
def test_port_in_use_is_one_line(dev):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        line = one_line(run("manage.py", "run", *dev, PORT=port, DATABASE_URL=NOWHERE))
    assert f"Port {port} is in use." in line
    assert "PORT=" in line


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80.5", "٨٠٠٠", " "])
def test_port_that_is_none_is_one_line(port):
    line = one_line(run("manage.py", "run", PORT=port, DATABASE_URL=NOWHERE))
    assert "PORT must be a number from 1 to 65535" in line
    assert port in line


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_database_that_does_not_answer_is_one_line(free_port):
    line = one_line(run("manage.py", "run", PORT=free_port, DATABASE_URL=NOWHERE))
    assert "The database at DATABASE_URL does not answer" in line
    assert "bimat" not in line


def test_database_that_does_not_answer_ends_the_tests_in_one_line():
    result = run("-m", "pytest", "-n0", "-p", "no:cacheprovider", "tests/news/test_text.py", DATABASE_URL=NOWHERE)
    output = (result.stdout + result.stderr).strip().splitlines()
    assert result.returncode == 1
    assert len(output) == 1, output
    assert "The database at DATABASE_URL does not answer" in output[0]
    assert "bimat" not in output[0]
