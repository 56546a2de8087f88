"""Questions, one after the other on a plain terminal: no screen is redrawn, so any reader can follow."""

from __future__ import annotations

import contextlib
import functools
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from coopctl.changing.asking import NOTHING, Choice, UnclearError
from coopctl.changing.rows import LIST
from coopctl.cli.environment import fitted
from coopctl.errors import UsageError
from coopctl.i18n import field_labels, labels, recognised
from coopctl.messages import Message, msg, nmsg
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import one_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Sized

    from coopctl.changing.asking import MissingError
    from coopctl.changing.blanks import Blank
    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.messages import Message

_T = TypeVar("_T")
_WORD = re.compile(r"[^\W_]+")
#: The Arabic article, written together with its word.
_THE = "ال"
#: What goes back one question.
BACK = "<"


@dataclass(frozen=True, slots=True)
class Settled:
    """What need not be asked, because it is known."""

    language: bool
    agreement: bool
    source: bool


def asking() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()  # None: it is closed


def agreed(question: Message, look: Look) -> bool:
    """Ask a question that Enter answers with yes."""
    _in_words(look)
    return _is_yes(_answer(question, look), look)


def agreed_or_back(question: Message, look: Look) -> bool | None:
    """Ask the same until it is answered with yes or no, None meaning that somebody wants the question before."""

    def read(typed: str) -> bool | None:
        # Translators: the words that mean no, separated by blanks; English ones are understood as well
        if typed != BACK and not _is_yes(typed, look) and not _is(typed, "n no", msg("n no"), look):
            raise UsageError(msg("that is neither yes nor no"), msg("Ctrl-C stops; nothing was written."))
        return None if typed == BACK else _is_yes(typed, look)

    _in_words(look)
    return until_it_fits(question, look, read)


def _in_words(look: Look) -> None:
    """Tell a screen reader what [Y/n] says to others."""
    if look.plain:
        tell(msg("Enter means yes, n means no."), look)


def _is_yes(typed: str, look: Look) -> bool:
    # Translators: the words that mean yes, separated by blanks; English ones are understood as well
    return not typed or _is(typed, "y yes", msg("y yes"), look)


def _is(typed: str, english: str, theirs: Message, look: Look) -> bool:
    return typed.casefold() in {*english.split(), *look.words.say(theirs).split()}


def missing(part: MissingError, look: Look) -> str:
    """Do what `picked` does before anything is written, and say so to who stops there."""
    try:
        return picked(part, look)
    except KeyboardInterrupt:
        tell(msg("nothing was written"), look)
        raise


def picked(part: MissingError, look: Look) -> str:
    """Ask for a part of a call, among numbered choices where there are any, and return the word for it.

    Of what is not clear it is said first what is not.
    """
    words = look.words
    if isinstance(part, UnclearError) and part.told:
        tell(part.message, look)
    choices = {choice.word: _title(part, choice, words) for choice in part.choices}
    _list([(words.data(word) or words.say(msg("none")), title) for word, title in choices.items()], look)
    question = part.question if part.proposed is None else None
    label: str | Message = field_labels.asked(part.field, words)
    if part.others and choices:
        label = msg("{field}, one of these or another", field=label)
    question = question or _asking(label, choices.get(part.proposed or "") or part.proposed, look)
    chosen = functools.partial(_chosen, choices, others=part.others)
    return until_it_fits(question, look, lambda typed: chosen(typed or part.proposed or ""))


def _title(part: MissingError, choice: Choice, words: Words) -> str:
    """Return what people call a choice: its title, or the label of a word of a vocabulary; "" where it has none."""
    vocabulary = labels.vocabulary([each.word for each in part.choices])
    if isinstance(choice.title, Message) and part.field == LIST:  # fields, of which some have a capital already
        return words.headed(choice.title)
    if choice.title is not None:
        return words.param(choice.title)
    return words.label(vocabulary(choice.word)) if vocabulary else ""


def needed(answer: str) -> None:
    """Raise UsageError where there is no answer."""
    if not answer:
        raise UsageError(msg("an answer is needed here"), msg("Ctrl-C stops; nothing was written."))


def _chosen(choices: Mapping[str, str], answer: str, *, others: bool = False) -> str:
    """Return the answer: a choice by its number, its word, what it is called, or words of that that no other has.

    Raise UsageError for none, unless `others` are taken.
    """
    needed(answer)
    known = list(choices)
    if not known:
        return answer
    if answer.isascii() and answer.isdecimal() and 0 < int(answer) <= len(known):
        return known[int(answer) - 1]
    plain = synonyms.folded(answer)
    called = [word for word, title in choices.items() if plain in (synonyms.folded(word), synonyms.folded(title))]
    called = called or [word for word in known if recognised.is_said(answer, word, known)]
    called = called or [word for word, title in choices.items() if _holds(f"{word} {title}", plain)]
    if len(called) == 1:
        return called[0]
    if others and not (answer.isdecimal() and len(answer) <= len(str(len(known)))):
        return answer
    try:
        return one_of("", answer, known, recognised.said)
    except UsageError as wrong:
        near = wrong.help if wrong.help is not None and wrong.help.mend else None
        raise _none_of(known, answer, near) from None


def _none_of(choices: Sized, answer: str, near: Message | None = None) -> UsageError:
    """Return what is wrong with an answer that is none of the choices: the one that is `near`, else how to answer."""
    how = near or msg("write a number from 1 to {n}, or what stands beside it", n=len(choices))
    return UsageError(msg("‘{word}’ is none of these", word=answer), how)


def _holds(called: str, plain: str) -> bool:
    """Whether each word of an answer is one of what something is called."""
    return frozenset(_WORD.findall(plain)) <= frozenset(_WORD.findall(synonyms.folded(called)))


def wanted(part: Blank, look: Look, fits: Callable[[str], object], about: Message | None) -> str | None:
    """Ask for a part of a new record and return the answer, "" where it is left out, None for the question before.

    `fits` raises UsageError where an answer is none. A word that is no choice's may be what people call one. Of what is
    said about the part the first sentence is shown: the others are for those who write files.
    """
    if about is not None:
        first_sentence, stop, _ = look.words.say(about).partition(". ")
        _show(f"{first_sentence}{stop.strip()}", look)
    default = part.proposed or (None if part.needed else NOTHING)

    def read(typed: str) -> str | None:
        if typed == BACK:
            return None
        answer = _picked(part.choices, typed, look) or typed or default or ""
        if answer in ("", NOTHING):
            if part.needed:
                needed("")
            return ""
        try:
            fits(answer)
        except UsageError as error:
            raise _as_asked(error, part, answer) from error
        return answer

    return until_it_fits(_offered(part.label, part.choices, default, look), look, read)


def _as_asked(error: UsageError, part: Blank, answer: str) -> UsageError:
    """Return what is wrong with an answer in the words of its question: choices by number, fields by their label."""
    words = {each.word for each in part.choices}
    if words and not part.others and (error.help is None or error.help.mend not in words):
        return _none_of(part.choices, answer)
    named = {name: part.label for name in ("field", "option") if name in error.message.params}
    return UsageError(replace(error.message, params={**error.message.params, **named}), error.help)


def choose(question: Message, offers: Sequence[Message], look: Look) -> int:
    """Ask which of some offers, by its number, and return its place among them; Enter is the first."""
    choices = tuple(Choice(look.words.say(each)) for each in offers)
    known = [choice.word for choice in choices]
    label = look.words.say(question)
    asked = _offered(question, choices, "1", look)
    return until_it_fits(
        asked, look, lambda typed: known.index(_numbered(choices, typed or "1") or one_of(label, typed, known))
    )


def _offered(field: str | Message, choices: Sequence[Choice], default: str | None, look: Look) -> Message:
    """Show the choices by their numbers, and return the question."""
    words = look.words
    titles = {each.word: "" if each.title is None else words.param(each.title) for each in choices}
    _list([(words.data(word), title) for word, title in titles.items()], look)
    return _asking(field, titles.get(default or "") or default, look)


def _list(choices: Sequence[tuple[str, str]], look: Look) -> None:
    """Show choices by their numbers, each a word with its title; for a screen reader each in words, and how many."""
    if look.plain and choices:
        tell(nmsg("{n} choice; answer by its number.", "{n} choices; answer by a number.", len(choices)), look)
    wide = len(str(len(choices)))
    for number, (word, title) in enumerate(choices, 1):
        if look.plain:
            _show(f"{number}: {look.words.listed(filter(None, (word, title)))}", look)
        else:
            _show(f"  {number:>{wide}}  {word}{f'  {title}' if title else ''}", look)


def _asking(field: str | Message, default: str | None, look: Look) -> Message:
    """Return the question for a field; what Enter answers stands between brackets, for a screen reader in words."""
    if default is None:
        return msg("{field}:", field=field)
    if look.plain and default == NOTHING:
        return msg("{field} (Enter leaves it out):", field=field)
    if look.plain:
        return msg("{field} (Enter means {default}):", field=field, default=default)
    return msg("{field} [{default}]:", field=field, default=default)


def _numbered(choices: Sequence[Choice], typed: str) -> str | None:
    """Return the choice of that number, None where it is none."""
    typed = str(int(typed)) if typed.isdecimal() else ""
    return choices[int(typed) - 1].word if typed and 0 < int(typed) <= len(choices) else None


def _picked(choices: Sequence[Choice], typed: str, look: Look) -> str | None:
    """Return the choice of that number or of that name, else the one alone that has a word begun so for each typed."""
    called = {
        each.word: synonyms.folded("" if each.title is None else look.words.param(each.title)) for each in choices
    }
    plain = synonyms.folded(typed)
    found = [word for word, title in called.items() if plain in (synonyms.folded(word), title)]
    found = found or [word for word, title in called.items() if _begins(f"{synonyms.folded(word)} {title}", plain)]
    return _numbered(choices, typed) or (found[0] if len(found) == 1 else None)


def _begins(called: str, plain: str) -> bool:
    words = _WORD.findall(called)
    typed = _WORD.findall(plain)
    words += [word.removeprefix(_THE) for word in words]
    return bool(typed) and all(any(word.startswith(each) for word in words) for each in typed)


def until_it_fits(question: Message, look: Look, read: Callable[[str], _T]) -> _T:
    """Ask until the answer can be used, saying each time why it cannot."""
    while True:
        answer = _answer(question, look)
        try:
            return read(answer)
        except UsageError as error:
            refused(error, look)


def _answer(question: Message, look: Look) -> str:
    with contextlib.suppress(ImportError):  # Windows edits a line by itself
        import readline  # noqa: F401 - once it is there, `input` takes arrow keys for what they are
    *above, last = fitted(look.words.say(question), look, sys.stdout, words=True).split("\n")
    sys.stdout.write("".join(f"{line}\n" for line in above))
    try:
        return input(f"{last} ").strip()
    except EOFError:
        sys.stdout.write("\n")
        raise UsageError(msg("the answers ended before the questions"), msg("nothing was written")) from None
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        raise


def refused(error: UsageError, look: Look) -> None:
    """Say on the screen where the questions stand why an answer cannot be used."""
    for message in filter(None, (error.message, error.help)):
        tell(message, look)


def tell(message: Message, look: Look) -> None:
    """Say a sentence on the screen where the questions stand."""
    _show(look.words.say(message), look)


def _show(text: str, look: Look) -> None:
    sys.stdout.write(f"{fitted(text, look, sys.stdout, words=True)}\n")
