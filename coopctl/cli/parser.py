"""What Typer reads: finds the commands, gives each the shared options, in the language of whoever asks for help."""

from __future__ import annotations

import copy
import functools
import inspect
import os
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from coopctl import __version__, commands, discovery, disk
from coopctl.cli import placeholders
from coopctl.cli.completion import as_bash_takes_words, in_words
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
from coopctl.cli.usage import (
    ParserError,
    as_list,
    check_given,
    check_no_option,
    failure,
    filled_help,
    narrowed,
    translated_help,
)
from coopctl.errors import (
    FINE,
    NoWorkspaceError,
    UsageError,
)
from coopctl.formats import differences, drawings, exports, findings, papers, rows
from coopctl.messages import N_, Message, msg
from coopctl.reports import lists
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import did_you_mean, meaning, one_letter_off
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

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
#: What a shell that completes sets: the values that an option offers are part of it then.
COMPLETES = "_COOPCTL_COMPLETE"
#: Where a call keeps its words as they were typed.
_TYPED, _BEFORE = "coopctl.typed", "coopctl.before"


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


def parse(arguments: list[str], words: Words) -> Call | int:
    """Return the call that is asked for, or the exit code where help or completion was all that was wanted.

    Raise UsageError where the words of the call cannot be understood.
    """
    try:
        make = _worded_program.__wrapped__ if COMPLETES in os.environ else _worded_program
        command = make(words)
        result: object = FINE  # where nobody reads the answer
        with disk.to_stdout(), as_bash_takes_words():  # a call for help, or to complete, is answered here
            result = command(args=arguments, prog_name="coopctl", standalone_mode=False)
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        disk.forget_stdout()  # click ends so where nobody reads any more
        return FINE
    except ParserError as error:
        named = next((word for word in arguments if word in discovery.names(commands)), "")
        raise failure(error, f"coopctl {named}".strip()) from error
    return result if isinstance(result, Call | int) else FINE


@functools.cache
def _worded_program(words: Words) -> Any:
    """Return the program as a command with every option in words; once a process, which may call it many times."""
    command = typer.main.get_command(program(words))
    options: dict[str | None, Any] = {option.name: option for option in command.params}
    for name, told in COMPLETION.items():
        options[name].help = words.say(Message(told))
        options[name].callback = in_words(options[name].callback, words)
    return command


def program(words: Words) -> typer.Typer:
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
            if cmd_name not in self.commands and cmd_name in discovery.names(commands):
                self.commands[cmd_name] = _command(cmd_name, discovery.module(commands, cmd_name), words)
            return self.commands.get(cmd_name)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            name = args[0]
            if not name.startswith("-") and name not in discovery.names(commands):
                known = discovery.names(commands)
                meant = synonyms.command(name, known) or as_list(name) or one_letter_off(name, known)
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
    told = placeholders.worded(words.say(Message(discovery.sentence(commands, name, "HELP"))), words)
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
            check_no_option(ctx.meta[_BEFORE], ctx)
            check_given(ctx)
            return left

        def make_parser(self, ctx: Any) -> Any:
            parser = super().make_parser(ctx)
            match = parser._match_short_opt  # noqa: SLF001 - it has no other name
            alone = functools.partial(_one_letter, match, values=ctx.ignore_unknown_options)
            parser._match_short_opt = alone  # type: ignore[method-assign]  # noqa: SLF001 - as above
            parse = parser._process_args_for_options  # noqa: SLF001 - as above
            parser._process_args_for_options = (  # type: ignore[method-assign]  # noqa: SLF001 - as above
                functools.partial(_noting_what_is_before, parse, ctx.meta)
            )
            return parser

    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    settings = CONTEXT | (TAKES_DASHES if getattr(module, "WRITES", False) else {})
    about = placeholders.worded(words.say(Message(module.HELP)), words)
    app.command(name, cls=Command, help=about, context_settings=settings)(command)
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


def _noting_what_is_before(parse: Callable[[Any], None], noted: dict[str, object], state: Any) -> None:
    """Note the words that stand before a bare --: what is behind it is no option, whatever it looks like."""
    try:
        parse(state)
    finally:  # a call that is still being typed may end in an option without its value
        noted[_BEFORE] = tuple(state.largs)


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
    option.help = placeholders.worded(words.say(_help(option.help)), words) if option.help else None
    if option.autocompletion is None and COMPLETES in os.environ:
        from coopctl.cli import offers  # only a shell that completes asks for values

        # Within Annotated, typer takes the first name for a default until it makes the option.
        option.autocompletion = offers.of((option.default, *(option.param_decls or ())), option.metavar)
    option.metavar = placeholders.worded(option.metavar, words) if option.metavar else None
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
