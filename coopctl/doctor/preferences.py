"""The settings of the workspace, and where each value comes from."""

from __future__ import annotations

import os
from dataclasses import fields
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg, nmsg
from coopctl.model.names import SETTINGS_FILE
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.loading.loader import Loaded
    from coopctl.messages import Param

_VARIABLES = ("COOPCTL_AS_OF", "COOPCTL_ENGINE", "COOPCTL_LANG")


def part(loaded: Loaded) -> Part:
    """Say what each setting is, and whether the file or the program says so."""
    return checked("preferences", msg("Settings"), *_file(loaded), *_values(loaded), *_variables())


def written(loaded: Loaded) -> Mapping[str, object]:
    """Return what coopctl.yaml says, {} where it is absent or says nothing that can be read."""
    document = loaded.documents.get(SETTINGS_FILE)
    return document.data if document is not None and isinstance(document.data, dict) else {}


def _file(loaded: Loaded) -> list[Check]:
    if loaded.explaining.fails(SETTINGS_FILE):
        mend = msg("see what is wrong: {command}", command=f"coopctl validate {SETTINGS_FILE}")
        return [Check(msg("{path}", path=SETTINGS_FILE), msg("has an error"), State.BROKEN, mend)]
    there = SETTINGS_FILE in loaded.paths
    return [
        Check(msg("{path}", path=SETTINGS_FILE), msg("read") if there else msg("absent: every value is the default"))
    ]


def _values(loaded: Loaded) -> list[Check]:
    settings = loaded.portfolio.settings
    there = written(loaded)
    limits = there.get("thresholds")
    limits = limits if isinstance(limits, dict) else {}
    share = settings.thresholds.at_risk_share
    shown: list[tuple[str, Param, bool]] = [
        ("format", settings.format, "format" in there),
        ("language", settings.language, "language" in there),
        ("languages", settings.languages or msg("none required"), "languages" in there),
    ]
    for field in fields(settings.thresholds):
        value = getattr(settings.thresholds, field.name)
        # more than a third is what stands where nobody said a number
        words = msg("more than one third") if field.name == "at_risk_share" and share is None else value
        shown.append((f"thresholds.{field.name}", words, field.name in limits))
    accepted = nmsg("{n} decision to accept findings", "{n} decisions to accept findings", len(settings.ignore))
    shown.append(("ignore", accepted, "ignore" in there))
    return [Check(msg("{name}", name=name), _from(value, written=given)) for name, value, given in shown]


def _from(value: Param, *, written: bool) -> Message:
    if written:
        return msg("{value} (from {path})", value=value, path=SETTINGS_FILE)
    return msg("{value} (default)", value=value)


def _variables() -> list[Check]:
    """Say which variables of the environment are set."""
    return [
        Check(msg("{name}", name=name), msg("{value} (from the environment)", value=os.environ[name]))
        for name in _VARIABLES
        if os.environ.get(name)
    ]
