"""What a call leaves out and a terminal asks for, or has to agree to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import UsageError
from coopctl.i18n import labels
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.spelling.synonyms import folded
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement


#: What an answer goes by that says in which language the call is; no field is so called.
LANGUAGE = "LANG"
#: What the name of an answer begins with that says what a word of the call means; no field begins so.
MEANING = "="
#: The answer that leaves out what need not be given.
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: the word that a call would hold, and what people call it, or the names that stand for it."""

    word: str
    title: Text | StrEnum | Message | tuple[str, ...] | None = None


def choices(words: Sequence[str]) -> tuple[Choice, ...]:
    """Return the words of a vocabulary as answers, each with what people call it."""
    known = labels.vocabulary(words)
    return tuple(Choice(word, known(word) if known else None) for word in words)


def sides(portfolio: Portfolio, agreement: Agreement | None) -> tuple[Choice, ...]:
    """Return the parties of an agreement as answers, each with its name, wherever that stands."""
    if agreement is None:
        return ()
    named = [each for there in (agreement, *portfolio.agreements.values()) for each in there.parties if each.name]
    names = {each.id: each.name for each in reversed(named)}
    return tuple(Choice(each.id, names.get(each.id)) for each in agreement.parties)


class MissingError(UsageError):
    """A part of the call is missing: `field` is its name, `choices` are its possible answers, () for any.

    A choice without a word stands for what has no such part. `proposed` is the answer that Enter gives, `question` how
    it is asked for, `option` how a call would give it; `shown` is said of it where nobody can be asked and nothing else
    says more. With `others` an answer is taken too that is none of the choices.
    """

    def __init__(
        self,
        field: str,
        choices: tuple[Choice, ...] = (),
        proposed: str | None = None,
        *,
        question: Message | None = None,
        option: str | None = None,
        shown: Message | None = None,
        others: bool = False,
    ) -> None:
        words = tuple(each.word or f"{field}=" for each in choices)
        if words:
            shown = msg("choose from: {words}", words=words)
        if (proposed and proposed != NOTHING) or (option and not words):
            shown = msg("add it: {example}", example=option or f"{field}={proposed}")
        super().__init__(msg("‘{field}’ is missing", field=field), shown)
        self.field = field
        self.choices = choices
        self.proposed = proposed
        self.question = question
        self.others = others


class UnclearError(MissingError):
    """A word of the call, or an answer, is none of some things, or may be several: a terminal asks which is meant.

    It says what `wrong` says, on a terminal where it is `told`. `begun` is the one choice whose word or title begins
    with the word that was `typed`, None where none or several do.
    """

    def __init__(
        self,
        wrong: UsageError,
        field: str,
        choices: tuple[Choice, ...],
        question: Message | None = None,
        *,
        others: bool = False,
        told: bool = True,
        typed: str = "",
    ) -> None:
        super().__init__(field, choices, question=question, others=others)
        self.message, self.help = wrong.message, wrong.help
        begun = [each.word for each in choices if typed and _begins(each, folded(typed))]
        self.begun = begun[0] if len(begun) == 1 else None
        self.told = told


def _begins(choice: Choice, typed: str) -> bool:
    titles = choice.title.variants.values() if isinstance(choice.title, Text) else ()
    return any(folded(each).startswith(typed) for each in (choice.word, *titles))


class UnagreedError(UsageError):
    """Somebody has to agree first: `said` is what would be done, `question` what is asked."""

    def __init__(self, said: str, question: Message) -> None:
        super().__init__(
            msg("this is asked before it is done, and there is no terminal to ask on"),
            msg("see what it would do with --dry-run; then add --yes"),
        )
        self.said = said
        self.question = question
