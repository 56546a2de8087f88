"""What is wrong with the action of a map: fields that there are not, and columns that cannot be such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.changing import subschemas
from coopctl.changing.offering import offer
from coopctl.codelists import codes
from coopctl.findings import Aim, Problem
from coopctl.i18n import recognised
from coopctl.messages import mending, msg
from coopctl.model.dates import DATE_PATTERN
from coopctl.schemas.homes import all_fields, homes_of
from coopctl.spelling import amounts, synonyms
from coopctl.strict_yaml.scalars import written as as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changing.subschemas import Subschema
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.records import Json

    #: A code, and the problem that it is of.
    Fault = tuple[str, Problem]

#: Stands in a map for the day that --dated names.
DATED = "dated"
#: What makes a map a column.
MARKS = frozenset({"column", "columns"})
_COLUMN = schemas.schema("map")["$defs"]["column"]["properties"]
#: Fields that an import never writes: the file's own history and what checks it.
_NEVER = frozenset({"formerly", "merged_into"})
#: What is of one type, by its name in JSON Schema.
_TYPES = {"object": dict, "integer": int, "boolean": bool}
#: What people call the marks and the options of a column.
_CALLED = {
    "colonne": "column", "kolom": "column", "col": "column", "champ": "column", "العمود": "column", "عمود": "column",
    "colonnes": "columns", "kolommen": "columns", "الأعمدة": "columns", "أعمدة": "columns",
    "header": "column", "heading": "column", "en-tête": "column", "entête": "column", "kop": "column",
    "values": "words", "mapping": "words", "correspondances": "words",
    "separator": "split", "séparateur": "split", "sep": "split", "scheidingsteken": "split",
    "mots": "words", "valeurs": "words", "woorden": "words", "الكلمات": "words",
}  # fmt: skip
_TEXT = "text"
#: Lists of rows, each with the field of a row that a column alone may be meant for.
_IN_ROWS = {
    "budget": "planned", "milestones": "title", "indicators": "title", "updates": "text", "occurrences": "date",
    "documents": "title", "assessments": "verdict", "missions": "planned",
}  # fmt: skip


def faults(path: str, written: Place, action: Mapping[str, Json]) -> Iterator[Fault]:
    """Yield what is wrong with the action of a map, which stands at `written` in the file."""
    yield from _of_node(path, dict(action), written, (), subschemas.of_record("action"))
    for name, each in (("title", "{column: …}"), ("status", "{column: …}")):
        if name not in action and not any(_meant(key, (name,)) for key in action):
            help_ = msg("add it, for instance: {line}", line=f"{name}: {each}")
            yield "missing-field", Problem(path, written, msg("‘{field}’ is missing", field=name), help_)


def _of_node(path: str, node: Json, written: Place, place: Place, shape: Subschema) -> Iterator[Fault]:
    if isinstance(node, dict) and not MARKS.isdisjoint(node):
        *_, rows = (each for each in written[-2:] if isinstance(each, str))
        yield from _of_rows(path, node, written, rows) if rows in _IN_ROWS else _of_column(path, node, written, shape)
    elif isinstance(node, dict) and (misnamed := [key for key in node if key.casefold() in _CALLED]):
        yield from (_unknown(path, (*written, key), key, MARKS) for key in misnamed)
    elif shape.kind == _TEXT and isinstance(node, dict) and any(node.values()) and (odd := _no_languages(node)):
        yield from (_unknown(path, (*written, key), key, MARKS) for key in odd)
    elif (shape.kind == _TEXT and _alone(node)) or (place == ("title",) and isinstance(node, str)):
        yield "wrong-type", Problem(path, written, *_constant(str(_alone(node) or node)))
    elif isinstance(node, dict) and shape.is_list:
        what = msg("‘{field}’ must be a list", field=str(written[-1]))
        yield "wrong-type", Problem(path, written, what, msg("begin each entry with a dash: ‘- …’"))
    elif isinstance(node, dict):
        yield from _of_fields(path, node, written, place, shape)
    elif isinstance(node, list):
        for at, each in enumerate(node):
            yield from _of_node(path, each, (*written, at), (*place, at), subschemas.inner(shape, at))
    elif isinstance(node, str):
        yield from _of_literal(path, node, written, shape)


def _of_rows(path: str, node: Mapping[str, Json], written: Place, rows: str) -> Iterator[Fault]:
    """Say of a column in the place of a list of rows, or of a row, how a row with it is written."""
    names = {key: as_yaml(each, inside=True) if isinstance(each, str) else "…" for key, each in node.items()}
    inside = ", ".join(f"{key}: {name}" for key, name in names.items() if key in MARKS)
    value = f"{{{inside}}}" if rows != "missions" else f"{{missions: {{{inside}}}}}"
    row = f"{{{_IN_ROWS[rows]}: {value}}}"
    what = msg("‘{field}’ is a list of rows", field=rows)
    help_ = msg("write a row with what the column holds: {line}", line=row if written[-1] != rows else f"[{row}]")
    yield "wrong-type", Problem(path, written, what, help_)


def _of_fields(path: str, node: Mapping[str, Json], written: Place, place: Place, shape: Subschema) -> Iterator[Fault]:
    for key, each in node.items():
        inside = subschemas.inner(shape, key)
        known = key in shape.fields if shape.fields else inside.kind != subschemas.OWN
        if (not known and not key.startswith("x-")) or (not place and key in _NEVER):
            what = msg("an action has no field ‘{field}’", field=key)
            fields = ("period",) if place[-1:] == ("period",) else tuple(shape.fields)
            found = _meant(key, fields) or (None if place else _in_a_row(key))
            yield "unknown-field", Problem(path, (*written, key), what, found, Aim.KEY)
        else:
            yield from _of_node(path, each, (*written, key), (*place, key), inside)


def _no_languages(node: Mapping[str, Json]) -> list[str]:
    """Return the keys of a text in several languages that are no language: {Column: Titre}."""
    return [key for key in node if key.partition("-")[0].lower() not in codes("languages")]


def _alone(node: Json) -> str:
    """Return the one text that stands in brackets or braces in the place of a text: [Intitulé], {Intitulé}."""
    one = [*node] if isinstance(node, dict) and not any(node.values()) else node
    return one[0] if isinstance(one, list) and len(one) == 1 and isinstance(one[0], str) else ""


def _constant(heading: str) -> tuple[Message, Message]:
    """Say of a text in the place of a column that every record would get it, and how a column is written."""
    line = f"{{column: {as_yaml(heading, inside=True)}}}"
    message = msg("‘{text}’ is no column: every record would be called so", text=heading)
    return message, mending(msg("write it as {words}", words=line), line)


def _meant(key: str, known: tuple[str, ...]) -> Message | None:
    """Ask which field was meant, where that is clear; a list of all of them helps nobody."""
    if "period" in known and synonyms.stands_for(key, synonyms.BEGINNING, synonyms.END):
        line = "period: {columns: […, …]}"
        return msg("write the beginning and the end of what is planned as one field: {line}", line=line)
    help_ = offer(key.replace("-", "_"), known)
    return help_ if help_ and "words" not in help_.params else None


def _in_a_row(key: str) -> Message | None:
    """Say which row has a field that stands beside the others: montant, budget.planned; None for any other key."""
    schema, name = schemas.schema("action"), key.rpartition(".")[2]
    for field in (name, *recognised.said(name, all_fields(schema))):
        if homes := homes_of(schema, (), field):
            day = "date: dated, " if homes[0] == "updates" else ""
            line = f"{homes[0]}: [{{{day}{field}: {{column: …}}}}]"
            return msg(
                "‘{field}’ is a field of {homes}: write it there, as {line}", field=field, homes=homes, line=line
            )
    return None


def _unknown(path: str, place: Place, key: str, known: frozenset[str]) -> Fault:
    message = msg("a column of a map has no ‘{field}’", field=key)
    called = _CALLED.get(key.casefold(), "")
    help_ = mending(msg("did you mean ‘{word}’?", word=called), called) if called else offer(key, sorted(known))
    return "unknown-field", Problem(path, place, message, help_, Aim.KEY)


def _of_literal(path: str, word: str, written: Place, shape: Subschema) -> Iterator[Fault]:
    """Yield what is wrong with a word that every record gets: also the ? of a proposal, which asks for one."""
    what = msg("‘{word}’ cannot be the value of ‘{field}’", word=word, field=str(written[-1]))
    if shape.words and word not in shape.words:
        yield "unknown-word", Problem(path, written, what, _of_words(word, shape.words))
    elif shape.kind == "date" and word != DATED and not re.fullmatch(DATE_PATTERN, word, re.ASCII):
        help_ = msg("write ‘{word}’ for the day that --dated names, or a day: {line}", word=DATED, line="2024-03-31")
        yield "wrong-form", Problem(path, written, what, help_)
    elif shape.kind == "currency" and word not in codes("currencies"):
        found = amounts.called(word) or ("EUR",)
        yield "unknown-word", Problem(path, written, what, msg("write the currency's code, as {word}", word=found[0]))


def _of_words(word: str, words: tuple[str, ...]) -> Message | None:
    """Say which word of a vocabulary was meant, or name all."""
    found = synonyms.meant(word, words)
    if len(found) == 1:
        return mending(msg("did you mean ‘{word}’?", word=found[0]), as_yaml(found[0], inside=True))
    known = offer(word, words)
    return known if known and "words" not in known.params else msg("write one of {words}", words=words)


def _of_column(path: str, node: Mapping[str, Json], written: Place, shape: Subschema) -> Iterator[Fault]:
    rest = [key for key, each in node.items() if key not in _COLUMN and each is None]
    for key in node:
        if key in rest and isinstance(node.get("columns"), str):  # {columns: Début, Échéance}
            line = f"columns: [{', '.join([str(node['columns']), *rest])}]"
            message = msg("a column of a map has no ‘{field}’", field=key)
            help_ = msg("write it as {words}", words=line)
            yield "unknown-field", Problem(path, (*written, key), message, help_, Aim.KEY)
        elif key not in _COLUMN:
            yield _unknown(path, (*written, key), key, frozenset(_COLUMN))
    for key, each in node.items():
        of = _COLUMN.get(key, {})
        allowed, kind = of.get("enum"), _TYPES.get(of.get("type", ""))
        if allowed and each not in allowed:
            what = msg("‘{word}’ cannot be the value of ‘{field}’", word=str(each), field=key)
            yield "unknown-word", Problem(path, (*written, key), what, _of_words(str(each), tuple(allowed)))
        elif kind is not None and (not isinstance(each, kind) or (kind is int and isinstance(each, bool))):
            what = msg("‘{word}’ cannot be the value of ‘{field}’", word=str(each), field=key)
            yield "wrong-type", Problem(path, (*written, key), what, _example(key))
    for key in MARKS & node.keys():
        if not _is_heading(node[key]):
            what = msg("‘{field}’ takes the heading of a column", field=key)
            yield "wrong-type", Problem(path, (*written, key), what, _example(key))
    if node.keys() >= MARKS:
        what = msg("either ‘column’ or ‘columns’, not both")
        yield "unknown-field", Problem(path, (*written, "columns"), what)
    yield from _of_translated(path, node.get("words"), written, shape)


def _of_translated(path: str, words: Json, written: Place, shape: Subschema) -> Iterator[Fault]:
    """Yield what is wrong with what the words of a file stand for."""
    if isinstance(words, dict) and shape.words:
        for said, meant in words.items():
            if meant not in shape.words:
                what = msg("‘{word}’ cannot be the value of ‘{field}’", word=str(meant), field=str(written[-1]))
                yield "unknown-word", Problem(path, (*written, "words", said), what, _of_words(str(meant), shape.words))


def _is_heading(value: Json) -> bool:
    """Whether a value may name a column, or several."""
    return value not in (None, "", []) and not isinstance(value, dict)


def _example(key: str) -> Message:
    """Say how an option of a column is written, by the schema's own example."""
    example = _COLUMN[key]["examples"][0]
    pairs = example.items() if isinstance(example, dict) else ()
    line = f"{{{', '.join(f'{one}: {other}' for one, other in pairs)}}}" if pairs else str(example)
    return msg("write for instance: {line}", line=f"{key}: {line}")
