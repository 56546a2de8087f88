"""What not every system has: marks for the tests that need it, and the least that a process needs to start."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

WINDOWS = sys.platform == "win32"
#: For a process that is to see nothing else of the environment: where git is, and what Python needs on Windows.
BARE = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ} | {
    "PYTHONUTF8": "1",
    "COOPCTL_CACHE": "off",
}
#: Names that a disk may refuse, or hold for one.
_NAMES = ("a", "A", "\u00e9", "e\u0301", 'tab\tquote"', ":(glob)*", os.fsdecode(b"\xff"))


def _takes_any_name() -> bool:
    """Whether the disk of the temporary files keeps every name, each for itself."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            for name in _NAMES:
                Path(folder, name).touch()
        except (OSError, ValueError):
            return False
        return len(list(Path(folder).iterdir())) == len(_NAMES)


needs_any_name = pytest.mark.skipif(not _takes_any_name(), reason="this disk refuses some names, or holds two for one")
needs_devices = pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no files for its devices")
needs_fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs in folders")
needs_links = pytest.mark.skipif(WINDOWS, reason="links of Windows need a privilege, and git writes files for them")
needs_make = pytest.mark.skipif(WINDOWS or not shutil.which("make"), reason="make or its shell is not installed")
needs_modes = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a mode keeps nobody out on this system")
needs_scripts = pytest.mark.skipif(WINDOWS, reason="Windows starts no program by the first line of its text")
needs_terminals = pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
only_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator may give files away"
)
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything"
)
#: For what no other mark names: an open file is replaced, a folder is as deep as one likes, a disk has a limit.
only_posix = pytest.mark.skipif(WINDOWS, reason="POSIX alone promises this")
