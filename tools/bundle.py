"""Make a folder that runs coopctl where nothing is installed, and a zip of it: libraries, a starter, and a Python.

    .venv/bin/python tools/bundle.py [--runtime FOLDER] [--platform win_amd64 --python 3.13] dist

It holds plain files in their own places. Nothing unpacks itself when it runs, which virus scanners and Windows' Smart
App Control stop. `--runtime` is a Python that may be moved: python.org's embeddable zip for Windows, unpacked, or that
of python-build-standalone. It is copied. Without it the starter takes the machine's own, of the same version.
With `--platform` the libraries are those of another system, as wheels, for that version of Python.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl import __version__  # noqa: E402 - after the path is set

RUN = """\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from coopctl.cli import main

sys.exit(main())
"""
#: A link to it, as in ~/.local/bin, leads back to the folder.
POSIX = """\
#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
python="$here/python/bin/python3"
[ -x "$python" ] || python=python{version}
exec "$python" -I -X utf8 "$here/run.py" "$@"
"""
WINDOWS = """\
@echo off
if exist "%~dp0python\\python.exe" (
  "%~dp0python\\python.exe" -I -X utf8 "%~dp0run.py" %*
) else (
  py -{version} -I -X utf8 "%~dp0run.py" %*
)
exit /b %errorlevel%
"""


def main(words: list[str]) -> int:
    """Make the folder and its zip, and print where the zip is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runtime", type=Path)
    parser.add_argument("--platform", help="of the libraries, as wheels name it: win_amd64, macosx_11_0_arm64")
    parser.add_argument("--python", default=f"{sys.version_info[0]}.{sys.version_info[1]}", help="version: 3.13")
    parser.add_argument("dist", type=Path)
    asked = parser.parse_args(words)
    system = asked.platform or sysconfig.get_platform().replace("-", "_")
    folder = asked.dist / f"coopctl-{__version__}-{system}-py{asked.python}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _libraries(folder / "lib", asked)
    if asked.runtime:
        shutil.copytree(asked.runtime, folder / "python", symlinks=True)
    (folder / "run.py").write_text(RUN, encoding="utf-8", newline="\n")
    (folder / "coopctl").write_text(POSIX.replace("{version}", asked.python), encoding="utf-8", newline="\n")
    (folder / "coopctl").chmod(0o755)
    (folder / "coopctl.cmd").write_text(WINDOWS.replace("{version}", asked.python), encoding="ascii", newline="\r\n")
    shutil.copy(ROOT / "LICENSE", folder)
    print(shutil.make_archive(str(folder), "zip", asked.dist, folder.name))
    return 0


def _libraries(lib: Path, asked: argparse.Namespace) -> None:
    """Install what is locked, checked by its hash, then the wheel of this checkout."""
    pip = (
        sys.executable,
        "-m",
        "pip",
        "-qq",
        "--disable-pip-version-check",
        "install",
        "--no-compile",
        "--target",
        str(lib),
    )
    elsewhere = ("--platform", asked.platform, "--python-version", asked.python) if asked.platform else ()
    locked = ("--only-binary", ":all:", "--require-hashes", "-r", str(ROOT / "requirements" / "run.txt"))
    subprocess.run([*pip, *elsewhere, *locked], check=True)
    wheels = lib.with_name("wheels")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels.resolve())],
                   cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    subprocess.run([*pip, *elsewhere, "--no-deps", *map(str, wheels.glob("*.whl"))], check=True)
    shutil.rmtree(wheels)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
