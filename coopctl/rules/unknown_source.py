"""A source names a document that is described neither here nor in the agreement or its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.mentions import present_name
from coopctl.model.records import Agreement
from coopctl.model.vocabularies import Severity
from coopctl.spelling import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record
    from coopctl.model.walk import Seen
    from coopctl.spelling.called import Called

SEVERITY = Severity.ERROR
NEEDS = frozenset({str})
BESIDE = frozenset({"documents", "parent"})


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each document id that does not resolve; addresses (https://…) are let be."""
    named = [(place, word) for place, word in seen.of(str) if "sources" in place[-2:-1] and "://" not in word]
    known = _documents(portfolio, seen.record) if named else None
    if known is None:
        return
    ids = {document.id for document in known}
    lists: dict[Place, set[str]] = {}
    for place, word in named:
        lists.setdefault(place[:-1], set()).add(word)
    for place, source in named:
        if source not in ids:
            yield Problem(
                seen.record.path,
                place,
                msg("no document is called ‘{source}’ here, in the agreement or in its parent", source=source),
                called.which(source, known, lists[place[:-1]], seen.patience)
                or msg("describe it under ‘documents:’, or write its address (https://…)"),
            )


def _documents(portfolio: Portfolio, record: Record) -> tuple[Called, ...] | None:
    """Return the documents that `record` may cite, None where a file that could not be read may describe more."""
    chain: list[Record] = [record]
    above = record.parent if isinstance(record, Agreement) else record.agreement
    while above is not None and len(chain) < 3:
        agreement = portfolio.agreements.get(present_name(portfolio, above) or "")
        if agreement is None:
            return None
        chain.append(agreement)
        above = None if isinstance(record, Agreement) else agreement.parent
    return tuple(each for holder in chain for each in called.described(holder.data.get("documents")))
