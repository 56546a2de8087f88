"""Contents that were made before, by a key that says all they were made of: rows of one SQLite file.

Whatever is wrong with the file, nobody hears of it but who asks `fault`: without it everything is made anew. A row is
given back as it was put in: who reads it must take it for a stranger's.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

from coopctl import disk
from coopctl.cache.place import is_wanted, place_of
from coopctl.cache.version import version
from coopctl.digests import blake2b
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from coopctl.cache.place import Place
    from coopctl.messages import Message

#: So many bytes are kept at most; what was not used for longest leaves until a quarter of that is free.
MOST = 512_000_000
#: The largest row, in bytes.
_LARGEST = 32_000_000
#: So many rows are put in at once; a call that is cut short loses no more.
_AT_ONCE = 2_000
#: So many rows are asked for by one question: SQLite takes 999 values in any version.
_ASKED = 900
#: Milliseconds to wait for another process that writes: what is not kept today is kept tomorrow.
_PATIENCE = 200
#: Days after which a row that is used is marked so again.
_AGES = 2
#: So many bytes the sum of a row takes.
_SUM = 4
_TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, more BLOB, used INTEGER NOT NULL)"
_INDEX = "CREATE INDEX by_use ON kept (used)"
_OURS = {("table", "kept", _TABLE), ("index", "by_use", _INDEX), ("index", "sqlite_autoindex_kept_1", None)}
_TODAY = "CAST(strftime('%s', 'now') AS INTEGER) / 86400"


class Cache:
    """The rows of one file, as one process sees them. Nothing here raises: see `fault`.

    `device` is that of the folder, and `moment` what its disk took for now when it was opened, in nanoseconds.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.fault: Message | None = place.make()
        self.device = self.moment = -1
        self._waiting: dict[bytes, tuple[bytes, bytes | None]] = {}
        self._used: list[bytes] = []
        self._base: sqlite3.Connection | None = None
        self._secret = b""
        self._file, self._today = (0, 0), 0
        if self.fault is None:
            self._open()

    @property
    def is_on(self) -> bool:
        """Whether rows are read and written."""
        return self._base is not None

    def key(self, *parts: object) -> bytes:
        """Return the key of what was made of these parts, by this version of the program, for this very file."""
        return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16, key=self._secret).digest()

    def keys(self, *parts: object) -> Callable[[str], bytes]:
        """Return what gives, for many texts, the key of what was made of these parts and of one of them."""
        begun = blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16, key=self._secret)

        def one(text: str) -> bytes:
            hashing = begun.copy()
            hashing.update(text.encode("utf-8", "surrogatepass"))
            return hashing.digest()

        return one

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key, None where nothing is."""
        return self.get_each([key]).get(key)

    def get_each(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what was kept under each of these keys, as far as anything is."""
        found = {key: self._waiting[key][0] for key in keys if key in self._waiting}
        asked = [key for key in keys if key not in found]
        for start in range(0, len(asked), _ASKED):
            some = asked[start : start + _ASKED]
            places = ",".join("?" * len(some))
            question = f"SELECT key, value, used < ? FROM kept WHERE key IN ({places})"  # noqa: S608 - of marks alone
            rows = self._ask(question, self._today - _AGES, *some)
            for key, sealed, is_old in rows:
                value = _unsealed(key, sealed)
                if value is not None:
                    found[key] = value
                if is_old:
                    self._used.append(key)
        return found

    def more(self, key: bytes) -> bytes | None:
        """Return what was kept beside a value."""
        if key in self._waiting:
            return self._waiting[key][1]
        rows = self._ask("SELECT more FROM kept WHERE key = ?", key)
        return _unsealed(key, rows[0][0]) if rows else None

    def put(self, key: bytes, value: bytes, more: bytes | None = None) -> None:
        """Keep a value, and what is seldom wanted beside it; written with others, by `flush` at the latest."""
        if self._base is not None and len(value) + len(more or b"") < _LARGEST:
            self._waiting[key] = (value, more)
            if len(self._waiting) >= _AT_ONCE:
                self.flush()

    def flush(self) -> None:
        """Write what waits, and mark what was used, in one transaction; then make room where there is too much."""
        if self._base is None or not (self._waiting or self._used):
            return
        rows = [
            (key, _sealed(key, value), None if more is None else _sealed(key, more), self._today)
            for key, (value, more) in self._waiting.items()
        ]
        used = [(self._today, key) for key in self._used]
        grown = bool(self._waiting)
        self._waiting, self._used = {}, []
        try:
            with self._base:
                self._base.execute("BEGIN IMMEDIATE")
                self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                self._base.executemany("UPDATE kept SET used = ? WHERE key = ?", used)
            if grown:
                _make_room(self._base)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                self._give_up(error)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.flush()
        base, self._base = self._base, None
        if base is not None:
            base.close()

    def is_same(self) -> bool:
        """Whether the file is still the one that was opened: it may be deleted at any time."""
        try:
            return _identity(self.place.file) == self._file
        except OSError:
            return False

    def rows(self) -> int:
        """Return how many rows there are, of every version of the program."""
        rows = self._ask("SELECT count(*) FROM kept")
        return rows[0][0] if rows else 0

    def _open(self) -> None:
        file = self.place.file
        try:
            self.device, self.moment = disk.moment(file)
            self._file = _identity(file)
            self._base = base = sqlite3.connect(
                f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
            )
            _prepare(base)
            (self._today,) = base.execute(f"SELECT {_TODAY}").fetchone()
            self._secret = blake2b(repr((version(), self._file)).encode()).digest()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question, none where the file fails."""
        if self._base is None:
            return []
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _give_up(self, error: Exception) -> None:
        """Go on without the file."""
        self.fault = disk.reason(error) if isinstance(error, OSError) else msg("{words}", words=str(error))
        base, self._base = self._base, None
        if base is not None:
            base.close()


def _identity(file: Path) -> tuple[int, int]:
    state = os.lstat(file)
    return state.st_dev, state.st_ino


def _sealed(key: bytes, value: bytes) -> bytes:
    """Return a value with a sum over it and its key, by which a disk's fault is noticed: SQLite itself has none."""
    return value + zlib.crc32(value, zlib.crc32(key)).to_bytes(_SUM, "big")


def _unsealed(key: object, sealed: object) -> bytes | None:
    """Return the value, None where it is not what was put in under this key."""
    if not isinstance(key, bytes) or not isinstance(sealed, bytes) or len(sealed) < _SUM:
        return None
    value = sealed[:-_SUM]
    return value if zlib.crc32(value, zlib.crc32(key)) == int.from_bytes(sealed[-_SUM:], "big") else None


def _prepare(base: sqlite3.Connection) -> None:
    """Make a file ours, or see that it is. Raise sqlite3.Error where it is not."""
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST * 2)
    for pragma in (f"busy_timeout = {_PATIENCE}", "trusted_schema = OFF", "cell_size_check = ON"):
        base.execute(f"PRAGMA {pragma}")
    if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
        base.execute("PRAGMA auto_vacuum = INCREMENTAL")
        base.execute("PRAGMA journal_mode = WAL")
        with base:
            base.execute("BEGIN IMMEDIATE")
            if not base.execute("SELECT 1 FROM sqlite_master").fetchone():  # nobody was faster
                base.execute(_TABLE)
                base.execute(_INDEX)
    if set(base.execute("SELECT type, name, sql FROM sqlite_master")) != _OURS:
        raise sqlite3.DatabaseError("its tables are not ours")
    if base.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        raise sqlite3.DatabaseError("its disk knows no locks")
    base.execute("PRAGMA synchronous = NORMAL")


def _make_room(base: sqlite3.Connection) -> None:
    """Delete what was not used for longest, where there is too much."""
    (size,), (pages,), (free,) = (
        base.execute(f"PRAGMA {name}").fetchone() for name in ("page_size", "page_count", "freelist_count")
    )
    if (pages - free) * size <= MOST:
        return
    (rows,) = base.execute("SELECT count(*) FROM kept").fetchone()
    with base:
        base.execute("BEGIN IMMEDIATE")
        base.execute("DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept ORDER BY used LIMIT ?)", (rows // 4 + 1,))
    base.execute("PRAGMA incremental_vacuum").fetchall()


#: So many caches are open at once.
_MOST_OPEN = 4
_open_ones: dict[Path, Cache] = {}


def opened(root: Path | None) -> Cache | None:
    """Return the cache of a workspace, opened once in a process; None where it is off, or there is nowhere for it.

    One that is deleted meanwhile is begun anew.
    """
    if root is None or not is_wanted():
        return None
    cache = _open_ones.get(root)
    if cache is not None and cache.is_on and not cache.is_same():
        _open_ones.pop(root).close()
        cache = None
    if cache is None:
        place = place_of(root)
        if place is None:
            return None
        while len(_open_ones) >= _MOST_OPEN:
            _open_ones.pop(next(iter(_open_ones))).close()
        cache = _open_ones[root] = Cache(place)
    return cache if cache.is_on else None


def fault(root: Path) -> Message | None:
    """Return why this process did without the cache of a workspace, None where it did not, or never looked."""
    one = _open_ones.get(root)
    return None if one is None else one.fault


def close_all() -> None:
    """Let go of every cache that is open."""
    while _open_ones:
        _open_ones.popitem()[1].close()
