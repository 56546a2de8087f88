"""One call of the program: what was asked, turned into a tree, a day, a view, and printed results."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from coopctl import discovery, disk, trees
from coopctl.cache import answers
from coopctl.cli import filtering
from coopctl.cli.environment import fitted, look_for, now
from coopctl.cli.progress import Waiting
from coopctl.disk import new_files
from coopctl.errors import FINDINGS, FINE, CoopctlError, GitError, UsageError
from coopctl.formats import Audience, Frame, choosing, papers, rows, screens
from coopctl.git.store import store_of
from coopctl.loading.reading import Reading
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import Severity
from coopctl.reports.fields import in_order
from coopctl.spelling import days, references
from coopctl.trees import workspace
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import ModuleType
    from typing import TextIO

    from coopctl import saving
    from coopctl.cache.answers import Printed
    from coopctl.cli.options import AnyOutput, Asked, Filters
    from coopctl.findings import Finding
    from coopctl.formats.look import Look
    from coopctl.git.store import Store
    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.reports.filters import Filter
    from coopctl.reports.paper import Paper
    from coopctl.reports.view import View
    from coopctl.tables import Sheet


@dataclass
class Session:
    """What one call needs, each thing made when it is first asked for."""

    asked: Asked
    flagged: str | None = None
    reads_tree: bool = True
    whole: bool = False
    today: date = field(default_factory=date.today)
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    now: datetime = field(default_factory=now)
    #: What was printed so far, where the answer may be kept.
    printed: list[Printed] | None = None
    #: What is to be said of a change of the files that is made, where the call fails after it; None: none is made.
    done: Message | None = None
    #: Shows the help of the commands that are named, or of the program.
    show_help: Callable[[list[str]], object] = list

    @cached_property
    def root(self) -> Path:
        """The folder of the workspace that the call is about."""
        return workspace.locate(self.folder, revision=self.asked.at)

    @property
    def folder(self) -> Path:
        """Where relative paths of the call start: -C, else where the program was started."""
        return Path(self.asked.directory or ".")

    @cached_property
    def tree(self) -> trees.Tree:
        """The files to read: the working directory, the index or a revision."""
        if self.asked.at is not None and self.asked.staged:
            raise UsageError(msg("--at and --staged exclude each other"), msg("give one of them"))
        if self.asked.staged:
            return trees.index(self.root)
        if self.asked.at is None:
            return trees.worktree(self.root)
        return trees.at(self.root, self.asked.at, today=self.called_on)

    @cached_property
    def day(self) -> date:
        """The day that facts are counted up to: --as-of, COOPCTL_AS_OF, the date given with --at, else today."""
        return self._pinned or (self.tree.day if isinstance(self.tree, trees.GitTree) else None) or self.today

    @property
    def called_on(self) -> date:
        """The day from which words that name a revision count, such as `yesterday`: the one pinned, else today."""
        return self._pinned or self.today

    @cached_property
    def _pinned(self) -> date | None:
        """The day that the caller pins, by --as-of or by COOPCTL_AS_OF; words such as `yesterday` count from today."""
        if self.asked.as_of:
            return days.day("--as-of", self.asked.as_of, self.today)
        surroundings = os.environ.get("COOPCTL_AS_OF")
        return days.day("COOPCTL_AS_OF", surroundings, self.today) if surroundings else None

    @property
    def day_by(self) -> str | None:
        """What pins the day of the call: an option or a variable; None where it is today."""
        return "--as-of" if self.asked.as_of else "COOPCTL_AS_OF" if self._pinned else None

    def a_day(self, option: str, text: str) -> date:
        """Read a day that an option names; words such as `yesterday`, and -30d, count from the day of the call."""
        return days.day(option, text, self.day)

    @cached_property
    def reading(self) -> Reading:
        """What the call reads: its tree on its day."""
        return Reading(self.tree, self.day, self.today, self.progress.of_tree, self.whole)

    def read_again(self) -> Reading:
        """Read the working directory as it is now, and let everything else rest on that."""
        self.tree = trees.worktree(self.root)
        self.reading = Reading(self.tree, self.day, self.today, self.progress.of_tree, self.whole)
        return self.reading

    def turn_to(self, revision: str) -> None:
        """Read a revision instead, which the words of the call name."""
        self.asked = replace(self.asked, at=revision)
        for name in ("tree", "day", "reading"):
            self.__dict__.pop(name, None)

    def publish(self) -> None:
        """Leave out from now on what is internal: of the records, of what is computed, and of other states of them."""
        self.reading = self.reading.made_public()

    @cached_property
    def progress(self) -> Waiting:
        """What says how far a long reading is."""
        return Waiting(self.asked, self.flagged)

    @contextmanager
    def reading_by(self, engine: str | None) -> Iterator[None]:
        """Let an engine read files meanwhile, as `--engine` names it, and say what it did not have.

        Raise UsageError, MissingExtraError; what is read meanwhile may raise EngineError.
        """
        if engine is None:
            yield
            return
        from coopctl.loading import engine as engines  # few calls name one

        with engines.reading_by(engines.engine(engine)) as cluster:
            yield
        for message in cluster.remarks() if cluster else ():
            self.aside(message)

    @cached_property
    def store(self) -> Store:
        """Where the lock, an open change and the changes to take back are kept."""
        return store_of(self.root)

    @contextmanager
    def hold(self) -> Iterator[saving.Held]:
        """Hold the workspace for a change, and say what became of an earlier one; see `saving.hold`.

        What is to come `afterwards` is done then, unless something went wrong: a hook of git may write with coopctl.
        """
        from coopctl import saving  # only who writes needs it

        with saving.hold(self.store, self.now, waiting=self.aside) as held:
            for remark in held.remarks:
                self.aside(remark)
            yield held
        while self.afterwards:
            self.afterwards.pop(0)()

    def wrote(self, saved: saving.Saved, done: Message | None = None) -> saving.Saved:
        """Keep in mind that a change is made, and return it; `done` says so where undo does not take it back."""
        if saved.paths:
            back = msg("the change itself is written; to take it back: {command}", command="coopctl undo")
            self.done = done or back
        return saved

    @property
    def portfolio(self) -> Portfolio:
        """The records of the tree. Raise SettingsError where coopctl.yaml has an error."""
        return self.reading.portfolio

    def view(self, filters: Filters) -> View:
        """Look at the records through the reader's filters."""
        return self.reading.view(self.filter(filters))

    def look(self, *, machine: bool = False, stream: TextIO | None = None, language: str | None = None) -> Look:
        """How the reader of `stream` (by default stdout) wants things.

        The workspace's language counts where the command reads its tree; another command may know one: `language`.
        """
        if self.reads_tree:
            language = self.reading.loaded.portfolio.settings.language
        return look_for(
            stream or sys.stdout, self.asked, flagged=self.flagged, workspace_language=language, machine=machine
        )

    def show(
        self,
        sheet: Sheet,
        output: AnyOutput,
        screen: tuple[str, object] | None = None,
        page: Callable[[Frame, Look], str] | None = None,
    ) -> int:
        """Print a sheet in the format asked for and return the exit code.

        `screen` names the screen that draws the table format instead, and what it draws; `page` writes the HTML one.
        """
        name = chosen_format(output, plain=self.look().plain)
        audience = choosing.audience(rows, name)
        look = self.look(machine=audience.is_machine and not output.excel)
        look = replace(look, plain=name == "plain", excel=output.excel)
        if audience is Audience.PAGES:
            look = look.for_pages()
        sheet = sheet if audience.is_machine else in_order(sheet)
        frame = Frame(self.day, self.portfolio.revision, self.portfolio.not_counted)
        if screen is not None and audience is Audience.PEOPLE:
            written: str | bytes = discovery.module(screens, screen[0]).draw(screen[1], look)
        elif page is not None and name == "html":
            written = page(frame, look)
        else:
            written = discovery.module(rows, name).write(sheet, frame, look)
        self.put(written, output.to, utf8=audience is not Audience.PEOPLE)
        return self.left_out()

    def data(self, sheet: Sheet) -> str:
        """Return a sheet as `list` writes it as JSON."""
        frame = Frame(self.day, self.portfolio.revision, self.portfolio.not_counted)
        return cast("str", discovery.module(rows, "json").write(sheet, frame, self.look(machine=True)))

    def put(self, content: str | bytes, to: str | None = None, *, utf8: bool = False) -> None:
        """Write a result to stdout, or to a file atomically. Files, and machine formats, are UTF-8 with LF."""
        file = None if to == "-" else to
        if isinstance(content, str) and file is None and not utf8:
            self._note(answers.TEXT, content)
            with disk.to_stdout():
                sys.stdout.write(content)
                sys.stdout.flush()
            return
        data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        if file is not None:
            self.forget()
            disk.write_atomically(self.folder / file, data)
            return
        self._note(answers.BYTES, data)
        with disk.to_stdout():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def put_folder(self, files: Mapping[str, str], to: str) -> None:
        """Write the files of a folder, all in one step, in UTF-8; the folder is made where it is missing."""
        self.forget()
        contents = {name: content.encode("utf-8", "replace") for name, content in files.items()}
        new_files.write_folder(self.folder / to, contents)

    def put_text(self, text: str, to: str | None = None) -> None:
        """Write text for a program, as it is; where it goes into the log of a CI server nothing in it is a command."""
        self.put(text if to not in (None, "-") else self.look().finished(text), to, utf8=True)

    def tell(self, said: str) -> None:
        """Say what is done, several lines, on stdout: wrapped where that is a terminal."""
        look = self.look()
        self.put(look.finished(fitted(said, look, sys.stdout, words=True)))

    def put_paper(
        self, paper: Paper, name: str, to: str | None, *, language: str | None = None, languages: Sequence[str] = ()
    ) -> int:
        """Write a paper in a format and return the exit code; `language` is the workspace's, as `look` has it.

        It is in these `languages`, one or two, where --lang names none.
        """
        first, _, second = (self.asked.lang or ",".join(languages)).partition(",")
        look = self.look(language=language)
        if first and not self.asked.lang:
            look = look.in_language(first)
        look = look.with_beside(second).for_pages()
        written = discovery.module(papers, name).write(paper, look)
        if isinstance(written, bytes) and to is None and sys.stdout.isatty():
            raise UsageError(
                msg("{format} is no text: a terminal cannot show it", format=name),
                msg("name a file: {option}", option=f"-o report.{name}"),
            )
        self.put(written, to, utf8=True)
        return self.left_out() if self.reads_tree else FINE

    def remark(self, message: Message) -> None:
        """Say something beside the results, on stderr, unless --quiet."""
        if not self.asked.quiet:
            look = self.look(stream=sys.stderr)
            self.say_aside(look.finished(fitted(f"{look.words.say(message)}\n", look, sys.stderr)))

    def aside(self, message: Message) -> None:
        """Say something on stderr as `remark` does, but without reading any file for its language."""
        if not self.asked.quiet:
            look = look_for(sys.stderr, self.asked, flagged=self.flagged, workspace_language=None, machine=False)
            self.say_aside(look.finished(fitted(f"{look.words.say(message)}\n", look, sys.stderr)))

    def say_aside(self, said: str) -> None:
        """Write text to stderr as it is."""
        self._note(answers.ASIDE, said)
        disk.to_stderr(said)

    def forget(self) -> None:
        """Do not keep what this call answers: it rests on more than files and what is asked, or does more than say."""
        self.printed = None

    def _note(self, stream: int, content: str | bytes) -> None:
        if self.printed is not None:
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
            self.printed.append(answers.Printed(stream, data))

    def say_why_not_kept(self) -> None:
        """Where --debug asks for it, say why what was made of files could not be kept."""
        if self.asked.debug and "root" in self.__dict__:
            from coopctl import cache  # only who looks for a fault

            if (why := cache.fault(self.root)) is not None:
                self.aside(msg("the cache is not used: {reason}", reason=why))

    def say_what_stands_open(self) -> None:
        """Where the files of the folder were read, say that a change of them was cut short."""
        if isinstance(self.__dict__.get("tree"), trees.WorkingTree):
            with suppress(CoopctlError):
                if self.store.is_open:
                    from coopctl import saving  # as above

                    message = saving.open_change(self.store)
                    if message is not None:
                        self.aside(message)

    def say_what_is_not_there(self) -> None:
        """Where the files of the folder were read and a word of the call fits none of them, say which were not."""
        if isinstance(self.__dict__.get("tree"), trees.WorkingTree) and "reading" in self.__dict__:
            self.not_checked_out()

    def not_checked_out(self) -> None:
        """Say how many files a sparse checkout keeps from the working directory."""
        if self.asked.at is not None or self.asked.staged:
            return
        try:
            count = len(trees.not_checked_out(self.root))
        except GitError as error:
            self.remark(error.message)
            return
        if count:
            self.remark(
                nmsg(
                    "{n} file of the index is not checked out, and was not read",
                    "{n} files of the index are not checked out, and were not read",
                    count,
                )
            )

    def left_out(self) -> int:
        """Say how many files could not be read, or are misnamed, and return the exit code that follows."""
        self.not_checked_out()
        count = len(self.portfolio.not_counted)
        if not count:
            return FINE
        self.remark(nmsg("{n} file left out; run coopctl validate", "{n} files left out; run coopctl validate", count))
        return FINDINGS if self.asked.strict else FINE

    def fault_of(self, path: str) -> Finding | None:
        """Return the first error for which a file could not be read; None where that is its name."""
        found = self.reading.loaded.explaining.within({path})
        return next((each for each in found if each.severity is Severity.ERROR), None)

    def refs(self, typed: Sequence[str]) -> tuple[str, ...]:
        """Return the whole references that the reader typed."""
        return tuple(references.find(self.portfolio, each) for each in typed)

    def filter(self, filters: Filters) -> Filter:
        """Return what the reader's filters keep. Raise UsageError for a word that none of them knows."""
        return filtering.chosen(filters, self.portfolio, self.a_day, self.remark)


def chosen_format(output: AnyOutput, *, plain: bool, also: Sequence[ModuleType] = ()) -> str:
    """Return the format, of rows or of `also`: as asked, else by the file's ending, else table, and tsv in a pipe."""
    usual = "csv" if output.excel else "plain" if plain else "table" if sys.stdout.isatty() else "tsv"
    name = choosing.chosen(output.format, output.to, usual, *also, rows)
    if output.excel and name != "csv":
        raise UsageError(msg("--excel is for csv, and {format} is asked for", format=name), msg("give one of them"))
    return "plain" if plain and name == "table" else name
