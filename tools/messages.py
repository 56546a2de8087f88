"""Collect the sentences to translate: `update` writes the catalogues, `check` and `release` say what they lack.

While one works a sentence may be missing: it is shown in English, and `check` only prints it. What is wrong in a
translation that is there fails both, and `release` fails on whatever is missing.

Extracted are the literal first arguments of `msg`, `nmsg` (two), `N_` and `_`, the title of each code's
page, the remarks in the files that `init` writes, and the titles and descriptions of the schemas for editors. Line
numbers and dates stay out of the catalogues, so that they change only when a sentence does.
"""

from __future__ import annotations

import io
import json
import re
import string
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl.starting import editor_schemas  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel.messages.catalog import Message

PACKAGE = ROOT / "coopctl"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "coopctl.pot"
LANGUAGES = ("ar", "fr", "nl")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"msg": None, "nmsg": (1, 2), "N_": None, "_": None}
TITLE = re.compile(r"# [a-z0-9-]+: (?P<title>.+)")
REMARK = re.compile(r"(?m)^ *# (?P<remark>.+)$")
#: A header of our own: babel's carries dates and its version, which change without any sentence changing.
HEADER = """\
# Sentences of coopctl. Collected by `make messages`; the translations are written by hand.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@cache
def sentences() -> tuple[tuple[str, str | tuple[str, str], list[str]], ...]:
    """Return (file, sentence or its two forms, remarks for translators), in the order of files and lines."""
    return tuple(_sentences())


def _sentences() -> Iterator[tuple[str, str | tuple[str, str], list[str]]]:
    for source in sorted(PACKAGE.rglob("*.py")):
        with source.open("rb") as file:
            for _, found, remarks, _ in extract(
                "python", file, KEYWORDS, ["Translators:"], {"encoding": "utf-8"}, strip_comment_tags=True
            ):
                yield _name(source), (found[0], found[1]) if isinstance(found, tuple) else found, remarks
    for page in sorted(PACKAGE.glob("codes/*.md")):
        heading = TITLE.match(page.read_text(encoding="utf-8"))
        if heading:
            yield _name(page), heading["title"].strip(), []
    for written in sorted(path for path in (PACKAGE / "starting" / "files").rglob("*") if path.is_file()):
        for remark in REMARK.finditer(written.read_text(encoding="utf-8")):
            yield _name(written), remark["remark"], []
    for path in (ROOT / "schemas" / f"{name}.schema.json" for name in editor_schemas.SCHEMAS):
        schema = json.loads(path.read_text(encoding="utf-8"))
        yield from ((_name(path), sentence, []) for sentence in editor_schemas.sentences(schema))


def template() -> Catalog:
    """Return the catalogue of everything there is to translate."""
    catalogue = _empty()
    for file, sentence, remarks in sentences():
        catalogue.add(sentence, None, [(file, 0)], auto_comments=remarks)
    for message in catalogue:
        message.locations = sorted(set(message.locations))
    return catalogue


def translations(language: str) -> Catalog:
    """Return what a language has; an empty catalogue where there is nothing yet."""
    path = catalogue_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="coopctl")


def catalogue_path(language: str) -> Path:
    """Return where a language's sentences stand."""
    return LOCALE / language / "LC_MESSAGES" / "coopctl.po"


def merged() -> dict[str, Catalog]:
    """Return the catalogue of each language with today's sentences."""
    wanted = template()
    return {language: _merged(language, wanted) for language in LANGUAGES}


def _merged(language: str, wanted: Catalog) -> Catalog:
    """Merge a language's catalogue with what there is to translate: no guesses, the obsolete dropped."""
    known = translations(language)
    catalogue = _empty(language)
    if catalogue_path(language).exists():  # Babel changes its formulas; the forms follow the file's
        catalogue.mime_headers = [("Plural-Forms", known.plural_forms)]
    for message in wanted:
        if not message.id:
            continue
        old = known.get(message.id)
        kept = old.string if old is not None and old.pluralizable == message.pluralizable and not old.fuzzy else None
        notes = old.user_comments if old is not None else ()
        catalogue.add(message.id, kept, message.locations, (), message.auto_comments, notes)
    return catalogue


def text(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is written to disk."""
    for message in catalogue:
        message.flags.discard("python-format")  # babel takes "40 % done" for a printf place
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=True, sort_output=True, include_lineno=False)
    header = HEADER.format(language=catalogue.locale or "", plurals=catalogue.plural_forms if catalogue.locale else "")
    return header.encode() + buffer.getvalue()


def stale(catalogues: Mapping[str, Catalog]) -> Iterator[str]:
    """Yield each catalogue that does not hold exactly the sentences of today."""
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != text(template()):
        yield f"{_name(TEMPLATE)} is not current: run make messages"
    for language, catalogue in catalogues.items():
        path = catalogue_path(language)
        if not path.exists() or path.read_bytes() != text(catalogue):
            yield f"{_name(path)} is not current: run make messages"


def missing(catalogues: Mapping[str, Catalog]) -> Iterator[str]:
    """Yield each sentence of today that a language does not have, or not in each of its plural forms."""
    for language, catalogue in catalogues.items():
        for message in catalogue:
            forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            if message.id and not all(forms):
                yield f"{language}: no translation: {_first(message)!r}"


def unpaged() -> Iterator[str]:
    """Yield each code whose page a language that has some of the pages lacks."""
    english = {page.name for page in PACKAGE.glob("codes/*.md")}
    for folder in sorted(path for path in PACKAGE.glob("codes/*") if path.name in LANGUAGES):
        own = {page.name for page in folder.glob("*.md")}
        yield from (f"{folder.name}: no page of the code: codes/{folder.name}/{name}" for name in sorted(english - own))


def faults(catalogues: Mapping[str, Catalog]) -> Iterator[str]:
    """Yield what is wrong in the translations that are there."""
    for language, catalogue in catalogues.items():
        for message in catalogue:
            if message.id:
                yield from (f"{language}: {fault}: {_first(message)!r}" for fault in _faults_of(message))


def _faults_of(message: Message) -> Iterator[str]:
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    originals = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    wanted = {place for original in originals for place in places(original)}
    # A form for one may leave the number out ("one action"), as the English does.
    number = wanted if len(originals) > 1 and len(wanted) == 1 else {"n"}
    for form in filter(None, forms):
        if places(form) - number != wanted - number or not places(form) <= wanted:
            yield f"the places differ: {sorted(wanted)} became {sorted(places(form))}"


def places(sentence: str) -> set[str]:
    """Return the names in `{…}` of a sentence; one that is no format string has the place `?`."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return {"?"}


def update() -> None:
    """Write the template and each language's catalogue."""
    TEMPLATE.write_bytes(text(template()))
    for language, catalogue in merged().items():
        catalogue_path(language).parent.mkdir(parents=True, exist_ok=True)
        catalogue_path(language).write_bytes(text(catalogue))


def _empty(language: str | None = None) -> Catalog:
    return Catalog(locale=language, fuzzy=False)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def main(arguments: list[str]) -> int:
    """Run `update`, `check` or `release`; return 1 where a translation is wrong or, for a release, missing."""
    if arguments == ["update"]:
        update()
        return 0
    if arguments not in (["check"], ["release"]):
        print("usage: messages.py update | check | release", file=sys.stderr)
        return 2
    catalogues = merged()
    wrong, lacking = list(faults(catalogues)), [*stale(catalogues), *missing(catalogues), *unpaged()]
    print(*wrong, *lacking, sep="\n", end="\n" if wrong or lacking else "")
    return 1 if wrong or (lacking and arguments == ["release"]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
