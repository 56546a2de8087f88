"""The command line: finds the commands, gives each the shared options, and turns what happens into an exit code."""

from __future__ import annotations

import copy
import functools
import inspect
import os
import sys
import traceback
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from coopctl import __version__, commands, discovery, disk
from coopctl.cli.completion import as_bash_takes_words
from coopctl.cli.environment import fitted, language_before_parsing, look_for, prepare_streams
from coopctl.cli.options import (
    Arranged,
    Asked,
    Changing,
    DrawnOutput,
    EngineOption,
    Filters,
    Output,
    PaperOutput,
    RecordOutput,
    Writing,
)
from coopctl.cli.session import Session
from coopctl.cli.usage import ParserError, as_list, check_no_option, failure, filled_help, narrowed, translated_help
from coopctl.errors import (
    BUG,
    CANNOT_RUN,
    FINE,
    INTERRUPTED,
    CommitRefusedError,
    CoopctlError,
    NoWorkspaceError,
    UsageError,
)
from coopctl.formats import differences, drawings, exports, findings, papers, rows
from coopctl.formats.look import COLORS
from coopctl.i18n.safe_text import harmless
from coopctl.messages import N_, Message, msg
from coopctl.reports import lists
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import did_you_mean, meaning, one_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words

HELP = (
    N_("Plain-text tracking of cooperation agreements and their action plans."),
    N_("Inside a workspace, coopctl alone shows the status. More about a command: coopctl COMMAND --help"),
)
#: Typer's own two options, which it words in English only.
COMPLETION = {
    "install_completion": N_("Let this shell complete commands and references with the TAB key."),
    "show_completion": N_("Show what that would add, and stop."),
}
GROUPS = (Arranged, Asked, Changing, DrawnOutput, Filters, Output, PaperOutput, RecordOutput, Writing)
#: What a sentence of help may name, and the packages whose modules these are.
OFFERS = {
    "rows": (rows,),
    "papers": (papers,),
    "formats": (rows, papers),
    "drawn": (rows, drawings),
    "kinds": (lists,),
    "differences": (differences,),
    "findings": (findings,),
    "exports": (exports,),
}
CONTEXT = {"help_option_names": ["-h", "--help"]}
#: Of a command that changes files: what begins with a dash and is no option of it is a value, such as -1d or "- no".
TAKES_DASHES = {"ignore_unknown_options": True}
#: Where a call keeps its words as they were typed.
_TYPED = "coopctl.typed"


@dataclass(frozen=True, slots=True)
class Call:
    """A parsed call: the command's function with its own words, the global options, and what it reads of the files."""

    run: Callable[..., int]
    words: dict[str, Any]
    asked: Asked
    reads_no_tree: bool = False
    reads_whole: bool = False
    writes: bool = False
    two_languages: bool = False
    remembered: bool = False
    looks_back: bool = False
    engine: str | None = None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of a call (by default the process's own) and return the exit code."""
    prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug, flagged = "--debug" in arguments, None
    try:
        flagged = language_before_parsing(arguments)
        call = _parse(arguments, flagged)
        return call if isinstance(call, int) else _run(call, flagged)
    except CoopctlError as error:
        _complain(error.message, error.help, flagged, heard=error.said if isinstance(error, CommitRefusedError) else "")
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        disk.forget_stdout()
        return FINE
    except OSError as error:  # of a call that nobody foresaw: a disk, a network, a limit
        if debug:
            disk.to_stderr(_look(flagged).finished(harmless(traceback.format_exc(), lines=True)))
        where = os.fspath(error.filename or ".")
        _complain(msg("{path} could not be used: {reason}", path=where, reason=disk.reason(error)), None, flagged)
        return CANNOT_RUN
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes one line and not a traceback
        if debug:
            disk.to_stderr(_look(flagged).finished(harmless(traceback.format_exc(), lines=True)))
        _complain(
            msg("this is a bug in coopctl: {name}: {error}", name=type(error).__name__, error=str(error)),
            msg("run it again with --debug, and report what it prints"),
            flagged,
        )
        return BUG


def _parse(arguments: list[str], flagged: str | None) -> Call | int:
    """Return the call that the words ask for, or the exit code where help or completion was all that was wanted."""
    words = look_for(sys.stdout, Asked(), flagged=flagged, workspace_language=None, machine=False).words
    try:
        program = typer.main.get_command(_app(words))
        options: dict[str | None, Any] = {option.name: option for option in program.params}
        for name, told in COMPLETION.items():
            options[name].help = words.say(Message(told))
        with disk.to_stdout(), as_bash_takes_words():  # a call for help, or to complete, is answered here
            result = program(args=arguments, prog_name="coopctl", standalone_mode=False)
    except ParserError as error:
        named = next((word for word in arguments if word in discovery.names(commands)), "")
        raise failure(error, f"coopctl {named}".strip()) from error
    return result if isinstance(result, Call | int) else FINE


def _run(call: Call, flagged: str | None) -> int:
    asked = call.asked
    if asked.color is not None:
        one_of("--color", asked.color, COLORS)
    if call.reads_no_tree and (asked.at is not None or asked.staged):
        raise UsageError(msg("this command reads no files: it takes neither --at nor --staged"))
    if call.writes and (asked.at is not None or asked.staged):
        raise UsageError(msg("this command changes the files as they are now: it takes neither --at nor --staged"))
    if "," in (asked.lang or "") and not call.two_languages:
        raise UsageError(msg("only a report is written in two languages side by side"), msg("name one: --lang fr"))
    whole = call.reads_whole or call.writes
    session = Session(asked, flagged, reads_tree=not call.reads_no_tree, whole=whole)
    session.show_help = lambda named: _parse([*named, "--help"], flagged)
    try:
        with session.reading_by(call.engine):
            if call.remembered:
                from coopctl.cli.answers import answer  # few commands only say what they read

                def run() -> int:
                    return call.run(session, **call.words)

                return answer(session, call.words, call.run.__module__, run, looks_back=call.looks_back)
            return call.run(session, **call.words)
    except BrokenPipeError:
        disk.forget_stdout()
        return FINE
    finally:
        session.say_why_not_kept()
        session.say_what_stands_open()


def _app(words: Words) -> typer.Typer:
    """Build the program; a command's module is imported only when it is called or listed."""

    def callback(context: typer.Context, **given: Any) -> Call | None:
        version = given.pop("version")
        asked = Asked(**given)
        context.obj = asked
        if version:
            sys.stdout.write(f"coopctl {__version__}\n")
            sys.stdout.flush()
            raise typer.Exit(FINE)
        return None if context.invoked_subcommand else _alone(context, asked)

    version = Annotated[bool, typer.Option("--version", help=words.say(Message(N_("Show the version and stop."))))]
    _sign(
        callback,
        [
            _parameter("context", typer.Context, inspect.Parameter.empty),
            *_group_parameters(Asked, words),
            _parameter("version", version, default=False),
        ],
    )
    about = "\n\n".join(words.say(Message(part)) for part in HELP)
    app = typer.Typer(cls=_lazy_group(words), help=about, context_settings=CONTEXT, rich_markup_mode=None)
    app.callback(invoke_without_command=True)(callback)
    return app


def _alone(context: typer.Context, asked: Asked) -> Call:
    """`coopctl` alone is `status` inside a workspace, else the short help."""
    session = Session(asked)
    try:
        _ = session.root
    except NoWorkspaceError:
        sys.stdout.write(context.get_help() + "\n")
        raise typer.Exit(FINE) from None
    module = discovery.module(commands, "status")
    return Call(module.run, {"refs": [], "filters": Filters(), "output": Output()}, asked, remembered=True)


def _lazy_group(words: Words) -> type[TyperGroup]:
    class LazyGroup(TyperGroup):
        """A group whose commands are the modules of a package."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's own signature
            return list(discovery.names(commands))

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's own signature
            if cmd_name not in discovery.names(commands):
                return None
            return _command(cmd_name, discovery.module(commands, cmd_name), words)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            name = args[0]
            if not name.startswith("-") and name not in discovery.names(commands):
                known = discovery.names(commands)
                meant = synonyms.command(name, known) or as_list(name)
                raise UsageError(
                    msg("no such command: {name}", name=name),
                    (meaning(meant) if meant else did_you_mean(name, known))
                    or msg("see {command} --help", command="coopctl"),
                )
            return super().resolve_command(ctx, args)

        def get_help_option(self, ctx: Any) -> Any:
            return _worded_help(super().get_help_option(ctx), words)

        def get_help(self, ctx: Any) -> str:
            return translated_help(super().get_help(filled_help(ctx)), words)

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            """List the commands with the first sentence of each one's help, importing none of them."""
            with formatter.section("Commands"):
                formatter.write_dl([(name, _short_help(name, words)) for name in self.list_commands(ctx)])

    return LazyGroup


def _short_help(name: str, words: Words) -> str:
    """Return the first sentence of a command's help in the reader's language."""
    told = words.say(Message(discovery.sentence(commands, name, "HELP")))
    return told.partition(". ")[0].removesuffix(".") + "."


def _command(name: str, module: ModuleType, words: Words) -> Any:
    """Make the parser's command of a module: its own parameters with every group of options spelled out."""
    hints = get_type_hints(module.run, include_extras=True)
    own = [each for each in inspect.signature(module.run).parameters.values() if each.name != "session"]
    groups = {each.name: hints[each.name] for each in own if hints[each.name] in GROUPS}

    def command(context: typer.Context, **given: Any) -> Call:
        asked = _merged(context.obj, Asked(**{each.name: given.pop(each.name) for each in fields(Asked)}))
        engine = given.pop("engine", None)
        for argument, group in groups.items():
            given[argument] = group(
                **{each.name: _unless_none(given.pop(f"{argument}_{each.name}"), each) for each in fields(group)}
            )
        traits = {
            trait: getattr(module, trait.upper(), False)
            for trait in ("reads_no_tree", "reads_whole", "writes", "two_languages", "remembered", "looks_back")
        }
        return Call(module.run, given, asked, **traits, engine=engine)

    parameters = [_parameter("context", typer.Context, inspect.Parameter.empty)]
    for each in own:
        if each.name in groups:
            parameters += _group_parameters(groups[each.name], words, prefix=f"{each.name}_")
        else:
            parameters.append(_parameter(each.name, _worded(hints[each.name], words), _default(each, hints[each.name])))
    _sign(command, [*parameters, *(each for group in _shared(module) for each in _group_parameters(group, words))])

    class Command(TyperCommand):
        """A command whose help is in the reader's language."""

        def get_help_option(self, ctx: Any) -> Any:
            return _worded_help(super().get_help_option(ctx), words)

        def get_help(self, ctx: Any) -> str:
            page = translated_help(super().get_help(filled_help(ctx)), words, getattr(module, "EXAMPLES", ()))
            more = module.more_help(ctx.meta[_TYPED], words) if hasattr(module, "more_help") else ""
            return f"{page}\n\n{narrowed(more)}" if more else page

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            ctx.meta[_TYPED] = tuple(args)
            left = super().parse_args(ctx, args)
            for each in self.params:
                if each.param_type_name == "argument":
                    check_no_option(ctx.params.get(each.name), ctx)
            return left

        def make_parser(self, ctx: Any) -> Any:
            parser = super().make_parser(ctx)
            match = parser._match_short_opt  # noqa: SLF001 - it has no other name
            alone = functools.partial(_one_letter, match, values=ctx.ignore_unknown_options)
            parser._match_short_opt = alone  # type: ignore[method-assign]  # noqa: SLF001 - as above
            return parser

    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    settings = CONTEXT | (TAKES_DASHES if getattr(module, "WRITES", False) else {})
    app.command(name, cls=Command, help=words.say(Message(module.HELP)), context_settings=settings)(command)
    return typer.main.get_command(app)


def _shared(module: ModuleType) -> Sequence[type]:
    """Return the groups of options that a command has beside its own."""
    return (EngineOption, Asked) if getattr(module, "READS_MANY", False) else (Asked,)


def _worded_help(option: Any, words: Words) -> Any:
    """Return the parser's own --help, which says in the reader's language what it does."""
    if option is not None:
        option.help = words.say(msg("Show this help and stop."))
    return option


def _one_letter(match: Callable[[str, Any], None], word: str, state: Any, *, values: bool) -> None:
    """Take an option of one letter; a digit after a dash is a day, as in "-30d", and of `values` so is any text."""
    if len(word) > 2 and (values or word[1].isdigit()):
        state.largs.append(word)
    else:
        match(word, state)


def _default(parameter: inspect.Parameter, hint: Any) -> Any:
    """Return a parameter's default: a list may always be empty."""
    is_list = get_origin(get_args(hint)[0]) is list
    return [] if is_list and parameter.default is inspect.Parameter.empty else parameter.default


def _group_parameters(group: type, words: Words, prefix: str = "") -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for each in fields(group):
        default = None if callable(each.default_factory) else each.default
        yield _parameter(f"{prefix}{each.name}", _worded(hints[each.name], words), default)


def _worded(hint: Any, words: Words) -> Any:
    """Return the annotation with its help in the reader's language."""
    if get_origin(hint) is not Annotated:
        return hint
    kind, option = get_args(hint)
    option = copy.copy(option)
    option.help = words.say(_help(option.help)) if option.help else None
    if option.autocompletion is None and "_COOPCTL_COMPLETE" in os.environ:
        from coopctl.cli import offers  # only a shell that completes asks for values

        # Within Annotated, typer takes the first name for a default until it makes the option.
        option.autocompletion = offers.of((option.default, *(option.param_decls or ())), option.metavar)
    return Annotated[kind, option]


def _help(text: str) -> Message:
    """Return a sentence of help. What packages offer is named as found, so that a new module is named too."""
    offers = {name: packages for name, packages in OFFERS.items() if f"{{{name}}}" in text}
    names = {name: {each for one in packages for each in discovery.names(one)} for name, packages in offers.items()}
    return Message(text, {name: tuple(sorted(each)) for name, each in names.items()})


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _sign(function: Any, parameters: Sequence[inspect.Parameter]) -> None:
    """Give a function the signature that typer is to read."""
    function.__signature__ = inspect.Signature(list(parameters))
    function.__annotations__ = {each.name: each.annotation for each in parameters}


def _merged(before: Asked | None, after: Asked) -> Asked:
    """Join the options before and after the command: of two values the one after wins, a flag counts from either."""
    if before is None:
        return after
    return replace(
        before,
        **{each.name: value for each in fields(Asked) if (value := getattr(after, each.name)) not in (None, False)},
    )


def _unless_none(value: Any, each: Any) -> Any:
    return each.default_factory() if value is None and callable(each.default_factory) else value


def _complain(message: Message, way_out: Message | None, flagged: str | None, heard: str = "") -> None:
    """Say on stderr what went wrong and how to go on; before it, what another program was `heard` to say.

    Where nobody can hear it the exit code says it alone.
    """
    look = _look(flagged)
    lines = [look.words.data(line) for line in heard.splitlines()]
    lines.append(f"coopctl: {look.words.say(message)}")
    if way_out is not None:
        lines.append(f"  {look.words.say(way_out)}")
    disk.to_stderr(look.finished(fitted("".join(f"{line}\n" for line in lines), look, sys.stderr)))


def _look(flagged: str | None) -> Look:
    """Say how the reader of stderr wants things."""
    return look_for(sys.stderr, Asked(), flagged=flagged, workspace_language=None, machine=False)
