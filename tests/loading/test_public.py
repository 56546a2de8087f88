"""What anybody may see: nothing of what is internal is in a public portfolio, and the rest stands as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from coopctl.loading import builders
from coopctl.loading.public import public
from coopctl.model import internal
from coopctl.model.portfolio import Portfolio
from coopctl.model.records import Action, Agreement
from coopctl.model.settings import Settings
from tests.loading.test_builders import ACTION, AGREEMENT, data

if TYPE_CHECKING:
    from coopctl.model.records import Json, Record

FILES: dict[type, tuple[str, str, dict[str, Json]]] = {
    Agreement: ("agreement", "a", data("agreement", AGREEMENT)),
    Action: ("action", "a/b", data("action", f"{ACTION}x-own: [{{x-deep: 1}}]\n")),
}


def at(value: Any, path: str) -> list[Any]:
    """Return what of a file stands at a path, in each row of the lists on the way."""
    first, _, rest = path.partition(".")
    found = [
        row[first] for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict) and first in row
    ]
    return [each for one in found for each in at(one, rest)] if rest else found


def own(value: Any) -> bool:
    if isinstance(value, dict):
        return any(key.startswith("x-") or own(each) for key, each in value.items())
    return isinstance(value, list) and any(map(own, value))


def portfolio(*paths: str, **more: Any) -> Portfolio:
    (_, ref, said), (_, other, done) = FILES[Agreement], FILES[Action]
    return Portfolio(
        agreements={ref: builders.agreement(ref, "a.yaml", said | more.get("agreement", {}), "en")},
        actions={other: builders.action(other, "b.yaml", done | more.get("action", {}), "en")},
        settings=Settings(internal=paths),
    )


def test_what_is_marked_is_in_no_record_and_the_rest_is_as_it_was() -> None:
    paths = internal.known_paths()
    assert len(paths) > 150
    assert {"notes", "budget", "milestones.note", "lead.person", "external_ids", "summary"} <= {*paths}
    assert {"title", "status", "updates.date", "milestones.id", "formerly"}.isdisjoint(paths)
    plain = public(portfolio())
    for kind, (name, ref, said) in FILES.items():
        seen: Record = plain.agreements[ref] if kind is Agreement else plain.actions[ref]
        assert own(said)
        assert not own(dict(seen.data))
        assert seen == builders.__dict__[name](ref, seen.path, {**said, "notes": []}, "en")
        for path in paths:
            kept = internal.shown(said, kind, internal.hidden((path,)))

            assert [each for each in at(kept, path) if each not in ([], {})] == [], path
            others = [other for other in said if not other.startswith(("x-", path.partition(".")[0]))]
            assert {other for other in others if other not in kept} <= {"notes", "defaults"}, path


def test_what_an_agreement_gives_its_actions_goes_with_the_field_that_takes_it() -> None:
    lines: list[Json] = [{"year": 2019, "kind": "cash", "planned": 5}]
    found = portfolio("budget.funder", action={"budget": lines})
    assert found.agreements["a"].defaults

    seen = public(found)

    assert seen.public
    (line,) = seen.actions["a/b"].budget
    assert (line.funder, line.currency, line.planned) == (None, "EUR", 5)
    assert seen.agreements["a"].defaults == replace(found.agreements["a"].defaults, funder=None)
    whole = public(portfolio("budget", action={"budget": lines}))
    assert (whole.actions["a/b"].budget, whole.taken) == ((), {})


def test_somebody_of_whom_nothing_remains_is_not_there() -> None:
    named: dict[str, Json] = {
        "lead": "mons",
        "partners": [{"person": "A. B."}, {"person": "C. D.", "organisation": "O"}],
    }
    found = public(portfolio("lead.party", "partners.person", action=named)).actions["a/b"]

    assert found.lead is None
    assert [cast("Any", each.organisation).variants for each in found.partners] == [{"en": "O"}]
    assert public(portfolio("assessments.by.party")).agreements["a"].assessments == ()
