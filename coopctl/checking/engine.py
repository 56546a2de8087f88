"""The engine of the rules: runs every one over a portfolio, leaves out what the project ignores, stamps the rest."""

from __future__ import annotations

import functools
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl import discovery, rules, schemas, strict_yaml
from coopctl.checking import internal_paths, later_facts, project_rules
from coopctl.checking.ignored import MOST_PATTERNS, Ignored, corrected
from coopctl.checking.silence import Silence
from coopctl.findings import Finding, Kind, Problem
from coopctl.loading.locations import Stamped, resolve
from coopctl.messages import msg
from coopctl.model.defaults import filled
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.records import Action
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import Patience, records, see
from coopctl.spelling.nearest import Spelling
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from typing import TypeAlias

    from coopctl.loading.loader import Loaded
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record
    from coopctl.model.settings import Ignore
    from coopctl.model.walk import Seen

    #: Whether a finding is looked at, by its path and severity.
    Worth: TypeAlias = Callable[[str, Severity], bool]
    #: A rule that looks at one record at a time.
    _CheckRecord: TypeAlias = Callable[[Seen, Portfolio], Iterator[Problem]]

#: The one code that no module has: only the engine knows what was left out.
UNUSED_IGNORE = "unused-ignore"
_OTHERS = {UNUSED_IGNORE: Severity.WARNING, later_facts.CODE: Severity.ERROR}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule's module offers: its weight, and `check` of a portfolio, `check_record` of a record, or both.

    `check_record` finds in one field, and in one row of it, the same whatever stands in the others, but in those
    `beside`: what compares rows looks at those of the record. It finds nothing where no value of a type that it `needs`
    was seen; where it names none, it is always asked. What looks at each value `alone` is asked of files too that are
    left out, so that nobody mends one in several rounds.
    """

    severity: Severity
    check: Callable[[Portfolio], Iterator[Problem]] | None
    check_record: _CheckRecord | None
    beside: AbstractSet[str] = frozenset()
    needs: AbstractSet[type] = frozenset()
    alone: bool = False


@functools.cache
def rule(code: str) -> Rule:
    """Return the rule of that code. Raise ModuleNotFoundError where there is none."""
    module = discovery.module(rules, code)
    checks = getattr(module, "check", None), getattr(module, "check_record", None)
    beside: AbstractSet[str] = getattr(module, "BESIDE", frozenset())
    needs: AbstractSet[type] = getattr(module, "NEEDS", frozenset())
    return Rule(module.SEVERITY, *checks, beside, needs, getattr(module, "ALONE", False))


def codes() -> Mapping[str, Severity]:
    """Return the severity of every code that this package can give, by code, sorted."""
    severities = {code: rule(code).severity for code in discovery.names(rules)}
    return dict(sorted({**severities, **project_rules.CODES, **_OTHERS}.items()))


def _all(_path: str, _severity: Severity) -> bool:
    return True


def run(loaded: Loaded, worth: Worth = _all) -> tuple[Finding, ...]:
    """Return what all rules find in what was loaded, the project's own too, without what is ignored, sorted.

    What is not `worth` it is left out before it is looked for, or its line: for that a file is read again. Raise
    ReadError where the project has rules and their engine does not load.
    """
    kept = [each for each in told(loaded, None, worth) if worth(each.problem.path, each.severity)]
    loaded.fetch({each.problem.path for each in kept})
    return tuple(sorted(resolve(kept, loaded.documents), key=lambda finding: finding.order))


def told(
    loaded: Loaded,
    only: AbstractSet[str] | None = None,
    worth: Worth = _all,
    fields: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> Sequence[Stamped]:
    """Return the same without lines and columns, for which files are read again; of `only` some paths, None: of all.

    A rule looks at no record of which nothing that it may find is `worth` it. That something is ignored in vain is
    said where all is asked for, or what is said of the settings. Of a file the `fields` may be named that are others
    than before, of lists with the first row that is: what is found elsewhere in it, as it was, may then be left out.
    Raise as `run` does.
    """
    ignores = loaded.portfolio.settings.ignore
    complete = only is None and worth(SETTINGS_FILE, Severity.WARNING)
    found = Ignored(ignores)
    built_in = _built_in(loaded, only, _all if complete else worth, fields)
    said = (*internal_paths.helped(built_in, loaded.portfolio.settings), *project_rules.check(loaded.portfolio))
    # What is wrong with a rule itself is a fault of the settings.
    kept = [each for each in said if each.code in project_rules.CODES or not found.has(each.problem.path, each.code)]
    known = {*codes(), *(own.id for own in loaded.portfolio.settings.rules)}
    kept += [*_too_many(found), *_no_rules(ignores, known)]
    # What a file that could not be read would have given is not known.
    if complete and not loaded.portfolio.left_out:
        kept += _unused(ignores, found.used, known)
    return [each for each in kept if only is None or each.problem.path in only]


def _built_in(
    loaded: Loaded, only: AbstractSet[str] | None, worth: Worth, fields: Mapping[str, Mapping[str, int]]
) -> Iterator[Stamped]:
    found = {code: rule(code) for code in discovery.names(rules)}
    told = ((code, each.check(loaded.portfolio)) for code, each in found.items() if each.check)
    of_unfit = _of_unfit(loaded, found, only, worth)
    for code, problems in chain(told, _of_records(loaded, found, only, worth, fields), of_unfit):
        for problem in problems:
            yield Stamped(Kind.RULE, code, problem.severity or found[code].severity, problem)


def _of_records(
    loaded: Loaded,
    found: Mapping[str, Rule],
    only: AbstractSet[str] | None,
    worth: Worth,
    fields: Mapping[str, Mapping[str, int]],
) -> Iterator[tuple[str, Sequence[Problem]]]:
    """Give (code, problems) of each rule that looks at one record at a time; each record is walked once for all.

    A record of which they are known to be silent is passed over.
    """
    portfolio, silence = loaded.portfolio, Silence(loaded)
    names = {frozenset(each) for each in fields.values()}
    whole = {some: {code for code, each in found.items() if each.beside & some} for some in names}
    looking, asked = {code for code, each in found.items() if each.check_record}, _asked(found)
    patience = Patience()
    wanted = [each for each in records(portfolio) if only is None or each.path in only]
    unknown = [each for each in wanted if each.ref not in silence.known]
    for record in unknown:
        if record.ref in loaded.silent:
            if worth is _all:
                silence.note(record)
            continue
        heard = () if worth is _all else {each for each in Severity if worth(record.path, each)}
        out = () if worth is _all else {code for code in looking if found[code].severity not in heard}
        if len(out) == len(looking):
            continue
        others = fields.get(record.path)
        wider = () if others is None else whole[frozenset(others)]
        part = see(record, record.data, patience, others)
        looks = [(code, check, part) for code, check in asked(part) if code not in wider]
        if wider:
            seen = see(record, record.data, patience)
            looks += [(code, check, seen) for code, check in asked(seen) if code in wider]
        told = [
            (code, problems)
            for code, check, seen in looks
            if code not in out and (problems := [*check(seen, portfolio)])
        ]
        yield from told
        if others is None and not out and not told:
            silence.note(record)
    silence.flush()


def _of_unfit(
    loaded: Loaded, found: Mapping[str, Rule], only: AbstractSet[str] | None, worth: Worth
) -> Iterator[tuple[str, Sequence[Problem]]]:
    """Give the same of what is wrong with a value by itself in a file that something else keeps out."""
    wanted = [each for each in loaded.portfolio.left_out if each.ref and (only is None or each.path in only)]
    # What a file with an error of YAML says may not be what was meant.
    left_out = [each for each in wanted if each.code in schemas.CODES]
    if not left_out:
        return
    from coopctl.loading import unfit  # only here: most workspaces hold no such file

    told: dict[str, set[str]] = {each.path: set() for each in left_out}
    for path, field in loaded.explaining.fields():
        if path in told:
            told[path].add(field)
    patience, language = Patience(), loaded.portfolio.settings.language
    loaded.fetch([each.path for each in left_out])
    for left in left_out:
        document = loaded.documents.get(left.path)
        if document is None or not isinstance(document.data, dict):
            continue
        seen = unfit.see(left, document.data, language, told[left.path], patience)
        for code, each in found.items():
            if each.alone and each.check_record and worth(left.path, each.severity):
                yield code, [*each.check_record(seen, loaded.portfolio)]


def _asked(found: Mapping[str, Rule]) -> Callable[[Seen], Sequence[tuple[str, _CheckRecord]]]:
    """Return who says which rules may find something in what was seen, by the types of its values."""

    @functools.cache
    def by_types(types: frozenset[type]) -> Sequence[tuple[str, _CheckRecord]]:
        return [
            (code, each.check_record)
            for code, each in found.items()
            if each.check_record and (not each.needs or each.needs & types)
        ]

    return lambda seen: by_types(frozenset(seen.values))


def judging(portfolio: Portfolio, severities: Container[Severity] = frozenset(Severity)) -> Callable[[Record], bool]:
    """Return who says of a record that has just been read whether all rules that look at one at a time are silent.

    Those of other `severities` are not asked. The portfolio need hold no more than the agreements: on more no silence
    rests (`checking.silence`).
    """
    found = {code: rule(code) for code in discovery.names(rules)}
    asked = _asked({code: each for code, each in found.items() if each.severity in severities})

    def is_silent(record: Record) -> bool:
        if isinstance(record, Action):
            record = filled(record, portfolio.agreements.get(record.agreement))
        seen = see(record, record.data)
        return not any(True for _, check in asked(seen) for _ in check(seen, portfolio))

    return is_silent


def _no_rules(ignores: Sequence[Ignore], known: AbstractSet[str]) -> Iterator[Stamped]:
    """Give a finding for each code of an entry that is no rule's: it can never match."""
    spelling = Spelling()
    for number, ignore in enumerate(ignores):
        for position, code in enumerate(ignore.codes):
            if code not in known:
                message, help_ = msg("no rule has the code ‘{code}’", code=code), spelling.did_you_mean(code, known)
                if code in strict_yaml.FAULTS or code in schemas.CODES:
                    message, help_ = msg("errors of YAML and of fields cannot be ignored: ‘{code}’", code=code), None
                place = ("ignore", number, "codes", position)
                problem = Problem(SETTINGS_FILE, place, message, help_ or msg("delete it"))
                yield Stamped(Kind.RULE, UNUSED_IGNORE, Severity.WARNING, problem)


def _too_many(ignored: Ignored) -> Iterator[Stamped]:
    if ignored.unread is not None:
        message = msg("more than {limit} paths with * in ‘ignore’: the rest is not looked at", limit=MOST_PATTERNS)
        problem = Problem(SETTINGS_FILE, ("ignore", ignored.unread), message, msg("name the folders that they are in"))
        yield Stamped(Kind.RULE, UNUSED_IGNORE, Severity.WARNING, problem)


def _unused(ignores: Sequence[Ignore], used: set[int], known: AbstractSet[str]) -> Iterator[Stamped]:
    for number, ignore in enumerate(ignores):
        if number not in used and known >= set(ignore.codes):
            problem = Problem(
                SETTINGS_FILE,
                ("ignore", number),
                msg("nothing is ignored by this entry: no rule finds these codes in these files"),
                corrected(ignore) or msg("delete it, or correct its paths and codes"),
            )
            yield Stamped(Kind.RULE, UNUSED_IGNORE, Severity.WARNING, problem)
