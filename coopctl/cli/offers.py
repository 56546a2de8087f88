"""What the shell offers after TAB for the value of an option that says nothing itself: by its name, or its metavar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typer import Context

from coopctl import codes, discovery, disk, strict_yaml
from coopctl.cli.completion import behind_commas, complete_agreement
from coopctl.cli.half_typed import days, ids, read, references, revisions, revisions_and_days, root_of, words_before
from coopctl.model import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    #: What a shell asks: around which call, and what is typed of the value.
    Offer = Callable[[Context, str], list[str]]

#: So many actions are read for their tags: whoever presses TAB waits.
_MOST_READ: Final = 1000


def of(words: Sequence[object], metavar: str | None) -> Offer | None:
    """Return what offers the values of an option, None where anybody may write anything."""
    return next((offer for word in words if (offer := _BY_NAME.get(word))), _BY_METAVAR.get(metavar or ""))


def _languages(_ctx: Context, incomplete: str) -> list[str]:
    from coopctl.i18n.words import available

    return behind_commas(incomplete, available())


def _findings(_ctx: Context, incomplete: str) -> list[str]:
    from coopctl.formats import findings

    return [name for name in discovery.names(findings) if name.startswith(incomplete)]


def _reports(ctx: Context, incomplete: str) -> list[str]:
    """Return the formats of findings with the sign behind which a file is named: the shell's own matter."""
    return [f"{name}:" for name in _findings(ctx, incomplete)]


def _codes(_ctx: Context, incomplete: str) -> list[str]:
    return behind_commas(incomplete, codes.codes())


def _columns(ctx: Context, incomplete: str) -> list[str]:
    """Return the columns of the list that is asked for, or of what is found."""
    from coopctl.reports import lists, search

    kind = next((word for word in words_before(ctx) if word in discovery.names(lists)), None)
    if kind is None and ctx.info_name != "find":
        return []
    columns = search.COLUMNS if kind is None else discovery.module(lists, kind).COLUMNS
    return behind_commas(incomplete, [each.name for each in columns])


def _sorting(ctx: Context, incomplete: str) -> list[str]:
    """Return the same for an order, in which a minus may stand before each."""
    before, comma, last = incomplete.rpartition(",")
    minus = "-" if last.startswith("-") else ""
    found = _columns(ctx, f"{before}{comma}{last.removeprefix('-')}")
    return [f"{before}{comma}{minus}{each.rpartition(',')[2]}" for each in found]


def _of_agreements(field: str, *also: str) -> Offer:
    """Return what offers the ids of a list of every agreement."""

    def offer(ctx: Context, incomplete: str) -> list[str]:
        every = (ids(read(ctx, ref).get(field)) for ref in references(ctx) if "/" not in ref)
        return behind_commas(incomplete, [*dict.fromkeys([*(each for one in every for each in one), *also])])

    return offer


def _tags(ctx: Context, incomplete: str) -> list[str]:
    return behind_commas(incomplete, sorted(set(_tags_of_actions(ctx))))


def _tags_of_actions(ctx: Context) -> Iterator[str]:
    root = root_of(ctx)
    for ref in [ref for ref in references(ctx) if "/" in ref][:_MOST_READ]:
        path = names.path_of(ref)
        content = disk.read(root, path) if root else None
        if isinstance(content, bytes) and b"tags:" in content:
            document = strict_yaml.read(path, content).document
            tags = document.data.get("tags") if document and isinstance(document.data, dict) else None
            yield from (str(tag) for tag in tags) if isinstance(tags, list) else ()


def _engines(_ctx: Context, incomplete: str) -> list[str]:
    return [word for word in ("none", "dask=") if word.startswith(incomplete)]


def _presets(_ctx: Context, incomplete: str) -> list[str]:
    from coopctl.mapping import shipped

    return [name for name in shipped.names() if name.startswith(incomplete)]


_parties, _meetings = _of_agreements("parties"), _of_agreements("meetings")
_BY_NAME: Final[Mapping[object, Offer]] = {
    "--format": _findings,  # of those that say nothing themselves it is that of validate
    "--report": _reports,
    "--select": _codes,
    "--ignore": _codes,
    "--columns": _columns,
    "--sort": _sorting,
    "--party": _parties,
    "--partner": _parties,
    "--lead": _parties,
    "--axis": _of_agreements("axes", "none"),
    "--tag": _tags,
    "--meeting": _meetings,
    "--since-meeting": _meetings,
    "--minutes": _meetings,
    "--into": complete_agreement,
    "--preset": _presets,
    "--engine": _engines,
    "--language": _languages,
    "--lang": _languages,
    "--at": revisions_and_days,
}
_BY_METAVAR: Final[Mapping[str, Offer]] = {"DAY": days, "REV": revisions, "REV|DAY": revisions_and_days}
