"""What a record cites, by the titles of the documents that it, its agreement or its framework describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.records import Action
from coopctl.tables import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record as AnyRecord


def titled(portfolio: Portfolio, record: AnyRecord, sources: Sequence[str]) -> tuple[Named, ...]:
    """Return sources that a record names, each with the title of its document where that is known."""
    wanted = set(sources)
    known = {
        document.id: document.title.cut()
        for holder in _holders(portfolio, record)
        for document in (holder.documents if wanted else ())
        if document.id in wanted and document.title
    }
    return tuple(Named(source, known.get(source) or source) for source in sources)


def _holders(portfolio: Portfolio, record: AnyRecord) -> Iterator[AnyRecord]:
    """Yield the records whose documents a record may cite, nearest last: the framework, the agreement, itself."""
    agreement = portfolio.agreements.get(record.agreement) if isinstance(record, Action) else record
    if agreement is not None:
        parent = portfolio.agreements.get(portfolio.current(agreement.parent)) if agreement.parent else None
        if parent is not None:
            yield parent
        yield agreement
    yield record
