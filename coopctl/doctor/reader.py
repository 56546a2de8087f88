"""The reader's screen: language, encoding, width and colour, each with what decided it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from coopctl.cli.environment import can_unicode, colour, locale_language
from coopctl.i18n import words
from coopctl.messages import msg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from coopctl.cli.options import Asked
    from coopctl.formats.look import Look
    from coopctl.messages import Message


def part(asked: Asked, look: Look, *, flagged: str | None, by_workspace: bool) -> Part:
    """Say how screens are shown, and why so: the language may be `flagged`, or named in coopctl.yaml."""
    language = _language(look, _chosen_by(asked, look, flagged=flagged, by_workspace=by_workspace))
    return checked("reader", msg("Screen"), language, _encoding(), _width(look), _colour(asked, look))


def _language(look: Look, reason: Message) -> Check:
    wanted = look.languages[0]
    found = msg("{language} ({reason})", language=wanted, reason=reason)
    if wanted.partition("-")[0] == look.words.spoken.partition("-")[0]:
        return Check(msg("language"), found)
    spoken = msg("{language}, shown in {spoken}: no translation yet", language=found, spoken=look.words.spoken)
    mend = msg("choose another: {command}", command=f"--lang {'|'.join(words.available())}")
    return Check(msg("language"), spoken, State.ADVICE, mend)


def _chosen_by(asked: Asked, look: Look, *, flagged: str | None, by_workspace: bool) -> Message:
    """Say what decided on the language, in the order in which they are asked."""
    if flagged:
        return msg("from --lang") if asked.lang else msg("from COOPCTL_LANG")
    if locale_language(os.environ) == look.languages[0]:
        return msg("from the locale")
    return msg("from coopctl.yaml") if by_workspace else msg("default")


def _encoding() -> Check:
    name = (sys.stdout.encoding or "ascii").lower()
    if can_unicode(sys.stdout):
        return Check(msg("encoding"), msg("{name}", name=name))
    return Check(
        msg("encoding"),
        msg("{name}: signs and letters that it lacks are replaced", name=name),
        State.ADVICE,
        msg("set {variable} in the environment", variable="PYTHONUTF8=1"),
    )


def _width(look: Look) -> Check:
    if os.environ.get("COLUMNS", "").isdecimal():
        why = msg("from {name}", name="COLUMNS")
    else:
        why = msg("the terminal’s") if sys.stdout.isatty() else msg("default")
    return Check(msg("width"), msg("{width} ({reason})", width=look.width, reason=why))


def _colour(asked: Asked, look: Look) -> Check:
    _, name = colour(sys.stdout, asked.color or "auto", os.environ)
    if name:
        why = msg("from {name}", name=name)
    else:
        why = msg("on a terminal") if sys.stdout.isatty() else msg("not on a terminal")
    return Check(msg("colour"), msg("{answer} ({reason})", answer=msg("yes") if look.color else msg("no"), reason=why))
