"""Where the cache is kept: in the clone's own git folder, else with the user's other caches; never among the files.

`GIT-FOLDER/coopctl/cache/` of the clone, which its linked work trees share, else `CACHE-FOLDER/coopctl/cache/`. It is
used only where all of it is this user's own, and no link; and not on a drive of the network, where locks may not hold,
nor on a disk that is nearly full.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from pathlib import Path

from coopctl import disk
from coopctl.disk import replacing
from coopctl.errors import ReadError, WriteError
from coopctl.git.place import LONGEST, own_folder
from coopctl.git.process import is_bare
from coopctl.messages import Message, msg
from coopctl.patterns import regex
from coopctl.values import dataclass

#: The variable that turns the cache off, and its words for that.
VARIABLE, _OFF = "COOPCTL_CACHE", ("off", "0", "no", "false")
_FILE = "kept-1.sqlite"
#: What SQLite puts beside the file while it is in use: endings of its name.
BESIDE = ("", "-wal", "-shm", "-journal")
#: Kinds of file systems whose files are on another machine, or whose locks nobody vouches for (Linux).
_NETWORK = regex(r"9p|afs|ceph|cifs|davfs|fuse(\..*)?|gfs2|gpfs|lustre|ncpfs|nfs4?|ocfs2|smb3|smbfs|vboxsf|virtiofs")
#: Windows' DRIVE_REMOTE.
_REMOTE = 4
#: Where Linux says which file system is of which kind (proc(5), mountinfo).
_MOUNTS = Path("/proc/self/mountinfo")
_OTHERS = msg("it belongs to another user, or others may write there")
_FAR = msg("it is on a drive of the network")
_FULL = msg("its disk is nearly full")
#: Bytes that stay free on the disk: what is written down goes before what can be made again.
_SPARED = 50_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """The file of the cache; `hashes` is how git names contents there: "sha1", or "sha256"."""

    file: Path
    hashes: str = "sha1"

    @property
    def folder(self) -> Path:
        """The folder that is the cache's own."""
        return self.file.parent

    def make(self) -> Message | None:
        """Make folder and file where they are missing. Say why they are not to be used, None where they are."""
        above = self.folder.parent.parent
        try:
            if os.path.lexists(above) and not _is_own(above):
                return _OTHERS
            for folder in (self.folder.parent, self.folder):
                if os.path.lexists(folder) and not _is_own(folder):
                    return _OTHERS
                replacing.private_folder(folder)
            if unfit := _unfit(self.folder):
                return unfit
            descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | disk.CAREFUL, 0o600)
            try:
                return None if _is_this_users(os.fstat(descriptor), alone=True) else _OTHERS
            finally:
                os.close(descriptor)
        except WriteError as error:
            return error.message
        except OSError as error:
            return disk.reason(error)

    def size(self) -> int:
        """Return how many bytes it takes on the disk."""
        return sum(os.lstat(each).st_size for each in self._files())

    def clear(self) -> int:
        """Delete it, and return how many bytes that frees. Raise WriteError where the disk refuses."""
        freed = self.size()
        for each in self._files():
            replacing.remove(self.folder, each.name)
        return freed

    def _files(self) -> list[Path]:
        if not os.path.lexists(self.folder) or not _is_own(self.folder):
            return []
        beside = (self.file.with_name(f"{self.file.name}{end}") for end in BESIDE)
        return [each for each in beside if os.path.lexists(each)]


def is_wanted() -> bool:
    """Whether the surroundings let a cache be used."""
    return os.environ.get(VARIABLE, "").casefold() not in _OFF


def place_of(root: Path) -> Place | None:
    """Return where the cache of a workspace is kept, None where there is nowhere; nothing is made.

    `root` is a workspace's, or a bare repository's.
    """
    real = Path(os.path.realpath(root))
    try:
        own = real if is_bare(real) else (own_folder(real) or (None,))[0]
        above = _caches() if own is None else _common(own)
        hashes = "sha1" if own is None else _hashes(above)
    except (ReadError, OSError, RuntimeError):  # the last: no home folder is known
        return None
    return Place(above / "coopctl" / "cache" / _FILE, hashes)


def _common(own: Path) -> Path:
    """Return the folder that a clone's work trees share."""
    pointer = own / "commondir"
    if not pointer.is_file():
        return own
    with pointer.open("rb") as file:
        return Path(os.path.realpath(own / os.fsdecode(file.read(LONGEST)).strip()))


def _hashes(above: Path) -> str:
    """Return how git names contents: whoever guesses wrong only shares nothing with the commits."""
    config = disk.read(above, "config")
    found = isinstance(config, bytes) and re.search(
        rb"^\s*objectformat\s*=\s*sha256\b", config, re.IGNORECASE | re.MULTILINE
    )
    return "sha256" if found else "sha1"


def _caches() -> Path:
    """Return the folder in which programs keep what they can make again."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def _is_own(folder: Path) -> bool:
    """Whether a folder is this user's, and no link."""
    state = os.lstat(folder)
    return stat.S_ISDIR(state.st_mode) and _is_this_users(state)


def _is_this_users(state: os.stat_result, *, alone: bool = False) -> bool:
    """Whether something belongs to this user, and where `alone` is said, is a file that nobody else enters."""
    if alone and not (stat.S_ISREG(state.st_mode) and state.st_nlink == 1):
        return False
    if sys.platform == "win32":  # whose folders of a user are the user's own
        return True
    return state.st_uid == os.geteuid() and not (alone and state.st_mode & 0o077)


def _unfit(folder: Path) -> Message | None:
    """Say why the disk of a folder is not to be used, None where it is."""
    if _is_far(folder):
        return _FAR
    return _FULL if shutil.disk_usage(folder).free < _SPARED else None


def _is_far(folder: Path) -> bool:
    """Whether a folder is on a drive of the network, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        drive = folder.anchor
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE
    try:
        rows = [line.split(" ") for line in _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()]
    except OSError:  # no Linux: there the locks of SQLite decide
        return False
    state = os.lstat(folder)
    device = f"{os.major(state.st_dev)}:{os.minor(state.st_dev)}"
    kinds = [row[row.index("-") + 1] for row in rows if row[2] == device]
    return any(_NETWORK.fullmatch(kind) for kind in kinds)
