"""Files below a folder, all or none: which are there already, and writing the others without ever replacing one."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coopctl.disk import ended, reason
from coopctl.disk.writing import write_each
from coopctl.errors import WriteError
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coopctl.messages import Message

_AGAIN = msg("Mend that, then run the command again: it writes what is missing.")


def exists(root: Path, path: str) -> bool:
    """Whether something has that name already: a file, a folder, a link, even one that leads nowhere."""
    return os.path.lexists(root / path)


def make_folder(root: Path, *, again: bool = False) -> None:
    """Make a new folder, with those that lead to it; one that is there is taken where it may be used `again`.

    Raise WriteError where the disk refuses.
    """
    try:
        root.mkdir(parents=True, exist_ok=again)
    except OSError as error:
        raise _refused(root, reason(error)) from error


@contextmanager
def new_folder(root: Path) -> Iterator[None]:
    """Make a new folder for what is done meanwhile: where that fails it is gone again, with all that is in it.

    Raise WriteError where the disk refuses it.
    """
    ended.heed()
    with _gone_where_it_fails(each for each in root.parents if not os.path.lexists(each)):
        make_folder(root)
        try:
            yield
        except BaseException:
            if sys.version_info >= (3, 12):
                shutil.rmtree(root, onexc=_remove_after_all)
            else:
                shutil.rmtree(root, onerror=_remove_after_all)
            raise


def _remove_after_all(remove: Callable[[str], object], path: str, _: object) -> None:
    """Take away what must not be written to, as git leaves its objects: Windows keeps such files."""
    with suppress(OSError):
        Path(path).chmod(stat.S_IRWXU)
        remove(path)


def write_folder(root: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder, all of them or none, over those that are there; it is made where it is missing.

    Raise WriteError where the disk refuses: a folder that was not there is then gone again.
    """
    with _gone_where_it_fails(each for each in (root, *root.parents) if not os.path.lexists(each)):
        make_folder(root, again=True)
        write_each({root / name: content for name, content in contents.items()})


def write_new(root: Path, contents: Mapping[str, bytes]) -> None:
    """Write new files below `root`, all of them or none, with the folders that lead to them; paths have "/".

    Raise WriteError where something has such a name, where a link or a file stands in the way (a link could lead out
    of `root`), or where the disk refuses: folders that were not there are then gone again.
    """
    folders = {root / "/".join(steps) for path in contents for steps in _ways(path)}
    missing = sorted((each for each in (*folders, root, *root.parents) if not os.path.lexists(each)), reverse=True)
    with _gone_where_it_fails(missing):
        for path in contents:
            _prepare(root, path)
        try:
            write_each({root / path: content for path, content in contents.items()})
        except WriteError as error:
            raise WriteError(error.message, _AGAIN) from error


def _ways(path: str) -> Iterator[list[str]]:
    """Yield the folders that lead to a file, from the outermost on, each as its steps."""
    steps = path.split("/")[:-1]
    return (steps[: number + 1] for number in range(len(steps)))


def _prepare(root: Path, path: str) -> None:
    """Make the folders that lead to a new file."""
    way = root
    try:
        root.mkdir(parents=True, exist_ok=True)
        for steps in _ways(path):
            way = root.joinpath(*steps)
            if way.is_symlink() or (os.path.lexists(way) and not way.is_dir()):
                raise _in_the_way(way)
            way.mkdir(exist_ok=True)
    except OSError as error:
        raise _refused(way, reason(error)) from error
    if os.path.lexists(root / path):
        raise WriteError(msg("{path} is there already", path=os.fspath(root / path)), msg("It stays as it is."))


@contextmanager
def _gone_where_it_fails(folders: Iterable[Path]) -> Iterator[None]:
    """Take away folders that were made, the innermost first, where what they were made for cannot be done."""
    made = tuple(folders)
    try:
        yield
    except BaseException:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise


def _in_the_way(way: Path) -> WriteError:
    return WriteError(
        msg("{path} is not a folder, so nothing can be written into it", path=os.fspath(way)),
        msg("Rename it, then run the command again: it writes what is missing."),
    )


def _refused(way: Path, why: Message) -> WriteError:
    return WriteError(
        msg("the folder {path} could not be made: {reason}", path=os.fspath(way), reason=why),
        _AGAIN,
    )
