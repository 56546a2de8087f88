"""The first records of a workspace, written out: coopctl.yaml, and an agreement between its parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.errors import UsageError
from coopctl.i18n.safe_text import UNSAFE
from coopctl.messages import msg
from coopctl.model.names import is_name, path_of
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml.scalars import written
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.i18n.words import Words
    from coopctl.messages import Message

FEWEST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Titled:
    """The name of a record or a party in references, and what people call it."""

    id: str
    title: str


def named(option: str | Message, typed: str) -> Titled:
    """Read `ID=TITLE`, or a title alone, whose id is made from its letters. Raise UsageError where none can be."""
    return called(option, *_parted(typed))


def nameless(typed: str) -> str:
    """Return the title that was typed without an id and whose letters make none, such as one in Arabic; else ""."""
    given, title = _parted(typed)
    return "" if given or name_of(title) else title


def _parted(typed: str) -> tuple[str, str]:
    """Return the id and the title of `ID=TITLE`, "" for an id that is not there."""
    before, mark, after = (part.strip() for part in typed.partition("="))
    given, title = (before, after) if mark and " " not in before else ("", typed)
    return given, " ".join(title.split())


def called(option: str | Message, given: str, title: str) -> Titled:
    """Return a title with the id given, or where that is empty with the one that its letters make."""
    if not title:
        raise UsageError(msg("{option} is empty", option=option), msg("give a title, or NAME=TITLE"))
    if UNSAFE.search(title):
        raise UsageError(
            msg("{option} holds a character that cannot be seen: ‘{title}’", option=option, title=title),
            msg("type it again, without copying"),
        )
    made = given or name_of(title)
    if not is_name(made):
        raise UsageError(
            msg(
                "{option} needs a short name for ‘{title}’: small letters a–z, digits and dashes",
                option=option,
                title=title,
            ),
            msg("write one before it, for example: short-name={title}", title=title),
        )
    return Titled(made, title)


def apart(option: str | Message, parties: Sequence[Titled]) -> None:
    """Raise UsageError where two parties have the same id."""
    ids = [party.id for party in parties]
    for party in parties:
        if ids.count(party.id) > 1:
            raise UsageError(
                msg("{option} gives ‘{id}’ twice", option=option, id=party.id),
                msg("tell them apart: ID={title}", title=party.title),
            )


def is_tag(word: str) -> bool:
    """Whether a word is a language tag as coopctl.yaml takes it."""
    from coopctl import schemas  # the readers: a call for help needs none

    return bool(re.match(schemas.schema("settings")["$defs"]["tag"]["pattern"].replace("$", r"\Z"), word))


def settings(language: str, words: Words) -> str:
    """Return coopctl.yaml, its remarks in the reader's language."""
    about = words.say(msg("Settings of this workspace. All there are: coopctl schema settings"))
    texts = words.say(msg("The language of plain texts; a text in several is written {{fr: …, en: …}}"))
    lines = [
        "# yaml-language-server: $schema=schemas/settings.schema.json",
        f"# {about}",
        "format: 1",
        "",
        f"# {texts}",
        f"language: {written(language)}",
    ]
    return "\n".join([*lines, ""])


def agreement(record: Titled, parties: Sequence[Titled]) -> str:
    """Return the file of an agreement still being negotiated. Raise UsageError where what was typed cannot be kept."""
    wanted = {
        "title": record.title,
        "kind": "partnership",
        "status": "in_negotiation",
        "parties": [{"id": party.id, "role": "partner", "name": party.title} for party in parties],
    }
    lines = [
        "# yaml-language-server: $schema=../../schemas/agreement.schema.json",
        f"title: {written(record.title)}",
        "kind: partnership",
        "status: in_negotiation",
        "parties:",
    ]
    for party in parties:
        lines += [f"  - id: {party.id}", "    role: partner", f"    name: {written(party.title)}"]
    text = "\n".join([*lines, ""])
    _check(path_of(record.id), text, wanted)
    return text


def _check(path: str, text: str, wanted: object) -> None:
    """Read what was written as coopctl will. Raise UsageError with the first thing that is wrong."""
    from coopctl import schemas, strict_yaml

    reading = strict_yaml.read(path, text.encode("utf-8", "surrogatepass"))
    for fault in reading.faults:
        raise UsageError(fault.message, fault.help)
    if reading.document is not None:
        for _, problem in schemas.problems("agreement", path, reading.document.data):
            raise UsageError(problem.message, problem.help)
    if reading.document is None or reading.document.data != wanted:
        raise AssertionError(text)
