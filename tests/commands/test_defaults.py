"""What actions take from the `defaults` of their agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.checking import engine
from coopctl.loading import loader
from coopctl.measures import money
from coopctl.measures.completeness import Aspect, completeness
from coopctl.measures.standing import standing
from coopctl.model.vocabularies import BudgetKind
from tests.conftest import BASE
from tests.measures.build import day

if TYPE_CHECKING:
    from coopctl.loading.loader import Loaded
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

AGREEMENT = "data/agreements/mons-sefrou.yaml"
ACTION = "data/actions/mons-sefrou/guides.yaml"
REF = "mons-sefrou/guides"
PLAN = (BASE / AGREEMENT).read_text(encoding="utf-8")
HEAD = "title: Training of guides\naxis: culture\nlead: mons\nstatus: planned\nbudget:\n"
DEFAULTS = "defaults: {currency: EUR, funder: mons, sources: ['https://example.org/plan']}\n"


def load(workspace: Workspace, lines: str, defaults: str = DEFAULTS) -> Loaded:
    files: dict[str, str | bytes] = {AGREEMENT: PLAN + defaults, ACTION: HEAD + lines}
    return loader.load(trees.worktree(workspace(files=files)))


def codes(loaded: Loaded) -> list[tuple[str, str]]:
    assert loaded.findings == ()
    return [(each.code, each.path) for each in engine.run(loaded)]


def test_lines_have_what_they_do_not_name(workspace: Workspace) -> None:
    """In EUR: 100 of the first line and 20 of the second; the third says MAD itself."""
    loaded = load(
        workspace,
        "  - {year: 2018, kind: cash, planned: 100}\n"
        "  - {year: 2018, kind: cash, funder: sefrou, planned: 20}\n"
        "  - {year: 2018, kind: cash, currency: MAD, planned: 3}\n",
    )
    actions = loaded.portfolio.actions
    found = [(line.funder and line.funder.party, line.currency) for line in actions[REF].budget]
    stands = standing(loaded.portfolio, day("2018-06-01"))
    sums = money.totals(money.entries(actions.values(), stands, stands.wholes))

    assert found == [("mons", "EUR"), ("sefrou", "EUR"), ("mons", "MAD")]
    assert {pot: each.planned for pot, each in sums.items()} == {
        money.Pot("EUR", BudgetKind.CASH): 120,
        money.Pot("MAD", BudgetKind.CASH): 3,
    }
    assert codes(loaded) == []


def test_a_key_is_taken_after_the_defaults(workspace: Workspace) -> None:
    loaded = load(
        workspace,
        "  - {year: 2018, kind: cash, planned: 1}\n"
        "  - {year: 2018, kind: cash, funder: mons, currency: EUR, planned: 2}\n",
    )

    assert codes(loaded) == [("repeated-key", ACTION)]


def test_what_is_wrong_with_a_default_is_told_once_where_it_stands(workspace: Workspace) -> None:
    loaded = load(workspace, "  - {year: 2018, kind: cash, planned: 1}\n", "defaults: {currency: EUS, funder: liege}\n")

    assert codes(loaded) == [("unknown-currency", AGREEMENT), ("unknown-party", AGREEMENT)]


def test_so_is_the_language_of_a_default(workspace: Workspace) -> None:
    funder = "defaults: {currency: EUR, funder: {organisation: {xx: Fonds}}}\n"

    assert codes(load(workspace, "  - {year: 2018, kind: cash, planned: 1}\n", funder)) == [
        ("unknown-language", AGREEMENT)
    ]


def test_an_amount_needs_a_currency_from_somewhere(workspace: Workspace) -> None:
    line = "  - {year: 2018, kind: cash, funder: mons, spent: 1}\n  - {year: 2018, kind: in_kind, funder: mons}\n"

    assert codes(load(workspace, line, "")) == [("amount-without-currency", ACTION)]
    assert codes(load(workspace, line)) == []


def test_nothing_is_said_of_amounts_where_the_agreement_is_not_read(workspace: Workspace) -> None:
    loaded = load(workspace, "  - {year: 2018, kind: cash, planned: 1}\n", "defaults: 1\n")

    assert "amount-without-currency" not in {each.code for each in engine.run(loaded)}


def test_a_default_source_is_shown_and_counts_for_no_completeness(workspace: Workspace, coopctl: Coopctl) -> None:
    files: dict[str, str | bytes] = {AGREEMENT: PLAN + DEFAULTS, ACTION: HEAD + "  - {year: 2018}\n"}
    root = workspace(files=files)
    portfolio = loader.load(trees.worktree(root)).portfolio
    action = portfolio.actions[REF]
    stands = standing(portfolio, day("2018-06-01")).actions[REF]
    found = completeness(
        action, portfolio.agreements["mons-sefrou"], stands.state, portfolio.settings, axis="culture", has_parts=False
    )

    assert Aspect.SOURCE in found.missing
    assert "https://example.org/plan" in coopctl(root, "show", REF, "--format", "plain").out
    assert "Sources, from the agreement" in coopctl(root, "show", REF, "--format", "markdown", "--lang", "en").out


def test_what_a_line_has_from_the_agreement_is_said_beside_it(workspace: Workspace, coopctl: Coopctl) -> None:
    lines = (
        "  - {year: 2018, kind: cash, planned: 1}\n"
        "  - {year: 2019, kind: cash, planned: 1, funder: sefrou}\n"
        "  - {year: 2019, kind: cash, planned: 1, funder: mons, currency: EUR}\n"
    )
    root = workspace(files={AGREEMENT: PLAN + DEFAULTS, ACTION: HEAD + lines})
    items = coopctl(root, "list", "budget", "--format", "json").json["items"]

    own = [(each["funder"], each["currency"], each["from_agreement"]) for each in items if each["action"] == REF]
    assert own == [("mons", "EUR", ["funder", "currency"]), ("sefrou", "EUR", ["currency"]), ("mons", "EUR", [])]
    page = coopctl(root, "show", REF, "--format", "markdown", "--lang", "en").out
    assert "From the agreement" in page
    assert page.count("| funder, currency |") == 1
    without = coopctl(workspace(files={AGREEMENT: PLAN, ACTION: HEAD + lines}), "show", REF, "--format", "markdown")
    assert "From the agreement" not in without.out


def test_the_page_of_the_agreement_says_what_its_actions_need_not_repeat(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    described = "documents: [{id: text, title: Text of the plan, url: 'https://example.org/text'}]\n"
    cited = DEFAULTS.replace("'https://example.org/plan'", "'https://example.org/plan', text")
    root = workspace(files={AGREEMENT: PLAN + described + cited})
    page = coopctl(root, "show", "mons-sefrou", "--lang", "en", "--format", "plain")

    assert (
        "What its actions need not repeat\nCurrency: EUR\nFunder: City of Mons\n"
        "Sources: https://example.org/plan, Text of the plan\n"
    ) in page.out
