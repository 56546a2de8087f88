"""Take the demo over from a repository: its commits become the patches that ship, its last tree examples/demo.

To change the demo: `coopctl demo DIR`, change its history there with git, then `python tools/demo.py DIR`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATCHES = ROOT / "coopctl" / "starting" / "demo"
EXAMPLE = ROOT / "examples" / "demo"
#: Nothing in a patch may depend on the version of git that wrote it, or on the commit's id.
FORMAT = ("format-patch", "--root", "--quiet", "--no-signature", "--no-stat", "--no-numbered", "--zero-commit", "-M")


def main(arguments: list[str]) -> int:
    """Write the patches and the example anew."""
    if len(arguments) != 1:
        print("usage: demo.py REPOSITORY", file=sys.stderr)
        return 2
    repository = Path(arguments[0])
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        subprocess.run(["git", "-C", str(repository), *FORMAT, "-o", str(made), "HEAD"], check=True)
        shutil.rmtree(PATCHES, ignore_errors=True)
        shutil.copytree(made, PATCHES)
    shutil.rmtree(EXAMPLE, ignore_errors=True)
    EXAMPLE.mkdir(parents=True)
    archive = subprocess.run(["git", "-C", str(repository), "archive", "HEAD"], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(EXAMPLE)], input=archive, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
