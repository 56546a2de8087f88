"""Records of which it is known that every rule which looks at one record at a time is silent.

Only silence is kept: what such a rule says may rest on the whole portfolio (what was meant by a word), but whether it
says anything rests on the record, on the agreement it stands under, on that one's parent, and on the settings. A test
holds every rule to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.mentions import present_name
from coopctl.model.records import Agreement
from coopctl.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coopctl.loading.loader import Loaded
    from coopctl.model.records import Record


class Silence:
    """What the cache knows of the records of one portfolio; without a cache, nothing.

    `known` are the references of those of which all these rules were silent, standing where they stand.
    """

    def __init__(self, loaded: Loaded) -> None:
        self._memory = loaded.memory
        self._portfolio = loaded.portfolio
        self._settings = repr(loaded.portfolio.settings)
        self._around: dict[tuple[bool, str | None], Callable[[str], bytes]] = {}
        self._keys = {} if self._memory is None or not self._memory.ids else dict(self._found())
        kept = {} if self._memory is None else self._memory.kept(list(self._keys.values()))
        self.known = frozenset(ref for ref, key in self._keys.items() if key in kept)

    def note(self, record: Record) -> None:
        """Keep that they are."""
        if self._memory is not None and record.ref in self._keys:
            self._memory.remember(self._keys[record.ref], b"")

    def flush(self) -> None:
        """Write what was noted."""
        if self._memory is not None:
            self._memory.flush()

    def _found(self) -> Iterator[tuple[str, bytes]]:
        """Yield the reference of each record whose content is known, with the key of all that silence rests on."""
        assert self._memory is not None  # noqa: S101 - as the caller has seen
        for record in records(self._portfolio):
            own = self._id(record)
            if own is not None:
                is_agreement = isinstance(record, Agreement)
                above = record.parent if isinstance(record, Agreement) else record.agreement
                if (is_agreement, above) not in self._around:
                    around = tuple(self._chain(above, 1 if is_agreement else 2))
                    self._around[is_agreement, above] = self._memory.keys("silence", self._settings, around)
                yield record.ref, self._around[is_agreement, above](f"{own} {record.ref}")

    def _chain(self, above: str | None, most: int) -> Iterator[object]:
        """Yield the present name and the content of each agreement upward, as far as rules look."""
        for _ in range(most):
            name = None if above is None else present_name(self._portfolio, above)
            agreement = self._portfolio.agreements.get(name or "")
            yield above, name, None if agreement is None else self._id(agreement)
            above = None if agreement is None else agreement.parent

    def _id(self, record: Record) -> str | None:
        return None if self._memory is None else self._memory.ids.get(record.path)
