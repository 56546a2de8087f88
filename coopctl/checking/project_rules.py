"""The rules that a project gives itself in coopctl.yaml: each a fragment of JSON Schema, never code.

Whoever opens a pull request writes these settings, so what a rule may cost is bounded: patterns run in linear
time, nothing is fetched, references are refused (two a line, a few lines long, they take for ever), and the size
of a fragment and their number are limited. A rule that breaks this is a finding, and the others still run.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl import codes, schemas
from coopctl.checking import rule_fields
from coopctl.checking.matching import Patterns
from coopctl.findings import Aim, Elsewhere, Kind, Problem
from coopctl.loading.locations import Stamped
from coopctl.messages import Message, msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.settings import Subject
from coopctl.model.vocabularies import Severity
from coopctl.spelling.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json, Record
    from coopctl.model.settings import ProjectRule

UNUSABLE, TAKEN = "unusable-rule", "taken-code"
#: The codes of what can be wrong with a project's rule.
CODES: Mapping[str, Severity] = MappingProxyType({TAKEN: Severity.ERROR, UNUSABLE: Severity.ERROR})
MOST_RULES = 200
#: What all of them may cost: looking at a record is one, and a finding so many.
_MOST_COST, _FINDING = 1_500_000, 50
#: How deep a fragment may go, and how many schemas it may hold.
DEEPEST, MOST_PARTS = 24, 500

_ONE = frozenset(
    {"not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems",
     "unevaluatedProperties"}
)  # fmt: skip
_SEVERAL = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
_PLAIN = frozenset(
    {"type", "enum", "const", "required", "dependentRequired", "pattern", "minLength", "maxLength", "minimum",
     "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems",
     "minContains", "maxContains", "minProperties", "maxProperties", "title", "description", "examples", "default",
     "$comment"}
)  # fmt: skip
KEYWORDS = _ONE | _SEVERAL | _NAMED | _PLAIN


def check(portfolio: Portfolio) -> Iterator[Stamped]:
    """Give what the project's rules find, and what is wrong with the rules themselves."""
    rules, cost = portfolio.settings.rules, 0
    for number, rule in enumerate(rules[:MOST_RULES]):
        faults = list(_faults(rules, number))
        yield from faults
        yield from _unknown_fields(number, rule)
        if faults:
            continue
        try:
            misfits = schemas.fragment(rule.schema)
        except schemas.NotASchemaError as error:
            message, help_ = _no_schema(error.place)
            yield _unusable(number, error.place, message, rule_fields.misplaced(rule, error.place) or help_)
            continue
        for told in _found(portfolio, number, rule, misfits):
            cost += 1 if told is None else _FINDING
            if told is not None:
                yield told
            if cost > _MOST_COST:
                yield _too_much(number)
                return
    if len(rules) > MOST_RULES:
        message = msg("more than {limit} rules: the rest is not run", limit=MOST_RULES)
        problem = Problem(SETTINGS_FILE, ("rules", MOST_RULES), message, msg("join rules, or remove some"), Aim.KEY)
        yield Stamped(Kind.RULE, UNUSABLE, Severity.ERROR, problem)


def _found(
    portfolio: Portfolio, number: int, rule: ProjectRule, misfits: Callable[[Json], list[Place]]
) -> Iterator[Stamped | None]:
    """Yield what is found, and None for each record that is looked at."""
    for record in _records(portfolio, rule):
        yield None
        for place in misfits(dict(record.data)):
            message = msg("{text}", text=rule.message)
            help_ = msg("see the rule, in {path}", path=SETTINGS_FILE)
            if rule.help is not None:
                help_ = msg("{text}", text=rule.help)
            defined = Elsewhere(SETTINGS_FILE, ("rules", number, "id"), msg("this project's rule"))
            problem = Problem(record.path, place, message, help_, _aim(record.data, place), (defined,))
            yield Stamped(Kind.PROJECT, rule.id, rule.severity, problem)


def _too_much(number: int) -> Stamped:
    message = msg(
        "the rules from here on are not run to their end: this project's rules find too much, or are too many"
    )
    problem = Problem(SETTINGS_FILE, ("rules", number), message, msg("join rules, or remove some"), Aim.KEY)
    return Stamped(Kind.RULE, UNUSABLE, Severity.ERROR, problem)


def _records(portfolio: Portfolio, rule: ProjectRule) -> Iterator[Record]:
    of_kind: Mapping[str, Record] = portfolio.actions if rule.applies_to is Subject.ACTION else portfolio.agreements
    if not rule.paths:
        yield from of_kind.values()
        return
    patterns = Patterns(rule.paths)
    yield from (record for record in of_kind.values() if patterns.match(record.path))


def _aim(data: Json | Mapping[str, Json], place: Place) -> Aim:
    """Return what to point at: a value, but of a list or map, which may be long, its key."""
    value: object = data
    for step in place:
        value = value[step]  # type: ignore[index] # the engine walked this very way
    return Aim.KEY if isinstance(value, dict | list) else Aim.VALUE


# ---------------------------------------------------------------- what is wrong with a rule


def _faults(rules: Sequence[ProjectRule], number: int) -> Iterator[Stamped]:
    """Give what keeps a rule from being run, as far as its text tells."""
    rule = rules[number]
    if rule.id in codes.codes():
        yield _taken(number, msg("‘{code}’ is a code of coopctl itself", code=rule.id))
    first = next(place for place, other in enumerate(rules) if other.id == rule.id)
    if first != number:
        related = (Elsewhere(SETTINGS_FILE, ("rules", first, "id"), msg("first given here")),)
        yield _taken(number, msg("‘{code}’ is the code of another rule already", code=rule.id), related)
    for place, message, help_ in _in_fragment(rule.schema):
        yield _unusable(number, place, message, rule_fields.misplaced(rule, place) or help_)


def _in_fragment(written: object) -> Iterator[tuple[Place, Message, Message]]:
    """Give (place in the fragment, what is wrong, how to mend it); without recursion, as far as the limits."""
    waiting: list[tuple[Place, int, object]] = [((), 1, written)]
    count = 0
    while waiting:
        place, depth, node = waiting.pop()
        inside = list(_parts(place, node)) if isinstance(node, dict) else []
        count += 1 + len(inside)
        if depth > DEEPEST or count > MOST_PARTS:
            yield place, msg("this schema is too large for a rule"), msg("split it into several rules")
            return
        if isinstance(node, dict):
            yield from _in_keywords(place, node)
            waiting += [(inner, depth + 1, part) for inner, part in inside]


def _in_keywords(place: Place, node: Mapping[str, object]) -> Iterator[tuple[Place, Message, Message]]:
    for key, value in node.items():
        if key.startswith("$") and key not in KEYWORDS:
            message = msg("a rule's schema refers to nothing and names nothing: ‘{word}’ is not read", word=key)
            yield (*place, key), message, msg("write what is meant here, in full")
        elif key not in KEYWORDS:
            message = msg("‘{word}’ is no keyword of JSON Schema that a rule can use", word=key)
            yield (*place, key), message, did_you_mean(key, KEYWORDS) or msg("remove it")
        elif key == "pattern" and isinstance(value, str) and not schemas.is_pattern(value):
            yield (*place, key), *_no_pattern(value)
        elif key == "patternProperties" and isinstance(value, dict):
            for pattern in value:
                if not schemas.is_pattern(pattern):
                    yield (*place, key, pattern), *_no_pattern(pattern)


def _parts(place: Place, node: Mapping[str, object]) -> Iterator[tuple[Place, object]]:
    """Give the schemas that stand in a schema, with their places."""
    for key, value in node.items():
        if key in _ONE:
            yield (*place, key), value
        elif key in _SEVERAL and isinstance(value, list):
            for number, part in enumerate(value):
                yield (*place, key, number), part
        elif key in _NAMED and isinstance(value, dict):
            for name, part in value.items():
                yield (*place, key, name), part


def _no_pattern(pattern: str) -> tuple[Message, Message]:
    return (
        msg("‘{pattern}’ is no pattern that can be searched for in linear time", pattern=pattern[:60]),
        msg("write it without looking around ‘(?=’, without references back ‘\\1’, and short"),
    )


def _no_schema(place: Place) -> tuple[Message, Message]:
    words = [step for step in place if isinstance(step, str)]
    return (
        msg("‘{word}’ does not have a value that JSON Schema allows", word=words[-1] if words else "schema"),
        msg("see the keywords of JSON Schema: https://json-schema.org/understanding-json-schema"),
    )


def _unusable(number: int, place: Place, message: Message, help_: Message) -> Stamped:
    problem = Problem(SETTINGS_FILE, ("rules", number, "schema", *place), message, help_, _aim_at(place))
    return Stamped(Kind.RULE, UNUSABLE, Severity.ERROR, problem)


def _unknown_fields(number: int, rule: ProjectRule) -> Iterator[Stamped]:
    """Give a warning for each name in a rule that is no field: the rule is run, and finds all or nothing."""
    for place, message, help_ in rule_fields.unknown(rule):
        aim = Aim.VALUE if isinstance(place[-1], int) else Aim.KEY
        problem = Problem(SETTINGS_FILE, ("rules", number, "schema", *place), message, help_, aim)
        yield Stamped(Kind.RULE, UNUSABLE, Severity.WARNING, problem)


def _aim_at(place: Place) -> Aim:
    """Return what to point at in a fragment: the pattern itself, else the keyword."""
    return Aim.VALUE if place and place[-1] == "pattern" else Aim.KEY


def _taken(number: int, message: Message, related: tuple[Elsewhere, ...] = ()) -> Stamped:
    problem = Problem(SETTINGS_FILE, ("rules", number, "id"), message, msg("choose another id"), related=related)
    return Stamped(Kind.RULE, TAKEN, Severity.ERROR, problem)
