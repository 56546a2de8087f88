"""A file below data/ that is no record, or one elsewhere that looks like a record, so that nothing reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, SETTINGS_FILE, reference, unhidden
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.patterns import regex
from coopctl.spelling import copies
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR

_ENDING = regex(r"\.ya?ml$", re.IGNORECASE)
#: What programs and hands write behind the ending of a record: .yaml.txt, .yml~, .yaml.bak, .yaml.yaml.
_MORE = regex(
    r"\.ya?ml(?:~|\s+|[ ._-]*(?:txt|ya?ml|bak|old|orig|tmp|save|copy|copie|kopie|backup|new|mine|md|v?[0-9][0-9-]*"
    r"|\([0-9]+\)))+$",
    re.IGNORECASE,
)
#: Endings of plain text, in which a record may be written.
_PLAIN = regex(r"\.(?:txt|text|json|md)$", re.IGNORECASE)
#: What programs write beside a file that they have open: ~$centre-eau.docx, centre-eau.yaml.swp.
_LEFT = regex(r"~\$.*|.*\.(?:sw[a-p]|lock|lck|part|crdownload)", re.IGNORECASE | re.DOTALL)
_LOCK = (
    msg("this is what a program leaves beside a file that it has open"),
    msg("close that program, or delete this file"),
)
_FOLDERS = regex(r"data/(agreements/[^/]+|actions/[^/]+/[^/]+)")
#: The folders of records as people call them, with what lies in them.
_CALLED = regex(
    r"(?:(?:datas?|donn[ée]es|gegevens)/)?(?:(?P<one>agreements?|accords?|conventions?|overeenkomsten)|actions?|acties)/(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each stray file, but for those that collide with another one.

    What lies outside data/, is hidden or an editor's copy is a warning: it may be something else.
    """
    there = {each.path for each in (*records(portfolio), *portfolio.left_out)}
    for path in portfolio.strays:
        if path not in portfolio.collisions:
            message, mend = _LOCK if _LEFT.fullmatch(path.rpartition("/")[2]) else _judge(path, there)
            yield Problem(path, (), message, mend, severity=Severity.WARNING if unhidden(path) != path else None)
    for path, kind in portfolio.outside.items():
        message, mend = _elsewhere(path, kind, portfolio, there)
        yield Problem(path, (), message, mend, severity=Severity.WARNING)


def _judge(path: str, there: Collection[str]) -> tuple[Message, Message]:
    """Return what is wrong with a path, and the mend."""
    if (shown := unhidden(path)) != path:
        message = msg("this file looks like a record, and nothing reads a file that is hidden, or an editor’s copy")
        return message, _to(_ENDING.sub(".yaml", shown), there)
    ending = _MORE.search(path) or _ENDING.search(path)
    if ending is None:
        return msg("only records stand below data/, and this is none"), _perhaps_one(path, there)
    better = f"{path[: ending.start()]}.yaml"
    if not _FOLDERS.fullmatch(path):
        return msg("no record is looked for in this folder"), _moved(better, there)
    if (reference(better) and better != path) or _MORE.search(path):
        return msg("a record's file ends in .yaml"), _to(better, there)
    if reference(better.lower()):
        return msg("names are in small letters"), _to(better.lower(), there)
    return msg("this name cannot be a record's"), _renamed(path[: ending.start()], there)


def _perhaps_one(path: str, there: Collection[str]) -> Message:
    """Say where a file goes that has another ending than a record, or none, and what it is called if it is one."""
    better = f"{_PLAIN.sub('', path)}.yaml"
    if better in there:
        return msg("if it is a copy of {path}, keep one of the two", path=better)
    if reference(better):
        return msg(
            "if it is a record, rename it to {path}; else move it out of data/, for example to docs/", path=better
        )
    return msg("move it out of data/, for example to docs/")


def _elsewhere(path: str, kind: str, portfolio: Portfolio, there: Collection[str]) -> tuple[Message, Message]:
    """Return what is wrong with a file outside data/, and the mend."""
    if kind == "settings":
        message = msg("the settings are read from {path} alone", path=SETTINGS_FILE)
        return message, msg("rename it to {path}, or move what it says there", path=SETTINGS_FILE)
    message = msg("this file looks like a record, and records are looked for below data/ alone")
    if "/" in path and _CALLED.fullmatch(path):
        return message, _moved(_ENDING.sub(".yaml", path), there)
    name = name_of(_ENDING.sub("", path.rpartition("/")[2]), LONGEST_NAME) or "NAME"
    only = next(iter(portfolio.agreements)) if len(portfolio.agreements) == 1 else "AGREEMENT"
    folder = "data/agreements" if kind == "agreement" else f"data/actions/{only}"
    return message, msg("move it to {path}, if it is one", path=f"{folder}/{name}.yaml")


def _moved(path: str, there: Collection[str]) -> Message:
    """Say where a record goes that lies in a folder which is called otherwise, or in a folder too many."""
    if match := _CALLED.fullmatch(path):
        *folders, last = match["rest"].lower().split("/")
        of_one = folders and f"data/agreements/{folders[0]}.yaml" in there  # an action below its agreement
        is_agreement = match["one"] and not (of_one and last != f"{folders[0]}.yaml")
        better = f"data/agreements/{last}" if is_agreement else "/".join(["data/actions", *folders[:1], last])
        if reference(better) and better not in there:
            return msg("move it to {path}", path=better)
    if path == f"data/{SETTINGS_FILE}":
        return msg("the settings stand beside data/: move it to {path}", path=SETTINGS_FILE)
    return msg("move it to data/agreements/ or to data/actions/ and the name of its agreement")


def _to(path: str, there: Collection[str]) -> Message:
    """Say what a file is to be called, or which one it may be a copy of."""
    if path in there:
        return msg("if it is a copy of {path}, keep one of the two", path=path)
    return msg("rename it to {path}", path=path) if reference(path) else _renamed(_ENDING.sub("", path), there)


def _renamed(path: str, there: Collection[str]) -> Message:
    """Say how a record with such a name may be called, or of which one it may be a copy."""
    folder, _, name = path.rpartition("/")
    before, _, agreement = folder.rpartition("/")
    meant = name_of(agreement, LONGEST_NAME)
    if before == "data/actions" and meant != agreement and f"data/agreements/{meant}.yaml" in there:
        folder = f"{before}/{meant}"
        if reference(f"{folder}/{name}.yaml"):
            return msg("move it to {path}", path=f"{folder}/{name}.yaml")
    for original in copies.originals(name):
        if f"{folder}/{original}.yaml" in there:
            return msg("if it is a copy of {path}, keep one of the two", path=f"{folder}/{original}.yaml")
    words = re.findall(r"[^\W_]+", name)
    called = name_of(" ".join(words), LONGEST_NAME)
    meant = f"{folder}/{called}.yaml"
    if reference(meant) and called.count("-") + 1 == len(words):  # none is lost
        return msg("rename it to {path}", path=meant)
    return msg(
        "use small letters a to z, digits and single hyphens, at most {n}, beginning with a letter", n=LONGEST_NAME
    )
