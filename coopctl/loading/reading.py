"""A reading: one tree on one day, loaded once and computed once, for any caller; it knows no terminal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from coopctl.errors import SettingsError
from coopctl.messages import msg
from coopctl.model import internal
from coopctl.model.names import SETTINGS_FILE
from coopctl.reports.filters import Filter
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from datetime import date

    from coopctl.changes.change import Side
    from coopctl.loading.judging import Judge
    from coopctl.loading.loader import Loaded
    from coopctl.loading.memory import Memory
    from coopctl.measures.kept import Unchanged
    from coopctl.measures.outcomes import Standing
    from coopctl.model.portfolio import LeftOut, Portfolio
    from coopctl.model.records import Record
    from coopctl.reports.view import View
    from coopctl.trees import Tree

    #: Is told (files read, files in all) while a tree is read.
    Heard: TypeAlias = Callable[[int, int], None]


@contextmanager
def silence() -> Iterator[Heard]:
    """Tell nobody how far a reading is."""
    yield lambda _done, _total: None


@dataclass
class Reading:
    """A tree, the day up to which its facts count, and today; `progress` hears of each file that is read.

    `whole` says that the raw maps of all records will be looked into: to check them, or to compare them.
    Files that are `known` are not read, and nothing is found in them, and a `memory` has looked at the tree: as in
    `load`. One that is `public` gives the records without what is internal, of other trees too. What is computed goes
    into `kept`, where there is one, for another standing that shares records with this one. One that is `about` a
    record need hold no more than its page rests on, as in `load`; records are judged as they are read by what
    `judging` gives, as in `judging.judging`.

    Each property is made when it is first asked for, and none depends on which other was asked first.
    """

    tree: Tree
    day: date
    today: date
    progress: Callable[[], AbstractContextManager[Heard]] = silence
    whole: bool = False
    known: Mapping[str, Record | LeftOut] = field(default_factory=dict)
    memory: Memory | None = None
    public: bool = False
    kept: Unchanged | None = None
    about: str | None = None
    judging: Callable[[Portfolio], Judge] | None = None

    @cached_property
    def loaded(self) -> Loaded:
        """Everything that the tree says, with the default settings where coopctl.yaml has an error.

        Raise ReadError or GitError where the tree itself cannot be read.
        """
        from coopctl.loading.judging import judging  # the whole reader: a call for help needs none
        from coopctl.loading.loader import load

        with self.progress() as heard, judging(self.judging):
            return load(self.tree, heard, whole=self.whole, known=self.known, memory=self.memory, about=self.about)

    @cached_property
    def portfolio(self) -> Portfolio:
        """The records of the tree. Raise SettingsError where coopctl.yaml has an error.

        What is internal must be known for sure before anything is public: an unknown path is an error then.
        """
        if self.loaded.explaining.fails(SETTINGS_FILE):
            raise SettingsError(
                msg("{path} has an error", path=SETTINGS_FILE),
                msg("see what is wrong: coopctl validate {path}", path=SETTINGS_FILE),
            )
        unknown = [path for path in self.loaded.portfolio.settings.internal if not internal.known(path)]
        if self.public and unknown:
            raise SettingsError(
                msg("internal in {path} names what is no field: {names}", path=SETTINGS_FILE, names=tuple(unknown)),
                msg("see what is wrong: coopctl validate {path}", path=SETTINGS_FILE),
            )
        return self._shown(self.loaded.portfolio)

    def _shown(self, portfolio: Portfolio) -> Portfolio:
        if not self.public:
            return portfolio
        from coopctl.loading.public import public  # as the whole reader

        return public(portfolio)

    def made_public(self) -> Reading:
        """Return the same without what is internal; what was loaded is not read again."""
        other = replace(self, public=True)
        if "loaded" in self.__dict__:
            other.loaded = self.loaded
        return other

    @cached_property
    def standing(self) -> Standing:
        """How every record stands on the day."""
        from coopctl.measures.standing import standing

        return standing(self.portfolio, self.day, self.kept)

    def view(self, wanted: Filter = Filter()) -> View:  # noqa: B008 - frozen, and the same for everybody
        """Look at the records that a filter keeps, by default at all."""
        from coopctl.reports.view import view  # only to show records

        seen = view(self.portfolio, self.standing, wanted, past=self.day < self.today)
        return replace(seen, line=self._line)

    @cached_property
    def _line(self) -> Callable[..., int | None]:
        from coopctl.loading.locations import lines

        return lines(self.loaded)

    def side(self, tree: Tree, day: date) -> Side:
        """Return another tree on a day, to compare with this one, by whose settings it is judged."""
        from coopctl.changes.change import Side  # only to compare
        from coopctl.loading.loader import load
        from coopctl.measures.standing import standing

        portfolio = self.judged(load(tree, whole=self.whole).portfolio)
        return Side(portfolio, standing(portfolio, day))

    def judged(self, portfolio: Portfolio) -> Portfolio:
        """Return the records of another tree as this one's settings have them: its thresholds, and what is internal."""
        return self._shown(replace(portfolio, settings=self.portfolio.settings))
