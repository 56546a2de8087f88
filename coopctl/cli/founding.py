"""The questions of `init`: any answer can be taken back with <, and all is shown before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.changing import creating, skeleton
from coopctl.changing.asking import NOTHING, Choice
from coopctl.changing.blanks import Blank
from coopctl.changing.creating import ACTION, AGREEMENT, Wish
from coopctl.changing.typed import Typist
from coopctl.cli import creating as asking
from coopctl.cli import questions
from coopctl.cli.environment import month_first
from coopctl.errors import UsageError
from coopctl.i18n.words import available
from coopctl.i18n.words import words as find_words
from coopctl.loading import builders
from coopctl.messages import msg
from coopctl.model.names import path_of
from coopctl.model.portfolio import Portfolio
from coopctl.model.settings import Settings
from coopctl.model.texts import Text
from coopctl.starting import first, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coopctl.changing.creating import Begun
    from coopctl.cli.session import Session
    from coopctl.formats.look import Look
    from coopctl.starting.plan import Wishes

#: Parts that belong to no record; no field is so called.
_LANGUAGE, _BEGINS, _EXAMPLE, _SOURCE = "LANGUAGE", "BEGINS", "EXAMPLE", "SOURCE"
_OURS = (_LANGUAGE, _BEGINS, _EXAMPLE, _SOURCE)
_NOW, _LATER = msg("now"), msg("later")
#: What languages call themselves.
_NAMES = {"ar": "العربية", "en": "English", "fr": "français", "nl": "Nederlands"}
_ABOUT = {
    _LANGUAGE: msg("In it plain texts are written, and remarks in the files; any language tag will do."),
    _EXAMPLE: msg("A file with a remark above each field, to be changed or removed."),
    _SOURCE: msg("The address of its repository, with @ and a commit or a tag; without one CI gets no files."),
}


def converse(
    session: Session, wishes: Wishes, settle: questions.Settled, shown: Callable[[Wishes], bool]
) -> Wishes | None:
    """Ask for what is not settled, show what that makes, and return the wishes once somebody agrees, else None.

    `shown` shows what would be written and says whether there is anything. Raise UsageError where input ends.
    """
    with asking.nothing_written(session):
        return _converse(session, wishes, settle, shown)


def _converse(
    session: Session, wishes: Wishes, settle: questions.Settled, shown: Callable[[Wishes], bool]
) -> Wishes | None:
    look = session.look()
    answers: dict[str, str] = {}
    asked: list[str] = []
    day = session.day if session.day_by else session.today  # no tree is read, that could name one
    typist = Typist(day, session.asked.lang, month_first(look))
    if not (settle.language and settle.agreement and settle.source):
        asking.how_to_answer(look)
    while True:
        found = _Founding(wishes, settle, answers, typist, look)
        part = next(found.parts(), None)
        if part is not None:
            word = found.ask(part)
            if word is not None:
                answers[part.key] = word
                asked.append(part.key)
                continue
        else:
            made = found.wishes()
            if not shown(made):
                return made
            agreed = questions.agreed_or_back(msg("Write them? [Y/n], < goes back:"), look)
            if agreed is not None:
                return made if agreed else None
        if asked:
            del answers[asked.pop()]


class _Founding:
    """What is answered so far, and what that makes."""

    def __init__(
        self, wishes: Wishes, settle: questions.Settled, answers: Mapping[str, str], typist: Typist, look: Look
    ) -> None:
        self._wishes, self._settle, self._answers, self._look = wishes, settle, answers, look
        self._language = answers.get(_LANGUAGE, wishes.language)
        self._portfolio = Portfolio(agreements={}, actions={}, settings=Settings(language=self._language))
        self._wish = Wish(AGREEMENT, (), None, typist)
        self._own = {key: word for key, word in answers.items() if key not in _OURS}

    def parts(self) -> Iterator[Blank]:
        """Yield what is not answered yet, in the order in which it is asked for."""
        for part in self._all_parts():
            if part.key not in self._answers:
                yield part

    def _all_parts(self) -> Iterator[Blank]:
        if not self._settle.language:
            tags = tuple(Choice(tag, Text({"": _NAMES[tag]}) if tag in _NAMES else None) for tag in available())
            yield Blank(
                _LANGUAGE, msg("language of your texts"), choices=tags, proposed=self._wishes.language, others=True
            )
        if not self._settle.agreement:
            now, later = map(self._look.words.say, (_NOW, _LATER))
            command = Text({"": "coopctl new agreement"})
            offers = (Choice(now, msg("with a few questions")), Choice(later, command))
            yield Blank(_BEGINS, msg("a first agreement"), choices=offers, proposed=now)
            if self._begins:
                yield from creating.parts(self._portfolio, self._wish, self._own)
                example = self._look.words.say(msg("First action (example)"))
                yield Blank(_EXAMPLE, msg("title of an example of an action"), needed=False, proposed=example)
        if not self._settle.source:
            known = (self._wishes.installed or "").removeprefix("coopctl @ ").removeprefix("git+")
            yield Blank(_SOURCE, msg("from where CI installs coopctl"), needed=False, proposed=known or NOTHING)

    def ask(self, part: Blank) -> str | None:
        """Ask for a part; None for the question before."""
        if part.key in _OURS:
            fits = self._is_offered if part.key == _BEGINS else _FITS.get(part.key, _title_fits)
            return questions.wanted(part, self._look, fits, _ABOUT.get(part.key))
        fits = asking.fitting(self._portfolio, self._wish, self._own, part)
        while (word := questions.wanted(part, self._look, fits, asking.about(self._wish, part))) is not None:
            named = asking.with_name(self._portfolio, self._look, self._wish, self._own, part, word)
            if named is not None:
                return named
        return None

    def wishes(self) -> Wishes:
        """Return the wishes with the answers; the records written out in the language of the workspace."""
        typed = self._answers.get(_SOURCE)
        installed = self._wishes.installed if typed is None else source.requirement(typed) if typed else None
        made = replace(self._wishes, language=self._language, installed=installed)
        return replace(made, records=dict(self._records())) if self._begins else made

    @property
    def _begins(self) -> bool:
        """Whether there is to be a first agreement, which is answered in the reader's words."""
        return self._answers.get(_BEGINS) == self._look.words.say(_NOW)

    def _is_offered(self, typed: str) -> None:
        """Raise UsageError for a word that says neither now nor later."""
        if typed not in map(self._look.words.say, (_NOW, _LATER)):
            raise UsageError(msg("‘{word}’ is none of these", word=typed))

    def _records(self) -> Iterator[tuple[str, str]]:
        begun = creating.begin(self._portfolio, self._wish, self._own)
        yield self._written(begun)
        if title := self._answers.get(_EXAMPLE):
            ref = begun.draft.subject.record.ref
            agreement = builders.agreement(ref, path_of(ref), dict(begun.draft.subject.data), self._language)
            portfolio = replace(self._portfolio, agreements={ref: agreement})
            wish = replace(self._wish, kind=ACTION)
            axis = {"axis": agreement.axes[0].id} if agreement.axes else {}
            plain = {"agreement": ref, "title": title, "status": "planned", "lead": agreement.parties[0].id}
            settled, _ = creating.settled(portfolio, wish, plain | axis)
            yield self._written(creating.begin(portfolio, wish, settled))

    def _written(self, begun: Begun) -> tuple[str, str]:
        words = find_words((self._language, *self._look.words.languages))
        subject = begun.draft.subject
        return subject.record.path, skeleton.text(subject, words, year=self._wish.typist.day.year, named=True)


def _tag_fits(typed: str) -> None:
    if not first.is_tag(typed):
        raise UsageError(
            msg("‘{word}’ is no language tag", word=typed), msg("write a language tag, for example fr or nl-BE")
        )


def _title_fits(typed: str) -> None:
    """Raise UsageError where a title cannot be kept; its letters may make no name."""
    first.called(msg("the answer"), "action", typed)


_FITS: Mapping[str, Callable[[str], object]] = {
    _LANGUAGE: _tag_fits,
    _SOURCE: source.requirement,
}
