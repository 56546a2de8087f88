"""The record that is changed: which file, what it holds as the reader gives it, and what its fields may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.model.places import within
from coopctl.model.records import Action
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.subschemas import Subschema
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json, Record


@dataclass(frozen=True, slots=True)
class RecordData:
    """A record beside the portfolio that it stands in; of a draft with what its file is to say."""

    record: Record
    portfolio: Portfolio
    drafted: Mapping[str, Json] | None = None

    @property
    def kind(self) -> str:
        """The name of its schema: "agreement" or "action"."""
        return "action" if isinstance(self.record, Action) else "agreement"

    @property
    def data(self) -> Mapping[str, Json]:
        """What its file says, as it is written."""
        return self.record.data if self.drafted is None else self.drafted

    @property
    def agreement(self) -> Agreement | None:
        """The agreement itself, or that of the action; None where its file cannot be read."""
        name = self.record.agreement if isinstance(self.record, Action) else self.record.ref
        return self.portfolio.agreements.get(name)

    def shape(self, place: Place) -> Subschema:
        """Return what may stand at a place."""
        return subschemas.at(self.kind, place)

    def value(self, place: Place) -> Json:
        """Return what stands at a place, None where nothing does."""
        return within(self.data, place)  # perhaps of the cache, and then no dict

    def currency(self, place: Place) -> str | None:
        """Return the currency of the row that a place is in, or that of the agreement's defaults; None without any."""
        own, agreement = self.value((*place[:-1], "currency")), self.agreement
        return str(own) if own else agreement.defaults.currency if agreement and agreement.defaults else None

    def length(self, place: Place) -> int:
        """Return how many entries a list has, 0 where there is none."""
        found = self.value(place)
        return len(found) if isinstance(found, list) else 0


def record_data(portfolio: Portfolio, ref: str) -> RecordData:
    """Return the record that a whole reference names. Raise KeyError where there is none."""
    return RecordData(portfolio.actions[ref] if "/" in ref else portfolio.agreements[ref], portfolio)
