"""What the shell offers after TAB for fields: `FIELD=` as far as it is typed, and behind the sign what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from typer import Context

from coopctl.cli.completion import complete_agreement
from coopctl.cli.half_typed import data_before, ids, read, ref_before, references, words_before
from coopctl.lasting import lasting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.changing.subschemas import Subschema
    from coopctl.model.records import Json


def complete_axis_there(ctx: Context, incomplete: str) -> list[str]:
    """Return the axes of the agreement that an action's new name begins with, and "none"."""
    new = str(ctx.params.get("new") or next(iter(words_before(ctx)[1:]), ""))
    axes = ids(read(ctx, new.partition("/")[0]).get("axes"))
    return [name for name in (*axes, "none") if name.startswith(incomplete)]


def complete_list(ctx: Context, incomplete: str) -> list[str]:
    """Return the lists that the record named before may have."""
    from coopctl.changing import rows

    return [name for name in rows.lists(data_before(ctx)[0]) if name.startswith(incomplete)]


def complete_field(ctx: Context, incomplete: str) -> list[str]:
    """Return the paths of fields that begin with `incomplete`, one step further than what is typed."""
    from coopctl.changing import subschemas

    kind, data = data_before(ctx)
    before, point, _ = incomplete.rpartition(".")
    shape, value = _there(subschemas.of_record(kind), cast("Json", data), before)
    steps = ids(value) if shape.is_list else [*shape.fields] or ([*value] if isinstance(value, dict) else [])
    return [found for step in steps if (found := f"{before}{point}{step}").startswith(incomplete)]


def complete_assignment(ctx: Context, incomplete: str) -> list[str]:
    """Return `FIELD=` as far as it is typed, `FIELD.` where more is to come; behind the sign, the words that it takes.

    Of the only field that fits, how it goes on: a shell puts a blank behind what is the only one.
    """
    from coopctl.changing import subschemas

    path, sign, word = incomplete.partition("=")
    kind, data = data_before(ctx)
    whole = subschemas.of_record(kind), cast("Json", data)
    if sign:
        shape, _ = _there(*whole, path.rstrip("+-"))
        return [f"{path}={each}" for each in _words(ctx, shape, path, data) if each.startswith(word)]
    found = {field: _there(*whole, field) for field in complete_field(ctx, incomplete)}
    if len(found) != 1:
        return [f"{field}{'.' if _goes_on(*there) else '='}" for field, there in found.items()]
    field, (shape, value) = found.popitem()
    return complete_assignment(ctx, f"{field}.") if _goes_on(shape, value) else _given(ctx, field, shape, data)


def _given(ctx: Context, field: str, shape: Subschema, data: Mapping[str, Json]) -> list[str]:
    """Return the ways in which a field is given: by its words, by what it may hold, a list by what is added too."""
    if shape.is_list:
        return [f"{field}{sign}" for sign in ("=", "+=", "-=")]
    example = str(shape.example) if isinstance(shape.example, str | int) and " " not in str(shape.example) else "…"
    return [f"{field}={word}" for word in _words(ctx, shape, field, data)] or [f"{field}=", f"{field}={example}"]


def _goes_on(shape: Subschema, value: Json) -> bool:
    """Whether a path leads further within a field: to a row of a list, to a part, to one of the languages of a text."""
    if shape.is_list:
        return bool(shape.entries and shape.entries.fields and ids(value))
    return isinstance(value, dict) or bool(shape.fields and shape.kind not in ("who", "partner", "attendee"))


def _there(shape: Subschema, value: Json, path: str) -> tuple[Subschema, Json]:
    """Return what may stand, and what stands, at the end of a path."""
    for step in path.split(".") if path else ():
        shape, value = _further(shape, value, step)
    return shape, value


def complete_row_field(ctx: Context, incomplete: str) -> list[str]:
    """Return `KEY=` for the fields of the list named before; behind the sign, the words that the field takes."""
    from coopctl.changing import rows

    kind, data = data_before(ctx)
    listed = rows.lists(kind).get(str(ctx.params.get("name")))
    entries = listed.shape.entries if listed else None
    if listed is None or entries is None:
        return []
    name, sign, word = incomplete.partition("=")
    if not sign:
        found = [field for field in (*listed.owner_words, *entries.fields) if field.startswith(incomplete)]
        if len(found) != 1:
            return [f"{field}=" for field in found]
        name = found[0]
    if name in listed.owner_words and listed.owner:
        words = [f"{name}={each}" for each in ids(data.get(listed.owner)) or ([] if sign else ["", "…"])]
    elif name not in entries.fields:
        return []
    elif not sign:
        return _given(ctx, name, entries.fields[name], {})
    else:
        words = [f"{name}={each}" for each in _words(ctx, entries.fields[name], name, {})]
    return [each for each in words if each.startswith(f"{name}={word}")]


def _words(ctx: Context, shape: Subschema, path: str, data: Mapping[str, Json]) -> list[str]:
    """Return the words that a field may take: of its vocabulary, parties and axes by id, else what it holds."""
    if shape.words:
        return [*shape.words]
    last = path.rstrip("+-").rpartition(".")[2]
    if last == "axis" or last in ("party", "from", "to") or "who" in (shape.kind, shape.entries and shape.entries.kind):
        return ids(read(ctx, ref_before(ctx).partition("/")[0]).get("axes" if last == "axis" else "parties"))
    held = data.get(path.rstrip("+-"))
    return [held] if isinstance(held, str) else []


def _further(shape: Subschema, value: Json, step: str) -> tuple[Subschema, Json]:
    """Return what may stand, and what stands, one step further: a row by its id."""
    from coopctl.changing.subschemas import inner

    if isinstance(value, list):
        return inner(shape, 0), _rows(value).get(step)
    return inner(shape, step), value.get(step) if isinstance(value, dict) else None


@lasting
def _rows(listed: Sequence[Json]) -> Mapping[str, Json]:
    """Return the rows of a list by id, of two with one the first."""
    rows = [each for each in listed if isinstance(each, dict)]
    return {id_: each for each in reversed(rows) if isinstance(id_ := each.get("id"), str)}


def complete_new(ctx: Context, incomplete: str) -> list[str]:
    """Return the agreements that a new action or meeting may belong to, where none is named yet, else its fields."""
    if _words_of_new(ctx):
        return complete_new_field(ctx, incomplete)
    behind = {"action": "/", "meeting": ""}.get(str(ctx.params.get("kind")))
    found = [] if behind is None else [f"{ref}{behind}" for ref in complete_agreement(ctx, incomplete)]
    return found + complete_new_field(ctx, incomplete)


def complete_new_field(ctx: Context, incomplete: str) -> list[str]:
    """Return `FIELD=` of what `new` makes; behind the sign, the words that the field takes, axes and parties by id."""
    from coopctl.changing import subschemas

    kind = str(ctx.params.get("kind"))
    if kind == "meeting":
        shape = subschemas.at("agreement", ("meetings", 0))
    else:
        shape = subschemas.of_record("action" if kind == "action" else "agreement")
    name, sign, word = incomplete.partition("=")
    if not sign:
        return [f"{field}=" for field in shape.fields if field.startswith(incomplete)]
    agreement = (_words_of_new(ctx) or [""])[0].partition("/")[0]
    listed = {"axis": "axes", "lead": "parties"}.get(name)
    words: list[str] = [*shape.fields[name].words] if name in shape.fields else []
    if kind == "action" and listed:
        words = ids(read(ctx, agreement).get(listed))
    return [f"{name}={each}" for each in words if each.startswith(word)]


def complete_from(ctx: Context, incomplete: str) -> list[str]:
    """Return the records of the kind that `new` makes; of a meeting those of its agreement."""
    kind, *words = [*words_before(ctx), ""]
    if kind == "meeting":
        agreement = words[0] if words else ""
        return [name for name in ids(read(ctx, agreement).get("meetings")) if name.startswith(incomplete)]
    return [ref for ref in references(ctx) if ("/" in ref) == (kind == "action") and ref.startswith(incomplete)]


def _words_of_new(ctx: Context) -> list[str]:
    words = ctx.params.get("words")
    return [str(each) for each in words] if isinstance(words, list | tuple) else []
