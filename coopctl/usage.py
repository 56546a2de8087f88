"""Help and usage errors in the reader's language: typer speaks English only, so its fixed phrases are worded here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import typer

from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.nearest import did_you_mean

if TYPE_CHECKING:
    from coopctl.messages import Message
    from coopctl.words import Words

#: The roots of what the parser raises; typer exports only the last of the line.
ParserError = cast("type[Exception]", typer.BadParameter.__mro__[2])
_HELP_LINE = "Show this message and exit."


def translated_help(text: str, words: Words) -> str:
    """Return a help page with the parser's own phrases in the reader's language."""
    titles = {
        "Arguments:": words.say(msg("Arguments:")),
        "Options:": words.say(msg("Options:")),
        "Commands:": words.say(msg("Commands:")),
    }
    lines = [titles.get(line, line) for line in text.splitlines()]
    page = "\n".join(lines).replace(_HELP_LINE, words.say(msg("Show this help and stop.")))
    page = page.replace("[required]", words.say(msg("[required]")))
    return re.sub(r"\AUsage: ", words.say(msg("Usage:")) + " ", page.lstrip("\n"))


def failure(error: Exception) -> UsageError:
    """Turn what the parser raised into our own error, by the name of its class."""
    kind = type(error).__name__
    said = str(getattr(error, "message", error))
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "coopctl"
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
    extra = re.match(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", said)
    if extra:
        return UsageError(msg("too many words: {words}", words=extra[1]), way_out)
    return UsageError(msg("{message}", message=said), way_out)


def _suggestion(option: str, context: object) -> Message | None:
    command = getattr(context, "command", None)
    known = [name for parameter in getattr(command, "params", ()) for name in parameter.opts]
    return did_you_mean(option, known)
