"""Maps: how a foreign file is understood, as data that is reviewed; an action with columns in the places of values."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias, cast

from coopctl import schemas, strict_yaml
from coopctl.changing import subschemas
from coopctl.checking.checked import Checked
from coopctl.errors import CoopctlError
from coopctl.findings import Finding, Kind
from coopctl.i18n import recognised
from coopctl.loading.locations import Stamped, resolve
from coopctl.mapping.headings import plain
from coopctl.mapping.map_faults import DATED, MARKS, faults
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changing.subschemas import Subschema
    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: Stands among the words of a column for every other one.
_ANY = "*"


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A value that comes out of the file: from one column (known by several names), or from several in their order."""

    place: Place
    shape: Subschema
    columns: Names
    all: bool = False
    nth: int = 1
    words: Mapping[str, Json] = field(default_factory=dict)
    otherwise: Json = None
    split: str = ""
    before: str = ""
    after: str = ""
    when: str = ""
    unless: str = ""
    headed: bool = False
    last_day: bool = False
    until: bool = False
    colour: bool = False
    times: int = 1
    dates: str = ""
    percent: str = ""
    decimal: str = ""
    currency: str = ""


#: Columns, each by the headings that it is known by.
Names: TypeAlias = "tuple[tuple[str, ...], ...]"
#: An action as the map has it: JSON with a MapColumn in the place of each value that comes out of the file.
Template: TypeAlias = "dict[str, Template] | list[Template] | MapColumn | str | int | object"


@dataclass(frozen=True, slots=True)
class Map:
    """A map; the fields as schemas/map.schema.json describes them."""

    path: str
    source: str
    key: Names
    action: Template
    title: str = ""
    into: str = ""
    sheet: str = ""
    header: int | None = None
    rows: str | None = None
    codes: bool = True
    language: str = ""
    dates: str = ""
    percent: str = ""
    decimal: str = ""
    empty: frozenset[str] = frozenset()
    skip: tuple[tuple[str, frozenset[str]], ...] = ()
    order: str = ""
    whole: tuple[Names, Template] | None = None
    fill_down: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    columns_may_lack: bool = False

    @property
    def columns(self) -> tuple[MapColumn, ...]:
        """Every value of an action that comes out of the file."""
        return (*_columns(self.action), *(_columns(self.whole[1]) if self.whole else ()))

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that the map names."""
        named = [name for column in self.columns for names in column.columns for name in names]
        asked = [name for column in self.columns for name in (column.when, column.unless) if name]
        keys = [name for names in (*self.key, *(self.whole[0] if self.whole else ())) for name in names]
        skips = [column for column, _ in self.skip]
        order = [self.order] if self.order else []
        return tuple(dict.fromkeys([*keys, *named, *asked, *skips, *order, *self.fill_down, *self.left_out]))

    @property
    def is_dated(self) -> bool:
        """Whether something is of the day that --dated names."""
        return _holds(self.action, DATED)


class MapFaultsError(CoopctlError):
    """A map cannot be used; `checked` holds what is wrong with it, and where."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(msg("the map cannot be used"))
        self.checked = checked


def read(path: str, content: bytes) -> Map:
    """Return a map. Raise MapFaultsError with everything that is wrong with it."""
    reading = strict_yaml.read(path, content)
    document = reading.document
    findings = [
        Finding(path, each.span, Kind.YAML, each.code, strict_yaml.FAULTS[each.code], each.message, each.help)
        for each in reading.faults
    ]
    data: Json = None
    if document is not None:
        data = document.data
        found = schemas.problems("map", path, data, schemas.Telling(said=recognised.said))
        told = [Stamped(Kind.SCHEMA, code, schemas.CODES[code], problem) for code, problem in found]
        action = data.get("action") if isinstance(data, dict) else None
        whole = data.get("whole") if isinstance(data, dict) else None
        for written, each in (
            (("action",), action),
            (("whole", "action"), whole.get("action") if isinstance(whole, dict) else None),
        ):
            if isinstance(each, dict) and not any(known.severity is Severity.ERROR for known in findings):
                told += [
                    Stamped(Kind.SCHEMA, code, Severity.ERROR, problem) for code, problem in faults(path, written, each)
                ]
        findings += resolve(told, {path: document})
    if document is None or any(each.severity is Severity.ERROR for each in findings):
        texts = {} if document is None else {path: document.text}
        raise MapFaultsError(Checked(findings, texts, 1, 0, ""))
    return _map(path, cast("dict[str, Json]", data))


def _map(path: str, data: Mapping[str, Json]) -> Map:
    def text(name: str) -> str:
        return str(data.get(name) or "")

    skip = cast("list[dict[str, Json]]", data.get("skip") or [])
    whole = cast("dict[str, Json] | None", data.get("whole"))
    return Map(
        path=path,
        source=text("source"),
        key=_names(data["key"]),
        action=_template(data["action"], (), subschemas.of_record("action")),
        title=text("title"),
        into=text("into"),
        sheet=text("sheet"),
        header=cast("int | None", data.get("header")),
        rows=text("rows") or None,
        codes=data.get("codes") is not False,
        language=text("language"),
        dates=text("dates"),
        percent=text("percent"),
        decimal=text("decimal"),
        empty=frozenset(map(plain, _texts(data.get("empty")))),
        skip=tuple((str(each["column"]), frozenset(map(plain, _texts(each["is"])))) for each in skip),
        order=text("order"),
        whole=(_names(whole["key"]), _template(whole["action"], (), subschemas.of_record("action"))) if whole else None,
        fill_down=_texts(data.get("fill_down")),
        left_out=_texts(data.get("left_out")),
        columns_may_lack=data.get("columns_may_lack") is True,
    )


def _template(node: Json, place: Place, shape: Subschema) -> Template:
    if isinstance(node, dict) and not MARKS.isdisjoint(node):
        return _column(node, place, shape)
    if isinstance(node, dict):
        row = {key: _template(each, (*place, key), subschemas.inner(shape, key)) for key, each in node.items()}
        if isinstance(currency := node.get("currency"), str):
            return {
                key: replace(each, currency=currency) if isinstance(each, MapColumn) else each
                for key, each in row.items()
            }
        return row
    if isinstance(node, list):
        return [_template(each, (*place, at), subschemas.inner(shape, at)) for at, each in enumerate(node)]
    return node


def _column(node: Mapping[str, Json], place: Place, shape: Subschema) -> MapColumn:
    def text(name: str) -> str:
        return str(node.get(name) or "")

    one = node.get("column")
    names = (_texts(one),) if one is not None else _names(node["columns"])
    words = cast("dict[str, Json]", node.get("words") or {})
    return MapColumn(
        place=place,
        shape=shape,
        columns=names,
        all=node.get("take") == "all",
        nth=cast("int", node.get("nth") or 1),
        words={plain(written): meant for written, meant in words.items() if written != _ANY},
        otherwise=words.get(_ANY),
        split=text("split"),
        before=text("before"),
        after=text("after"),
        when=text("when"),
        unless=text("unless"),
        headed=node.get("headed") is True,
        last_day=node.get("last_day") is True,
        until=node.get("until") is True,
        colour=node.get("colour") is True,
        times=cast("int", node.get("times") or 1),
        dates=text("dates"),
        percent=text("percent"),
        decimal=text("decimal"),
    )


def _names(value: Json) -> Names:
    """Return columns, each by the headings that it is known by."""
    return tuple(_texts(each) for each in value) if isinstance(value, list) else (_texts(value),)


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else () if value is None else (str(value),)


def _columns(node: Template) -> Iterator[MapColumn]:
    if isinstance(node, MapColumn):
        yield node
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from _columns(each)


def _holds(node: Template, word: str) -> bool:
    if isinstance(node, dict | list):
        return any(_holds(each, word) for each in (node.values() if isinstance(node, dict) else node))
    return node == word
