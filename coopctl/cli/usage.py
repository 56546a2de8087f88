"""Help and usage errors in the reader's language: typer speaks English only, so its fixed phrases are worded here."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any, cast

import typer

from coopctl import discovery, schemas
from coopctl.errors import UsageError
from coopctl.i18n import recognised
from coopctl.i18n.safe_text import right_to_left
from coopctl.messages import Message, msg
from coopctl.patterns import regex
from coopctl.schemas.wanted import one_of
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import did_you_mean, meaning, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.i18n.words import Words

#: What a day looks like, and what the name of a record or of a row in one.
_DAY = regex(r"[-+]?\d[\w/.-]*|today|yesterday|tomorrow", re.ASCII)
_REFERENCE = regex(r"[a-z][a-z0-9-]*(?:/[a-z0-9-]+)?", re.ASCII)
#: The roots of what the parser raises; typer exports only the last of the line.
#: Options that count as not given where their value is empty: a person's own words, the day, the language.
FREE = frozenset({"--note", "--author", "--reason", "--lang", "--as-of", "--on"})
_OPTION = regex(r"(--[^\W\d_][\w-]*)(?:=.*)?", re.DOTALL)
ParserError = cast("type[Exception]", typer.BadParameter.__mro__[2])
#: What fills the lines of a help page, and how wide one is at most and at least.
_FORMATTER = typer.Context.formatter_class
_WIDEST, _NARROWEST = 80, 20
#: A page that is smaller tells what options do below them: beside them the longest words would be parted.
_SMALL = 50
#: Stands for a dash while lines are filled, which would else be broken after it: -30d, AAAA-MM-JJ.
_DASH = "\u2011"
#: A line that people copy; a line of Arabic may begin with the word git.
_COMMAND = regex(r" +(?:coopctl|git) (?!.*[\u0600-\u06ff])")
#: What stands between two columns of a line.
_STRETCH = regex(r"\S+(?: \S+)*")
#: How alike an option and a mistyped one are that is surely meant for it.
_ALIKE = 0.85
#: How an option that takes several words names them.
_SEVERAL = ",…"
#: The first of the global options, which every command has after its own.
_FIRST_GLOBAL = "  -C "


class _Formatter(_FORMATTER):  # type: ignore[misc, valid-type]  # typer exports it by this name only
    """Fills the lines of a help page for this terminal, however small, and breaks none of its texts after a dash."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given | {"width": terminal_width() - 2})

    def write_dl(self, rows: Sequence[tuple[str, str]], **given: Any) -> None:
        kept = [(name, told.replace("-", _DASH)) for name, told in rows]
        most = min(30, self.width // 2) if self.width >= _SMALL else 0
        super().write_dl(kept, **{"col_max": most} | given)

    def getvalue(self) -> str:
        return str(super().getvalue()).replace(_DASH, "-")


def terminal_width() -> int:
    """Return how wide a help page is: as the terminal, but no wider than is well read."""
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def filled_help(context: Any) -> Any:
    """Return the context of a call for help, whose lines will fit the terminal."""
    context.formatter_class = _Formatter
    return context


def translated_help(text: str, words: Words, examples: Sequence[tuple[str, str]] | None = None) -> str:
    """Return a help page with the parser's own phrases in the reader's language, no wider than the terminal.

    `examples` are those of a command, each with what it does; on its page the global options have a title of their own.
    """
    titles = {
        "Arguments:": words.say(msg("Arguments:")),
        "Options:": words.say(msg("Options:")),
        "Commands:": words.say(msg("Commands:")),
    }
    lines = text.lstrip("\n").splitlines()
    if examples is not None:
        lines = _with_global_title(lines, words)
    page = "\n".join(titles.get(line, line) for line in lines)
    page = page.replace("[required]", words.say(msg("[required]")))
    page = re.sub(r"\[default:\s+(.*?)\]", lambda found: words.say(msg("[default: {value}]", value=found[1])), page)
    if _SEVERAL in page:
        told = msg("Where it says {sign}, several may be given: with commas, or by the option again.", sign=_SEVERAL)
        page = f"{page}\n\n{words.say(told)}"
    usage = words.say(msg("Usage:"))
    page = re.sub(r"(?s)\AUsage: (.*?)(?=\n\n|\Z)", lambda found: f"{usage} {_synopsis(found[1], words)}", page)
    if examples:
        shown = (f"  {call}\n      {words.say(Message(told))}" for call, told in examples)
        page = "\n".join([page, "", words.say(msg("Examples:")), *shown])
    return _in_its_columns(narrowed(page), words)


def _in_its_columns(page: str, words: Words) -> str:
    """Return a page whose words from right to left each stay in their column, in an isolate as those of other screens.

    The first line is one command behind one word of ours, and needs none.
    """
    if not words.right_to_left or words.ascii_only:
        return page
    first, *lines = page.split("\n")
    kept = [first]
    column = -1  # where a text from right to left stands that may go on below without a letter of it
    for line in lines:
        found = [] if _COMMAND.match(line) else [*_STRETCH.finditer(line)]
        goes_on = len(found) == 1 and found[0].start() == column
        told = f"{line[:column]}\u2067{line[column:]}\u2069" if goes_on else _STRETCH.sub(_isolated, line)
        kept.append(told if found else line)
        column = found[-1].start() if found and (goes_on or right_to_left(found[-1][0])) else -1
    return "\n".join(kept)


def _isolated(found: re.Match[str]) -> str:
    return f"\u2067{found[0]}\u2069" if right_to_left(found[0]) else found[0]


def narrowed(page: str) -> str:
    """Return a page whose lines are broken where their words in another language are longer; commands stay whole."""
    width = terminal_width()
    lines = page.split("\n")
    if all(len(line) <= width or _COMMAND.match(line) for line in lines):
        return page
    from coopctl.formats.terminal.breaking import hanging  # only here: most pages need none of it
    from coopctl.formats.terminal.leftward import bare

    return "\n".join(line if _COMMAND.match(line) else bare(hanging(line, width)) for line in lines)


def _synopsis(line: str, words: Words) -> str:
    """Return the first line, or two, in the reader's language; typer puts braces around what must be given."""
    line = re.sub(r"\{([^\W\d_]+)\}", r"\1", line).replace("[OPTIONS]", words.say(msg("[OPTIONS]")))
    command, _, rest = words.say(msg("COMMAND [ARGS]...")).partition(" ")
    return re.sub(r"COMMAND(\s+)\[ARGS\]\.\.\.", lambda found: f"{command}{found[1]}{rest}", line)


def _with_global_title(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines with a title before the global options."""
    place = next((place for place, line in enumerate(lines) if line.startswith(_FIRST_GLOBAL)), None)
    if place is None:
        return list(lines)
    title = words.say(msg("Options of every command:"))
    before = lines[:place]
    return [*(before[:-1] if before[-1] == "Options:" else [*before, ""]), title, *lines[place:]]


def check_no_option(words: Iterable[str], context: object) -> None:
    """Raise UsageError where a word that commands would take as a value was probably meant as one of their options."""
    for word in words:
        match = _OPTION.fullmatch(word)
        if match and (meant := _suggestion(match[1], context)):
            raise UsageError(msg("no such option: {option}", option=match[1]), meant)


def check_given(context: Any) -> None:
    """Raise UsageError where an option that chooses something, or a path, is given empty: a variable left unset."""
    for each in context.command.params:
        given = context.params.get(each.name)
        words = given if isinstance(given, list | tuple) else (given,)
        if each.param_type_name == "option":
            name, empty = each.opts[0], not {*each.opts} & FREE and any(map(_is_empty, words))
        else:
            name, empty = each.metavar or each.name, each.name == "paths" and any(map(_is_empty, words))
        if empty and given != each.default:
            raise UsageError(
                msg("{option} has an empty value", option=name.strip("[].")),
                msg("write a value, or leave it out: a variable of a script that is not set, perhaps?"),
            )


def _is_empty(word: object) -> bool:
    return isinstance(word, str) and not word.strip(" ,")


def failure(error: Exception, called: str) -> UsageError:
    """Turn what the parser raised into our own error, by the name of its class; `called` if it names no command."""
    kind = type(error).__name__
    said = str(getattr(error, "message", error))
    context = getattr(error, "ctx", None)
    command = context.command_path if context else called
    way_out = msg("see {command} --help", command=command)
    if kind == "NoSuchOption":
        option = str(getattr(error, "option_name", ""))
        return UsageError(msg("no such option: {option}", option=option), _suggestion(option, context) or way_out)
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        name = str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "")).strip("[].")
        return UsageError(msg("{name} is missing", name=name), way_out)
    if kind == "BadOptionUsage":
        option = str(getattr(error, "option_name", ""))
        if "does not take" in said:
            return UsageError(msg("{option} does not take a value", option=option), way_out)
        return UsageError(msg("{option} needs a value", option=option), way_out)
    return _wrong_value(error, said, way_out) or _too_much(said, context, way_out)


def _too_much(said: str, context: object, way_out: Message) -> UsageError:
    extra = re.match(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", said, re.DOTALL)
    option = _OPTION.match(extra[1]) if extra else None
    if option and option[1] not in _options(context):  # of a command that takes words which begin with a dash
        return UsageError(msg("no such option: {option}", option=option[1]), _suggestion(option[1], context) or way_out)
    if extra:
        return UsageError(msg("too many words: {words}", words=extra[1]), _as_option(extra[1], context) or way_out)
    return UsageError(msg("{message}", message=said), way_out)


def _as_option(extra: str, context: object) -> Message | None:
    """Ask whether words that no argument takes were meant for an option of the command: a day, why, an agreement."""
    known = {name for parameter in getattr(getattr(context, "command", None), "params", ()) for name in parameter.opts}
    day, reference = _DAY.fullmatch(extra), _REFERENCE.fullmatch(extra)
    quoted = extra if reference or day else f'"{extra}"'
    for option, fits in (
        *((name, day) for name in ("--to", "--on", "--from", "--since")),
        ("--reason", not day),
        ("--milestone", not day),
        ("--agreement", reference),
    ):
        if option in known and fits:
            value = extra.partition("/")[0] if option == "--agreement" else quoted
            return meaning(f"{option} {value}")
    return None


def _wrong_value(error: Exception, said: str, way_out: Message) -> UsageError | None:
    """Say what a number that is none may mean: --days 90j is 90."""
    wrong = re.fullmatch(r"'(.*)' is not a valid int\.", said, re.DOTALL)
    if wrong is None:
        return None
    option = str(max(getattr(getattr(error, "param", None), "opts", ("",)), key=len))
    message = msg("{option} wants a whole number, not ‘{text}’", option=option, text=wrong[1])
    from coopctl.spelling import amounts, days

    meant = amounts.lasting(wrong[1], years=False)
    found = one_of(tuple(filter(str.isdigit, amounts.numbers(wrong[1]) if meant is None else meant)))
    later = [each for each in days.so_long(wrong[1]) if each.startswith("+")]
    if not found and option == "--days" and later:  # months have no number of days
        found = msg("write it as {words}", words=f"--until {later[0]}")
    return UsageError(message, found or way_out)


def _options(context: object) -> list[str]:
    command = getattr(context, "command", None)
    return [name for parameter in getattr(command, "params", ()) for name in parameter.opts if name.startswith("-")]


def _takes_fields(context: object) -> bool:
    """Whether fields are words of the call, FIELD=VALUE in the reader's language: of new, set and add."""
    parameters = getattr(getattr(context, "command", None), "params", ())
    return any(each.param_type_name == "argument" and "=" in (each.metavar or "") for each in parameters)


def _suggestion(option: str, context: object) -> Message | None:
    known = _options(context)
    if elsewhere := synonyms.option(option, [*known, "--help"]):
        return meaning(elsewhere)
    called = recognised.said(option.lstrip("-"), [name.lstrip("-") for name in known])
    if len(called) == 1:
        return meaning(f"--{called[0]}")
    if near := nearest(option, known, _ALIKE):
        return meaning(near)
    fields = dict.fromkeys((*schemas.fields("action"), *schemas.fields("agreement")))
    if field := recognised.said(option.lstrip("-"), tuple(fields)):
        if _takes_fields(context):
            return msg("write it as {words}", words=f"{field[0]}=…")
        path = getattr(context, "command_path", "coopctl")
        return msg("‘{field}’ is a field, and no option here: see {command} --help", field=field[0], command=path)
    return did_you_mean(option, known)


def as_list(word: str) -> str | None:
    """Return the call that lists what a word names, in any language: actions, jalons; None where it names no list."""
    from coopctl.reports import lists  # only here: most calls name a command

    kinds = discovery.names(lists)
    found = (word,) if word in kinds else recognised.said(word, kinds)
    return f"list {found[0]}" if len(found) == 1 else None
