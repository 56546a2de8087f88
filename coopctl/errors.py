"""Expected failures: one root, one class and one sentence each, and the exit code that each ends with."""

from __future__ import annotations

from coopctl.messages import Message, msg

FINE = 0
FINDINGS = 1
USAGE = 2
CANNOT_RUN = 3
BUG = 70
INTERRUPTED = 130


class CoopctlError(Exception):
    """Root of what coopctl expects to go wrong; `message` is the sentence, `help` the way out."""

    code = CANNOT_RUN

    def __init__(self, message: Message, help: Message | None = None) -> None:  # noqa: A002 - the word users see
        super().__init__(message.text)
        self.message = message
        self.help = help


class UsageError(CoopctlError):
    """The call's words are off."""

    code = USAGE


class NoWorkspaceError(CoopctlError):
    """No folder upward holds coopctl.yaml or data/agreements."""

    def __init__(self, start: str) -> None:
        super().__init__(
            msg("no coopctl workspace here or in any folder above: {path}", path=start),
            msg(
                "go to the folder that holds coopctl.yaml or data/agreements, name it (coopctl -C FOLDER …), "
                "or start a workspace: coopctl init"
            ),
        )


class GitError(CoopctlError):
    """Git is absent, refuses, or does not know what was asked for."""


class CommitRefusedError(GitError):
    """Git, one of its hooks or the signing did not commit what is written; `said` is all that they said."""

    code = FINDINGS

    def __init__(self, said: str, message: Message, help: Message | None = None) -> None:  # noqa: A002
        super().__init__(message, help)
        self.said = said


class ReadError(CoopctlError):
    """The disk refused something that is needed to go on."""


class WriteError(CoopctlError):
    """A file could not be written, or must not be written over."""


class OutputError(WriteError):
    """Standard output took no more; `message` says why."""


class ChangedSinceError(WriteError):
    """Files are no longer as they were read, or as a change left them; `paths` names them."""

    def __init__(self, paths: tuple[str, ...], message: Message, help: Message | None = None) -> None:  # noqa: A002
        super().__init__(message, help)
        self.paths = paths


class BusyError(WriteError):
    """Another process is changing the files of this workspace, and did not end while this one waited."""


class EngineError(CoopctlError):
    """The cluster that was to read files cannot be reached, is gone, or is not to be given them."""


class MissingExtraError(CoopctlError):
    """A part of coopctl that is installed only where it is wanted is not there."""

    def __init__(self, extra: str) -> None:
        from coopctl import installation  # only here: who lacks nothing needs none

        super().__init__(
            msg("this needs an extra that is not installed: {extra}", extra=extra),
            msg("install it: {command}", command=installation.adding(extra)),
        )


class SettingsError(CoopctlError):
    """coopctl.yaml has an error, so nothing but `validate` goes on."""

    code = USAGE
