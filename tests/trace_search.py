"""Looks for words everywhere a server leaves something: tables, database files, caches, folders, mail, the log."""

import logging
import os
from io import StringIO
from pathlib import Path

from django.core import mail
from django.core.cache import cache
from django.db import connection

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def forms(word):
    """A word as bytes, in every way that it could be written."""
    escaped = word.encode("ascii", "backslashreplace")  # as JSON and repr write it
    return {word.encode(encoding) for encoding in ENCODINGS} | {escaped, word.encode().hex().encode()}


def found(words, content):
    """The words that stand in the content, whole or as bytes."""
    if isinstance(content, memoryview):
        content = bytes(content)
    raw = content if isinstance(content, bytes) else str(content).encode("utf-8", "surrogatepass")
    return {word for word in words if any(form.lower() in raw.lower() for form in forms(word))}


def in_tables(words):
    """(table, column, word) of every hit in every table."""
    hits = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    hits |= {(table, column, word) for word in found(words, value)}
    return hits


def in_database_file(words):
    """Words in SQLite's pages as they would stand in a file, free pages included, and in the log beside the file."""
    if connection.vendor != "sqlite":
        return set()
    connection.ensure_connection()
    hits = found(words, connection.connection.serialize())
    for end in ("", "-wal", "-journal"):
        file = Path(f"{connection.settings_dict['NAME']}{end}")
        hits |= found(words, file.read_bytes()) if file.is_file() else set()
    return hits


def in_caches(words):
    """Words in the keys and values of the cache, and of the whole Redis when there is one."""
    kept = getattr(cache, "_cache", {})
    hits = found(words, repr(dict(kept))) if isinstance(kept, dict) else set()
    if isinstance(kept, dict):
        for value in kept.values():
            hits |= found(words, value)
    if address := os.environ.get("SPEELRUIMTE_REDIS_URL"):
        hits |= _in_redis(words, address)
    return hits


def _in_redis(words, address):
    import redis

    with redis.Redis.from_url(address) as client:
        readers = {b"hash": client.hgetall, b"set": client.smembers, b"list": lambda key: client.lrange(key, 0, -1)}
        hits = set()
        for key in client.scan_iter():
            value = readers.get(client.type(key), client.dump)(key)
            hits |= found(words, key) | found(words, client.get(key) if client.type(key) == b"string" else repr(value))
    return hits


def in_folder(words, folder, *, since=0.0):
    """(file, word) of every hit in the names and contents of files that changed since a moment (seconds of epoch)."""
    hits = set()
    for file in Path(folder).rglob("*"):
        try:
            if file.is_file() and file.stat().st_mtime >= since:
                hits |= {(str(file), word) for word in found(words, file.read_bytes()) | found(words, file.name)}
        except OSError:  # a file of somebody else, or one that is gone again
            continue
    return hits


def in_mail(words):
    """Words in the mail that went out."""
    return set().union(*(found(words, message.message().as_string()) for message in getattr(mail, "outbox", [])))


class EverythingLogged(logging.Handler):
    """Keeps every line, from DEBUG up, as the configured handler would write it."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = StringIO()
        ours = next(h for h in logging.getLogger().handlers if type(h.formatter).__name__ == "ProcessorFormatter")
        self.setFormatter(ours.formatter)
        for one in ours.filters:
            self.addFilter(one)

    def emit(self, record):
        """Write the line down."""
        self.lines.write(self.format(record) + "\n")
