"""The screens with a layout of their own, at the widths that people have."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coopctl.formats.screens import record, status
from coopctl.formats.terminal.breaking import hanging, measure
from coopctl.measures.coming import Due, DueKind
from coopctl.measures.outcomes import Reason
from coopctl.messages import msg
from coopctl.model.dates import parse_date
from coopctl.model.records import Axis
from coopctl.model.vocabularies import Health
from coopctl.reports.paper import Part, Rows
from coopctl.reports.status import TO_CLOSE, TO_RECORD, Attention, Line
from tests.formats import build
from tests.formats.build import look, text
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.reports.status import Status
    from tests.formats.conftest import Snapshot

SCREENS = {"three": build.three(), "asked": build.asked_for(), "many": build.many()}
LOOKS = {
    "80": look(80),
    "40": look(40),
    "120": look(120),
    "ascii": look(80, ascii_only=True),
    "color": look(80, color=True),
    "plain": look(80, plain=True),
}
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def drawn(screen: Status, **wishes: int) -> str:
    return status.draw(screen, look(**wishes))  # type: ignore[arg-type]  # every wish here is a width


@pytest.mark.parametrize(
    ("screen", "how"), [(screen, how) for screen in ("three", "asked") for how in LOOKS] + [("many", "80")]
)
def test_the_status_screen(screen: str, how: str, snapshot: Snapshot) -> None:
    snapshot(f"status-{screen}-{how}.txt", status.draw(SCREENS[screen], LOOKS[how]))


@pytest.mark.parametrize("how", ["80", "40", "120", "plain", "ascii"])
def test_the_screen_of_one_record(how: str, snapshot: Snapshot) -> None:
    snapshot(f"record-{how}.txt", record.draw(build.RECORD, LOOKS[how]))


@table("width", [40, 50, 60, 70, 74, 77, 78, 79, 80, 100, 120, 200])
@table("screen", SCREENS)
def test_no_line_is_wider_than_the_terminal(screen: str, width: int) -> None:
    lines = drawn(SCREENS[screen], width=width).splitlines()

    assert [line for line in lines if measure(line) > width and not line.lstrip("→ ").startswith("coopctl ")] == []


@table("screen", SCREENS)
def test_colour_adds_nothing_but_colour(screen: str) -> None:
    colored = status.draw(SCREENS[screen], look(80, color=True))

    assert "\x1b[" in colored
    assert ESCAPES.sub("", colored) == drawn(SCREENS[screen])


@table("screen", SCREENS)
def test_our_own_signs_are_ascii_where_that_is_asked(screen: str) -> None:
    letters = set("éàèœ–’‘")

    assert {sign for sign in status.draw(SCREENS[screen], look(ascii_only=True)) if not sign.isascii()} <= letters


def test_plain_has_neither_bars_nor_signs_nor_boxes() -> None:
    plain = status.draw(build.three(), look(plain=True))

    assert not set("█▓▒░▌▲■►●○─└→") & set(plain)
    assert "  " not in plain


def test_hundreds_of_agreements_are_summed_up_and_the_rest_is_told() -> None:
    screen = drawn(build.many(300))

    assert len(screen.splitlines()) < 45
    assert "113 agreements at risk" in screen
    assert "and 294 agreements more: coopctl list agreements" in screen
    assert "and 30 actions more; all of them: coopctl list actions --health late" in screen


def test_what_the_filters_hide_is_told() -> None:
    assert "1 of 3 agreements" in drawn(build.asked_for())


@table(("total", "sentence"), [(0, "no agreements yet"), (3, "no agreement passes the filters")])
def test_no_agreement_is_said_with_its_reason(total: int, sentence: str) -> None:
    for wishes in (look(), look(plain=True)):
        assert sentence in status.draw(build.status((), total=total), wishes).casefold()


def test_an_agreement_whose_actions_do_not_count_says_so() -> None:
    standing = build.standing("mons-sefrou", {Health.CANCELLED: 2})
    standing = replace(standing, rollup=replace(standing.rollup, cancelled=2))
    screen = build.status((Line(build.MONS, standing),))

    for wishes in (look(), look(plain=True)):
        assert "nothing to count yet: 2 cancelled" in status.draw(screen, wishes).casefold()


def test_an_open_period_says_no_share_of_its_time() -> None:
    screen = build.status((Line(build.MONS, build.standing("mons-sefrou", {Health.ON_TRACK: 1}, 50, 1)),))

    assert "time elapsed" not in drawn(screen)
    assert "Nothing to deal with" in drawn(screen)
    assert "Nothing to deal with" in status.draw(screen, look(plain=True))
    assert drawn(screen).endswith("→ coopctl status mons-sefrou\n")


def test_an_agreement_says_whether_it_is_in_force_and_how_it_stands() -> None:
    line = Line(build.MONS, build.standing("mons-sefrou", {Health.AT_RISK: 2, Health.ON_TRACK: 1}, 50, 1))

    shown, plain = drawn(build.status((line,))), status.draw(build.status((line,)), look(plain=True))

    assert "in force · ▲ at risk\n" in shown
    assert "▒ 2 at risk" in shown, "what is in the bar has the words that stand below it"
    assert "Status: in force\nHealth: at risk\nActions: 1 under way, 2 at risk\n" in plain


@table(
    ("why", "legend", "health"),
    [(TO_CLOSE, "□ 2 to close", "to close"), (TO_RECORD, "● 2 to record", "to record")],
)
def test_what_stands_well_is_told_by_what_is_to_be_done_with_it(why: str, legend: str, health: str) -> None:
    refs = ("mons-sefrou/a", "mons-sefrou/b")
    group = Attention("mons-sefrou", Health.ON_TRACK, Reason(why, msg("{ref}", ref="why")), refs, None)
    screen = build.status((Line(build.MONS, build.MONS_STANDING),), (group,))

    assert f"To deal with (2)  {legend}\n" in drawn(screen)
    assert f"To deal with: 2\n\nHealth: {health}\nReason: why\n" in status.draw(screen, look(plain=True))


def test_figures_withheld_say_of_how_many_actions_something_is_known() -> None:
    assert "progress — (3/10 known)" in drawn(build.three())
    assert "Progress: not known (3 of 10 known)" in status.draw(build.three(), look(plain=True))


def test_the_commit_or_the_index_is_named() -> None:
    assert "commit 0123456789\n" in drawn(build.status((), revision="0123456789abcdef"))
    assert "as staged" in drawn(build.status((), revision="index"))


def test_two_actions_of_the_same_name_are_shown_with_their_whole_references() -> None:
    groups = [
        Attention(
            ref, Health.LATE, build.late(days), (f"{ref}/choir",), text("Choir, a long title of many words"), days
        )
        for ref, days in (("mons-sefrou", 9), ("casablanca-wallonia", 8))
    ]
    screen = drawn(build.status((Line(build.MONS, build.MONS_STANDING),), groups), width=60)

    assert "mons-sefrou/choir" in screen
    assert "casablanca-wallonia/choir" in screen


@table(
    ("parts", "said"),
    [
        ((), "To deal with (3)  ! 3 late"),
        ("c", "! 2 late (and 1 part)"),
        ("abc", "To deal with (3 parts)  ! 3 late (parts)"),
    ],
)
def test_parts_are_counted_beside_actions_and_what_is_told_together_has_its_titles(parts: str, said: str) -> None:
    refs = tuple(f"mons-sefrou/{name}" for name in "abc")
    names = (text("Choir"), text(ar="معرض الصور"), None)
    group = Attention("mons-sefrou", Health.LATE, build.late(9), refs, None, 9, names=names, place=text(ar="الشراكة"))
    screen = build.status((Line(build.MONS, build.MONS_STANDING),), (group,))
    shown = drawn(replace(screen, parts=frozenset(f"mons-sefrou/{name}" for name in parts)))

    assert said in shown
    assert "! 3 actions of ‘mons-sefrou’  9 days late\n  Choir  a\n  b\n  \u2068معرض الصور\u2069\n  c\n" in shown


@table("width", [40, 80])
def test_arabic_stands_in_isolates_alone_on_its_line_or_as_a_name_in_its_row(width: int) -> None:
    arabic = text(ar="معرض الصور")
    isolated = "\u2068معرض الصور\u2069"
    group = Attention("a", Health.LATE, build.late(3), ("a/b",), arabic, 3)
    axes = build.agreement("a", arabic, axes=(Axis(id="x", title=arabic),))
    standing = build.standing("a", {Health.LATE: 1}, axes={"x": build.rollup(0, 1, 1, 0)})
    action = build.action("a/b", arabic, axis="x"), build.action_standing("a/b", Health.LATE, build.late(3))
    following = Due(kind=DueKind.MEETING, when=parse_date("2021"), ref="a", title=arabic, place=text("Mons"))
    screen = build.status((Line(axes, standing),), (group,), following=following, actions=(action,))
    found = [line.strip() for line in drawn(screen, width=width).splitlines() if "معرض" in line]

    assert all(isolated in line for line in found[:-1])
    assert found.count(isolated) >= 3
    assert found[-1] == isolated.replace("\u2069", ", Mons\u2069")


def test_a_text_that_is_quoted_among_arabic_words_keeps_its_way_on_each_line_it_takes() -> None:
    lines = hanging("  معرض: \u2068[-One-] {+Two+} words, then\u2069 ← \u2068مونس ثم Mons\u2069", 24).splitlines()

    assert lines == [
        "  \u2067معرض: \u2068[-One-]\u2069",
        "    \u2067\u2066{+Two+} words, then\u2069",
        "    \u2067← \u2068مونس ثم Mons\u2069",
    ]


def test_data_can_start_neither_markup_nor_escapes() -> None:
    nasty = text("[bold]x[/] [/oops] :smile: \x1b]0;title\x07 \u202eevil")
    group = Attention("a", Health.LATE, build.late(3), ("a/b",), nasty, 3)
    screen = build.status((Line(build.agreement("a", nasty), build.MONS_STANDING),), (group,))

    for wishes in (look(200, color=True), look(200), look(plain=True)):
        shown = ESCAPES.sub("", status.draw(screen, wishes))
        assert shown.count("[bold]x[/] [/oops] :smile: ␛]0;title␇ <U+202E>evil") == 2


def wide(how: Look) -> int:
    return max(measure(line) for line in record.draw(build.RECORD, how).splitlines())


def test_a_record_fits_with_all_that_it_says() -> None:
    assert wide(look(80)) <= 80
    assert wide(look(40)) <= 40


def test_the_screens_have_public_names() -> None:
    from coopctl import discovery
    from coopctl.formats import screens

    assert discovery.names(screens) == (
        "agenda",
        "checkup",
        "found",
        "history",
        "record",
        "status",
        "timeline",
        "trend",
    )


def test_the_next_command_looks_closer_at_the_worst() -> None:
    line = (Line(build.MONS, build.MONS_STANDING),)
    single, group = build.ATTENTION[0], build.ATTENTION[3]
    pair = (build.action("mons-sefrou/a", text("A")), build.action_standing("a", Health.LATE, build.late(1)))
    ends = [
        drawn(screen).splitlines()[-1].removeprefix("→ ")
        for screen in (
            build.status(line, (single,)),
            build.status(line, (group,)),
            build.status(line, (group,), actions=(pair,)),
            build.status(line, (), actions=(pair,)),
            build.status(()),
            replace(build.status(()), unread=True),
        )
    ]

    assert ends == [
        "coopctl show mons-sefrou/photo-exhibition",
        "coopctl status casablanca-wallonia-2020",
        "coopctl show casablanca-wallonia-2020/apprenticeships",
        "coopctl show mons-sefrou",
        "coopctl new agreement",
        "coopctl validate",
    ]


def test_a_record_whose_title_is_arabic_has_it_in_isolates() -> None:
    arabic = replace(build.RECORD, title=text(ar="معرض"), scope=msg("a/b"), path="data/actions/a/b.yaml")

    assert record.draw(arabic, look()).splitlines()[:2] == ["\u2068معرض\u2069", "a/b  data/actions/a/b.yaml"]


def test_the_notes_of_a_section_follow_its_rows() -> None:
    noted = Part(name="actions", title=msg("Actions"), blocks=(Rows(build.SHEET),))
    one = replace(build.RECORD, facts=((msg("Closed"), True), (msg("Open"), False)), parts=(noted,))

    assert record.draw(one, look()).endswith("\n3 of 15 shown\n")
    assert "Closed  yes\nOpen    no\n" in record.draw(one, look())


def test_an_agreement_without_axes_lists_its_actions_under_no_heading() -> None:
    pair = (build.action("casablanca-wallonia/a", text("A")), build.action_standing("a", Health.LATE, build.late(1)))
    standing = build.standing("casablanca-wallonia", {Health.LATE: 1}, 0, 1)
    screen = build.status((Line(build.FRAMEWORK, standing),), actions=(pair,))

    assert "No axis" not in drawn(screen)
    assert "Axis" not in status.draw(screen, look(plain=True))
