"""What rules do not say: sound data that looks odd, and records that depend on a file that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.checking import engine
from coopctl.loading import loader
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Workspace

ACTIONS = "data/actions/mons-sefrou"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
HEAD = "title: Training of guides\naxis: culture\nlead: mons\n"
PLANNED = f"{HEAD}status: planned\n"
COMPLETED = f"{HEAD}status: completed\nended: 2019\n"


def codes(workspace: Workspace, files: Mapping[str, str | bytes]) -> list[str]:
    return [finding.code for finding in engine.run(loader.load(trees.worktree(workspace(files=files))))]


@table(
    "action",
    [
        "title: A part\nlead: mons\nstatus: planned\npart_of: mons-sefrou/photo-exhibition\n",
        f"{PLANNED}period: 2018/2018-06\n",
        f"{PLANNED}period: 2018\n",
        f"{PLANNED}period: 2018/2020-12\n",
        f"{PLANNED}period: ../2019\n",
        f"{PLANNED}period: 2018~/..\n",
        f"{HEAD}status: in_progress\nadopted: 2018-06\nstarted: 2018\n",
        f"{HEAD}status: completed\nstarted: 2018-06\nended: 2018-06-01\n",
        f"{PLANNED}period: 2018-06/2019\nmilestones: [{{id: a, due: 2018}}, {{id: b, due: 2019-12-31}}]\n",
        f"{PLANNED}milestones: [{{id: a, due: 2031}}]\n",
        f"{PLANNED}budget: [{{kind: cash, currency: KWD, planned: 60.000}}, {{kind: cash, currency: EUR, spent: 60.00}}]\n",
        f"{PLANNED}budget: [{{kind: cash, currency: EUR, planned: 70, committed: 60.5, spent: 60.5}}]\n",
        f"{HEAD}status: in_progress\nupdates: [{{date: 2018, progress: 0}}, {{date: 2019, progress: 1}}]\n",
        f"{PLANNED}baseline: 2018-04/2018\nperiod: 2018-09/2019\nupdates: [{{date: 2018-05, period: 2018-09/2019}}]\n",
        f"{PLANNED}period: 2018-06~/2019\nupdates: [{{date: 2018-05, text: The day is not sure.}}]\n",
        f"{PLANNED}period: 2019/2020\nbaseline: 2018/2019\nbudget: [{{year: 2018, note: a}}, {{year: 2020, note: b}}]\n",
        f"{PLANNED}recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18\noccurrences: [{{date: 2019-05, state: cancelled}}]\n",
        f"{PLANNED}recurs: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29\n",
        f"{PLANNED}recurs: FREQ=MONTHLY;BYMONTHDAY=31\n",
        f"{PLANNED}started: 2020-02-29\n",
        f"{PLANNED}updates: [{{date: 2018-05-02, text: One}}, {{date: 2018-05-02, text: Two}}]\n",
        f"{HEAD}status: in_progress\nupdates: [{{date: 2018, text: RAS, progress: 5}}, {{date: 2018, text: RAS, progress: 9}}]\n",
        f"{PLANNED}updates: [{{date: 2018-05, author: A. B., text: RAS}}, {{date: 2018-05, author: C. D., text: RAS}}]\n",
        f"{PLANNED}updates: [{{date: 2018-06-01, status: planned}}, {{date: 2018-06, text: Later}}]\n",
        f"{PLANNED}period: 2018\nupdates: [{{date: 2018-06-01, period: 2018-01-01/2018-12-31}}]\n",
        f"{HEAD}status: in_progress\nupdates: [{{date: 2018-06, status: in_progress}}, {{date: 2018, text: All}}]\n",
        f"{COMPLETED}updates: [{{date: 2018, progress: 5}}, {{date: 2019, progress: 100}}]\n",
        f"{HEAD}status: cancelled\nended: 2019\nupdates: [{{date: 2019, status: cancelled, text: No venue}}]\n",
        f"{PLANNED}coordinators: [mons, sefrou]\n",
        f"{PLANNED}coordinators: [{{organisation: Museum}}]\n",
        f"{PLANNED}countries: [{{code: BE, share: 33.33}}, {{code: MA, share: 33.33}}, {{code: FR, share: 33.33}}]\n",
        f"{PLANNED}countries: [{{code: BE}}, {{code: XK}}]\n",
        f"{PLANNED}dac: [{{code: 11330, share: 100}}]\n",
        f"{PLANNED}partners: [{{party: mons, organisation: Museum}}, {{party: sefrou, organisation: Museum}}]\n",
        f"{PLANNED}budget: [{{note: To be named}}, {{note: To be named too}}]\n",
        f"{PLANNED}sources: ['https://example.org/a']\n",
        f"{PLANNED}related: [mons-sefrou/photo-exhibition]\npart_of: mons-sefrou/photo-exhibition\n",
        f"{PLANNED}tags: [covid-19]\nnumber: 475123456\nexternal_ids: {{register: '+32 65 40 51 11'}}\n",
        f"{PLANNED}summary: The 10 000 visitors of 2018-2019 paid 0.50 to 12.50, from 09.00 to 17.30 on 01/02/2019\n",
    ],
)
def test_sound_actions_are_let_be(action: str, workspace: Workspace) -> None:
    assert codes(workspace, {f"{ACTIONS}/example.yaml": action}) == []


@table(
    "text",
    [
        "Same rights for all",
        "Same-day surgery",
        "Zelfde rechten voor iedereen",
        "Idem Velle, a choir",
        "The letter « Ã » of Portuguese",
        "The letter «\u00a0Ã\u00a0» of Portuguese",
        "PROJETO “AMANHÔ",
        "São Tomé, Âge d’or, 30\u00a0°C",
        "R&D; https://example.org/?a=1&copy=2&notify=3",
    ],
)
def test_texts_that_are_meant_are_let_be(text: str, workspace: Workspace) -> None:
    assert codes(workspace, {f"{ACTIONS}/example.yaml": f"{PLANNED}summary: '{text}'\n"}) == []


@table("number", ["3.5", "2024-1", "2024/1", "12/2024", "MAR-01", "DEC 12", "I.2", "1-2-3"])
def test_numbers_of_signed_documents_are_let_be(number: str, workspace: Workspace) -> None:
    assert codes(workspace, {f"{ACTIONS}/example.yaml": f"{PLANNED}number: '{number}'\n"}) == []


@table(
    "text",
    ["https://example.org/water/page", "www.example.org/open/data", "برنامج open source", "Open Data Day", "١٢٣ ٢٠٢٤"],
)
def test_names_and_addresses_stand_in_their_own_letters(text: str, workspace: Workspace) -> None:
    action = PLANNED.replace("Training of guides", f"{{fr: Formation, ar: '{text}'}}")

    assert "other-script" not in codes(workspace, {f"{ACTIONS}/example.yaml": action})


@table(
    "facts",
    [
        "signed: 2018-07-15\nperiod: 2018-07/..\n",
        "signed: 2018-03-15\nperiod: 2018\n",
        "signed: 2018-01-01\nperiod: 2018/2019\nparent: mons-sefrou\n",
    ],
)
def test_sound_agreements_are_let_be(facts: str, workspace: Workspace) -> None:
    agreement = f"title: Exchange\nkind: twinning\nstatus: in_force\nparties: [{{id: mons}}, {{id: sefrou}}]\n{facts}"

    assert codes(workspace, {"data/agreements/exchange.yaml": agreement}) == []


def test_nothing_is_said_of_what_an_unread_agreement_may_hold(workspace: Workspace) -> None:
    files = {
        AGREEMENT: "title: [\n",
        f"{ACTIONS}/example.yaml": f"{PLANNED.replace('mons', 'ghost').replace('culture', 'ghost')}sources: [ghost]\n",
        "data/agreements/plan.yaml": (
            "title: Plan\nkind: action_plan\nstatus: in_negotiation\nparent: mons-sefrou\n"
            "parties: [{id: mons}, {id: sefrou}]\nsources: [ghost]\n"
        ),
        "data/actions/plan/first.yaml": "title: First\nstatus: planned\nlead: mons\nsources: [ghost]\n",
    }

    assert codes(workspace, files) == []


def test_a_period_that_runs_backwards_is_told_once(workspace: Workspace) -> None:
    action = f"{PLANNED}period: 2022/2018\nmilestones: [{{id: a, due: 2019}}]\n"

    assert codes(workspace, {f"{ACTIONS}/example.yaml": action}) == ["dates-out-of-order"]


def test_nothing_is_said_of_references_to_an_unread_action(workspace: Workspace) -> None:
    files = {
        f"{ACTIONS}/photo-exhibition.yaml": "status: planned\n",
        f"{ACTIONS}/example.yaml": (
            f"{PLANNED}part_of: mons-sefrou/photo-exhibition\nrelated: [mons-sefrou/photo-exhibition]\n"
        ),
    }

    assert codes(workspace, files) == []


def test_droppings_and_readmes_are_no_unknown_files(workspace: Workspace) -> None:
    droppings = [".tour.yaml.swp", "photo-exhibition.yaml~", "README.md", ".idea/tour.yaml", "#tour.yaml#", "Thumbs.db"]
    others = {"mkdocs.yml": "title: Guide\nnav: []\n", "actions/action.yml": "name: Build\nruns: {}\n"}

    assert codes(workspace, {**others, **{f"{ACTIONS}/{name}": PLANNED for name in droppings}}) == []


def test_names_in_two_unicode_forms_collide(workspace: Workspace) -> None:
    composed, decomposed = (f"{ACTIONS}/{name}.yaml" for name in ("\u00e9t\u00e9", "e\u0301te\u0301"))
    root = workspace(files={composed: PLANNED, decomposed: PLANNED})
    if len(list((root / ACTIONS).iterdir())) < 3:
        pytest.skip("this disk holds the two names for one")
    findings = engine.run(loader.load(trees.worktree(root)))

    assert sorted(finding.code for finding in findings) == ["colliding-names", "unknown-file"]


def test_many_faults_of_one_kind_take_no_time_to_speak_of(workspace: Workspace) -> None:
    waits = ", ".join(f"mons-sefrou/ghost-{number}" for number in range(300))

    assert codes(workspace, {f"{ACTIONS}/example.yaml": f"{PLANNED}depends_on: [{waits}]\n"}) == (
        ["unknown-reference"] * 300
    )
