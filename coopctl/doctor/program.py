"""The program itself: its version, Python's, the libraries', the engine of the schemas, the translations."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from importlib import metadata
from typing import TYPE_CHECKING

from coopctl import __version__, discovery, installation, schemas
from coopctl.errors import MissingExtraError
from coopctl.formats import papers
from coopctl.i18n import words
from coopctl.messages import Message, msg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked
from coopctl.strict_yaml import events

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The libraries by the names that people install them under.
_LIBRARIES = ("jsonschema", "jsonschema-rs", "PyYAML", "rich", "typer")
#: What each extra brings.
_EXTRAS = {
    "docx": "python-docx", "pdf": "typst", "xlsx": "openpyxl",
    "ics": "icalendar", "iati": "lxml", "dask": "distributed",
}  # fmt: skip


def part() -> Part:
    """Look at what is installed."""
    system = platform.system() or "?"
    return checked(
        "program",
        msg("Program"),
        Check(msg("coopctl"), msg("{version}", version=__version__)),
        Check(msg("Python"), msg("{version} on {system}", version=platform.python_version(), system=system)),
        *(Check(msg("{name}", name=name), _version(name)) for name in _LIBRARIES),
        *_extras(),
        _yaml(),
        _engine(),
        Check(msg("translations"), msg("{languages}", languages=words.available())),
    )


def _version(name: str) -> Message:
    try:
        return msg("{version}", version=metadata.version(name))
    except metadata.PackageNotFoundError:
        return msg("not installed")


def _extras() -> Iterator[Check]:
    """Say of what is installed only where it is wanted whether it is, and how Arabic letters of a PDF look."""
    for extra, name in _EXTRAS.items():
        what = msg("{said} ({others})", said=extra.upper(), others=name)
        try:
            yield Check(what, msg("{version}", version=metadata.version(name)))
        except metadata.PackageNotFoundError:
            yield Check(what, msg("not installed; {command} adds it", command=installation.adding(extra)))
    with suppress(MissingExtraError):
        pdf = discovery.module(papers, "pdf")
        font = pdf.arabic()
        found = msg("{font}", font=font)
        if font == pdf.WIDE:
            found = msg("{font}, all equally wide; {other} read better once installed", font=font, other=pdf.ARABIC[:2])
        yield Check(msg("Arabic letters in PDF"), found)


def _yaml() -> Check:
    what = msg("reading of YAML")
    if events.PURE:
        return Check(
            what,
            msg("without libyaml, so many times slower"),
            State.ADVICE,
            msg(
                "install PyYAML with it: {command}",
                command=installation.pip("install --force-reinstall --only-binary :all: PyYAML"),
            ),
        )
    return Check(what, msg("with libyaml"))


def _engine() -> Check:
    what = msg("checking of schemas")
    if os.environ.get("COOPCTL_ENGINE") == "jsonschema":
        return Check(what, msg("by jsonschema alone, as COOPCTL_ENGINE says"))
    if schemas.is_fast():
        return Check(what, msg("by jsonschema-rs; jsonschema explains what does not fit"))
    return Check(
        what,
        msg("by jsonschema alone, so many times slower: jsonschema-rs does not load"),
        State.ADVICE,
        msg("install it: {command}", command=installation.pip("install --force-reinstall jsonschema-rs")),
    )
