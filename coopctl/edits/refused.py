"""An edit that is not made: what stands in its way, where, and how to mend it. Nothing was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import FINDINGS, CoopctlError

if TYPE_CHECKING:
    from coopctl.findings import Fault
    from coopctl.messages import Message


class EditRefused(CoopctlError):  # noqa: N818 - what happened, in the words of those who read it
    """No text was changed. `fault` is the reader's own finding, where one stands in the way."""

    code = FINDINGS

    def __init__(self, message: Message, help: Message | None = None, fault: Fault | None = None) -> None:  # noqa: A002 - the word users see
        super().__init__(message, help)
        self.fault = fault
