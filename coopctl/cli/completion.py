"""What the shell offers after TAB. References come from file names alone: nothing is parsed, so it is quick."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from typer import Context

from coopctl import discovery
from coopctl.cli.quick import fitting
from coopctl.model import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping

    from coopctl.changing.subschemas import Subschema
    from coopctl.model.records import Json


@contextlib.contextmanager
def as_bash_takes_words() -> Iterator[None]:
    """Put together the words that bash takes apart at = and :, and offer it what stands behind the last of these."""
    begun = _put_together(os.environ) if os.environ.get("_COOPCTL_COMPLETE") == "complete_bash" else ""
    if not begun:
        yield
        return
    offered = io.StringIO()
    try:
        with contextlib.redirect_stdout(offered):
            yield
    finally:
        sys.stdout.write("".join(f"{line.removeprefix(begun)}\n" for line in offered.getvalue().splitlines()))


def _put_together(environ: MutableMapping[str, str]) -> str:
    """Write the words as they were typed, with blanks between, and return what of the last one bash has already."""
    words: list[str] = []
    apart, begun, current = False, "", int(environ.get("COMP_CWORD") or 0)
    for number, piece in enumerate(environ.get("COMP_WORDS", "").split("\n")):
        breaks = bool(piece) and not piece.strip("=:") and bool(words)
        if (breaks or apart) and words:
            words[-1] += piece
            begun = words[-1].removesuffix("" if breaks else piece)
        else:
            words.append(piece)
            begun = ""
        apart = breaks
        if number == current:
            environ["COMP_CWORD"] = str(len(words) - 1)
            break
    environ["COMP_WORDS"] = " ".join(words)
    return begun


def complete_reference(ctx: Context, incomplete: str) -> list[str]:
    """Return the references that begin with `incomplete`, else the actions' own names that do, which are enough too.

    Shells keep only what begins as it was typed. None outside a workspace.
    """
    return fitting(references(ctx), incomplete)


def complete_path(ctx: Context, incomplete: str) -> list[str]:
    """Return the paths of records that begin with `incomplete`; none outside a workspace."""
    return [path for ref in references(ctx) if (path := names.path_of(ref)).startswith(incomplete)]


def complete_file(ctx: Context, incomplete: str) -> list[str]:
    """Return the records whose name, or else the path, begins with `incomplete`."""
    return complete_reference(ctx, incomplete) or complete_path(ctx, incomplete)


def complete_cache(incomplete: str) -> list[str]:
    """Return what `coopctl cache` does that begins with `incomplete`."""
    return [word for word in ("show", "warm", "clear") if word.startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds of list that begin with `incomplete`."""
    from coopctl.reports import lists

    return [name for name in discovery.names(lists) if name.startswith(incomplete)]


def complete_code(incomplete: str) -> list[str]:
    """Return the codes that begin with `incomplete`."""
    from coopctl import codes

    return [code for code in codes.codes() if code.startswith(incomplete)]


def complete_schema(incomplete: str) -> list[str]:
    """Return the names of schemas that begin with `incomplete`."""
    from coopctl import schemas

    return [name for name in schemas.names() if name.startswith(incomplete)]


def complete_agreement(ctx: Context, incomplete: str) -> list[str]:
    """Return the agreements of the workspace that begin with `incomplete`."""
    return [ref for ref in references(ctx) if "/" not in ref and ref.startswith(incomplete)]


def complete_paper(incomplete: str) -> list[str]:
    """Return the formats of papers that begin with `incomplete`."""
    from coopctl.formats import papers

    return [name for name in discovery.names(papers) if name.startswith(incomplete)]


def complete_export(incomplete: str) -> list[str]:
    """Return the formats of exports that begin with `incomplete`."""
    from coopctl.formats import exports

    return [name for name in discovery.names(exports) if name.startswith(incomplete)]


def complete_health(incomplete: str) -> list[str]:
    """Return the healths that begin with `incomplete`, or with what stands behind its last comma."""
    from coopctl.model.vocabularies import Health

    return behind_commas(incomplete, [*Health])


def complete_sheets(incomplete: str) -> list[str]:
    """Return the words for which actions get a sheet that begin with the last of `incomplete`."""
    from coopctl.model.vocabularies import SheetsOf

    before, comma, last = incomplete.rpartition(",")
    words = [*SheetsOf] if not comma else [word for word in SheetsOf if word not in (SheetsOf.ALL, SheetsOf.NONE)]
    return [f"{before}{comma}{word}" for word in words if word.startswith(last)]


def complete_status(incomplete: str) -> list[str]:
    """Return the statuses of actions and agreements that begin with `incomplete`, or so behind its last comma."""
    from coopctl.model.vocabularies import ActionStatus, AgreementStatus

    return behind_commas(incomplete, [*ActionStatus, *AgreementStatus])


def behind_commas(incomplete: str, known: Iterable[str]) -> list[str]:
    """Return the words that begin with what stands behind the last comma, of those that do not stand before it."""
    before, comma, begun = incomplete.rpartition(",")
    return [f"{before}{comma}{word}" for word in known if word.startswith(begun) and word not in before.split(",")]


def complete_format(incomplete: str) -> list[str]:
    """Return the formats of rows that begin with `incomplete`."""
    from coopctl.formats import rows

    return [name for name in discovery.names(rows) if name.startswith(incomplete)]


def complete_difference(incomplete: str) -> list[str]:
    """Return the formats of differences that begin with `incomplete`."""
    from coopctl.formats import differences

    return [name for name in discovery.names(differences) if name.startswith(incomplete)]


def complete_drawn(incomplete: str) -> list[str]:
    """Return the formats of rows, and of drawings, that begin with `incomplete`."""
    from coopctl.formats import drawings

    drawn = [name for name in discovery.names(drawings) if name.startswith(incomplete)]
    return sorted({*complete_format(incomplete), *drawn})


def complete_every(incomplete: str) -> list[str]:
    """Return how far points of a trend may lie apart."""
    from coopctl.reports.trend import Every

    return [word for word in Every if word.startswith(incomplete)]


def complete_record_format(incomplete: str) -> list[str]:
    """Return the formats of one record, rows and papers, that begin with `incomplete`."""
    return sorted({*complete_format(incomplete), *complete_paper(incomplete)})


def complete_action_status(incomplete: str) -> list[str]:
    """Return the statuses of actions that begin with `incomplete`."""
    from coopctl.model.vocabularies import ActionStatus

    return [word for word in ActionStatus if word.startswith(incomplete)]


def complete_milestone(ctx: Context, incomplete: str) -> list[str]:
    """Return the milestones of the action named before that begin with `incomplete`."""
    return [name for name in ids(_data(ctx)[1].get("milestones")) if name.startswith(incomplete)]


def complete_decision(ctx: Context, incomplete: str) -> list[str]:
    """Return the decisions of the agreement named before that begin with `incomplete`."""
    meetings = _data(ctx)[1].get("meetings")
    rows = [each for each in meetings if isinstance(each, dict)] if isinstance(meetings, list) else []
    return [name for each in rows for name in ids(each.get("decisions")) if name.startswith(incomplete)]


def complete_axis_there(ctx: Context, incomplete: str) -> list[str]:
    """Return the axes of the agreement that an action's new name begins with, and "none"."""
    new = str(ctx.params.get("new") or next(iter(words_before(ctx)[1:]), ""))
    axes = ids(read(ctx, new.partition("/")[0]).get("axes"))
    return [name for name in (*axes, "none") if name.startswith(incomplete)]


def complete_list(ctx: Context, incomplete: str) -> list[str]:
    """Return the lists that the record named before may have."""
    from coopctl.changing import rows

    return [name for name in rows.lists(_data(ctx)[0]) if name.startswith(incomplete)]


def complete_field(ctx: Context, incomplete: str) -> list[str]:
    """Return the paths of fields that begin with `incomplete`, one step further than what is typed."""
    from coopctl.changing import subschemas

    kind, data = _data(ctx)
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
    kind, data = _data(ctx)
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

    kind, data = _data(ctx)
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
        return ids(read(ctx, _ref(ctx).partition("/")[0]).get("axes" if last == "axis" else "parties"))
    held = data.get(path.rstrip("+-"))
    return [held] if isinstance(held, str) else []


def _further(shape: Subschema, value: Json, step: str) -> tuple[Subschema, Json]:
    """Return what may stand, and what stands, one step further: a row by its id."""
    from coopctl.changing.subschemas import inner

    if isinstance(value, list):
        found = next((each for each in value if isinstance(each, dict) and each.get("id") == step), None)
        return inner(shape, 0), found
    return inner(shape, step), value.get(step) if isinstance(value, dict) else None


def ids(rows: Json) -> list[str]:
    """Return the ids of rows."""
    return (
        [str(each["id"]) for each in rows if isinstance(each, dict) and "id" in each] if isinstance(rows, list) else []
    )


def _data(ctx: Context) -> tuple[str, Mapping[str, Json]]:
    """Return the kind of the record that the words before name, and what its file says: {} where it cannot be read."""
    typed, ref = _typed(ctx), _ref(ctx)
    return "action" if "/" in (ref or typed) else "agreement", read(ctx, ref) if ref else {}


def _typed(ctx: Context) -> str:
    return str(ctx.params.get("ref") or next(iter(words_before(ctx)), ""))


def _ref(ctx: Context) -> str:
    """Return the record that the words before name, "" for none and several."""
    typed, known = _typed(ctx), references(ctx)
    fitting = [ref for ref in known if ref.startswith(typed)] or [
        ref for ref in known if ref.partition("/")[2].startswith(typed)
    ]
    return typed if typed in known else fitting[0] if len(fitting) == 1 else ""


def words_before(ctx: Context) -> list[str]:
    """Return the words before that are no options.

    Behind an option that still waits for its value, the parser gives up before it comes to the arguments.
    """
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return [word for word in line.partition(f" {ctx.info_name} ")[2].split() if not word.startswith("-")]


def read(ctx: Context, ref: str) -> Mapping[str, Json]:
    """Return what the file of a record says, {} where it cannot be read."""
    from coopctl import disk, strict_yaml

    root = root_of(ctx)
    if root is None:
        return {}
    path = names.path_of(ref)
    content = disk.read(root, path)
    document = strict_yaml.read(path, content).document if isinstance(content, bytes) else None
    return document.data if document and isinstance(document.data, dict) else {}


def references(ctx: Context) -> list[str]:
    """Return every reference of the workspace, sorted."""
    from coopctl import trees

    root = root_of(ctx)
    entries = () if root is None else trees.worktree(root).files()
    return sorted(ref for entry in entries if (ref := names.reference(entry.path)) is not None)


def root_of(ctx: Context) -> Path | None:
    """Return the folder of the workspace that the call is about, None where there is none."""
    from coopctl.errors import CoopctlError
    from coopctl.trees import workspace

    given = ctx.params.get("directory") or (ctx.parent.params.get("directory") if ctx.parent else None)
    try:
        return workspace.locate(Path(given or "."))
    except CoopctlError:
        return None


def complete_color(incomplete: str) -> list[str]:
    """Return the choices of --color that begin with `incomplete`."""
    from coopctl.formats.look import COLORS

    return [word for word in COLORS if word.startswith(incomplete)]


def complete_new_kind(incomplete: str) -> list[str]:
    """Return what `new` makes."""
    from coopctl.changing.creating import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


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


def complete_edit(ctx: Context, incomplete: str) -> list[str]:
    """Return the records of the workspace that begin with `incomplete`, and its settings."""
    return [each for each in (*complete_reference(ctx, incomplete), "settings") if each.startswith(incomplete)]


def _words_of_new(ctx: Context) -> list[str]:
    words = ctx.params.get("words")
    return [str(each) for each in words] if isinstance(words, list | tuple) else []
