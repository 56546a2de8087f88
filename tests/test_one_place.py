from __future__ import annotations

import ast
import sys

from tests.imports import imports, modules, tree
from tests.test_floors import floor

#: Each library, and the one place that imports it (a final dot: a package).
OWNERS: dict[str, tuple[str, ...]] = {
    "yaml": ("strict_yaml.events",),
    "msgspec": ("cache.", "loading.packing", "values"),
    "jsonschema": ("schemas.engines",),
    "jsonschema_rs": ("schemas.engines",),
    "referencing": ("schemas.engines",),
    "rich": ("formats.",),
    "babel": ("i18n.cldr",),
    "jinja2": ("formats.pages.markup",),
    "markupsafe": ("formats.",),
    "docx": ("formats.papers.docx_",),
    "typst": ("formats.papers.pdf",),
    "openpyxl": ("workbooks.opening",),
    "xlsxwriter": ("workbooks.writing",),
    "defusedxml": ("workbooks.opening",),
    "icalendar": ("formats.exports.ics",),
    "lxml": ("formats.exports.iati",),
    "distributed": ("loading.engine",),
    "typer": ("cli.", "commands."),
    # of the standard library, what reaches out of the process or belongs to one format
    "sqlite3": ("cache.kept",),
    "subprocess": ("git.process", "cli.editor"),
    "multiprocessing": ("loading.parallel",),
    "tempfile": (),
    "locale": (),
    "gettext": ("i18n.catalogue",),
    "csv": ("formats.rows.", "mapping.foreign"),
    "pkgutil": ("discovery",),
}
#: Never: the network, code from data, other ways to start programs.
FORBIDDEN = {"socket", "urllib", "http", "ftplib", "smtplib", "ssl", "pickle", "shelve", "marshal"}
#: Where the disk may be touched, and why.
DISK = {
    "cli.app": "the null device, where output goes once a pipe is closed",
    "cache.place": "its folder and its file, and what the system says of the disk",
    "cache.kept": "whether the file is still the one that was opened",
    "cache.version": "the files of the program itself",
    "cli.quick": "lists the names of records, for a shell that waits; standard output",
    "disk.reading": "lists and reads",
    "disk.locking": "opens the file of the lock",
    "disk.replacing": "puts files in the place of others",
    "disk.staging": "makes them beside, and lets the disk confirm them",
    "disk.streams": "the null device",
    "disk.writing": "writes atomically",
    "git.repository": "reads the hook that git would run",
    "git.place": "looks for git's own folder",
    "git.process": "looks for the git program and the git folder",
    "starting.story": "the patches of the demo, in the package",
    "trees.workspace": "looks for the workspace's root",
    "trees.tree": "the working directory is a tree",
    "trees.outside": "what lies beside data/",
    "schemas.engines": "the schemas of the package",
    "mapping.shipped": "the maps of the package",
    "codelists": "the code lists of the package",
    "codes": "the pages of the codes",
    "disk.new_files": "makes the folders of new files",
    "starting.kit": "the files of a new workspace, in the package",
    "installation": "what uv, pipx and make note beside the program",
    "i18n.words": "the translations of the package",
    "workbooks.bounds": "the parts of an archive that is held in memory",
}
READING = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "scandir", "listdir",
    "walk", "stat", "lstat", "unlink", "rename", "mkdir", "rmdir", "touch", "symlink_to", "chmod",
}  # fmt: skip
#: From this floor on people ask: today is read here and handed down.
CLI = floor("coopctl.cli.session") or 0
CLOCK = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime"}


def short(module: str) -> str:
    return module.removeprefix("coopctl.")


def lives_in(module: str, places: tuple[str, ...]) -> bool:
    return any(short(module) == place or f"{short(module)}.".startswith(place) for place in places if place)


def test_each_library_is_imported_in_one_place() -> None:
    strangers = {
        f"{module}, line {found.line}: {found.target}"
        for module in modules()
        for found in imports(module)
        if (library := found.target.split(".")[0]) in OWNERS and not lives_in(module, OWNERS[library])
    }

    assert strangers == set()


def test_only_known_libraries_are_imported() -> None:
    libraries = {(found.target.split(".")[0], module) for module in modules() for found in imports(module)}
    known = {"coopctl", *OWNERS, *sys.stdlib_module_names} - FORBIDDEN

    assert {(library, module) for library, module in libraries if library not in known} == set()


def test_every_library_in_the_table_is_used() -> None:
    used = {found.target.split(".")[0] for module in modules() for found in imports(module)}

    assert {library for library, places in OWNERS.items() if places} - used == set()


def test_the_disk_is_touched_in_few_places() -> None:
    elsewhere = [module for module in modules() if short(module) not in DISK]

    assert [(module, *call) for module in elsewhere for call in _calls(module) if call[0] in READING] == []


def test_the_clock_is_read_only_where_people_ask() -> None:
    below = [module for module in modules() if (floor(module) or 0) < CLI]

    assert [(module, *call) for module in below for call in _calls(module) if call[0] in CLOCK] == []
    assert [(module, found) for module in below for found in imports(module) if found.target == "time"] == []


def _calls(module: str) -> list[tuple[str, int]]:
    """Return (name, line) of every call `x.name(…)`, and of the built-in `open(…)`."""
    called = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    methods = [(call.func.attr, call.lineno) for call in called if isinstance(call.func, ast.Attribute)]
    return methods + [
        ("open", call.lineno) for call in called if isinstance(call.func, ast.Name) and call.func.id == "open"
    ]
