"""The timeline as a terminal and as a page show it, of the invented workspace and of records made directly."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import trees
from coopctl.formats import healths
from coopctl.formats.glyphs import ASCII, UNICODE
from coopctl.formats.look import Look
from coopctl.formats.screens import timeline as screen
from coopctl.formats.terminal.breaking import measure
from coopctl.formats.timeline import gantt, svg
from coopctl.formats.timeline.signs import DRAWN, FIRST, Sign
from coopctl.i18n.words import words
from coopctl.loading import loader
from coopctl.measures.outcomes import AgreementHealth
from coopctl.measures.standing import standing
from coopctl.model.records import Axis
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Health
from coopctl.reports.filters import Filter
from coopctl.reports.timeline import chart, timescale
from coopctl.reports.view import view
from tests.conftest import ROOT
from tests.measures.build import action, agreement, cancelled, day, held, meeting, milestone, portfolio, update
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.records import Action, Agreement
    from coopctl.reports.timeline.chart import Timeline
    from tests.formats.conftest import Snapshot

RICH = ROOT / "tests" / "cases" / "rich"


def look(
    width: int = 80,
    *,
    color: bool = False,
    ascii_only: bool = False,
    plain: bool = False,
    languages: tuple[str, ...] = ("en",),
) -> Look:
    chosen = words(languages, ascii_only=ascii_only)
    return Look(words=chosen, width=width, color=color, ascii=ascii_only, plain=plain)


LOOKS = {
    "80": look(80),
    "40": look(40),
    "120": look(120),
    "ascii": look(80, ascii_only=True),
    "color": look(80, color=True),
    "plain": look(80, plain=True),
}
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
SVG = "{http://www.w3.org/2000/svg}"


def rich(*refs: str, on: date = date(2025, 10, 15)) -> Timeline:
    whole = loader.load(trees.worktree(RICH)).portfolio
    return chart.build(view(whole, standing(whole, on), Filter()), refs or None)


def made(on: str, *records: Action | Agreement) -> Timeline:
    whole = portfolio(*records)
    return chart.build(view(whole, standing(whole, day(on)), Filter()))


def line(found: str, name: str) -> str:
    """Return the chart of one row: what stands after its name."""
    told = {each.strip().removeprefix("plan/"): each.replace("plan/", " " * 5, 1) for each in found.splitlines()}
    return next(each for words, each in told.items() if words.startswith(name)).replace(name, " " * len(name), 1)


def titled(words: Text) -> Action:
    one = action(period="2019")
    return type(one)(ref=one.ref, path=one.path, title=words, status=one.status, period=one.period)


@pytest.mark.parametrize("how", LOOKS)
@pytest.mark.parametrize("what", ["plan", "all"])
def test_the_timeline(what: str, how: str, snapshot: Snapshot) -> None:
    found = rich("ourthe-rif-2025") if what == "plan" else rich()

    snapshot(f"timeline-{what}-{how}.txt", screen.draw(found, LOOKS[how]))


@pytest.mark.parametrize("width", [40, 50, 59, 60, 70, 79, 80, 100, 109, 110, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for found in (rich(), rich("ourthe-rif-2025")):
        assert [each for each in screen.draw(found, look(width)).splitlines() if measure(each) > width] == []


def test_colour_adds_nothing_but_colour() -> None:
    colored = screen.draw(rich(), look(80, color=True))

    assert "\x1b[" in colored
    assert ESCAPES.sub("", colored) == screen.draw(rich(), look(80))


def test_each_sign_has_a_shape_of_its_own_of_one_cell() -> None:
    unicode = {each.unicode for each in DRAWN.values()}
    ascii_only = {each.ascii for each in DRAWN.values()}

    assert set(DRAWN) == set(Sign)
    assert len(unicode) == len(ascii_only) == len(Sign)
    assert {measure(sign) for sign in unicode | ascii_only} == {1}
    assert all(sign.isascii() for sign in ascii_only)


def test_no_point_and_no_end_of_a_bar_has_a_sign_of_health_but_what_is_late() -> None:
    marks = [DRAWN[sign] for sign in (*gantt.SIGNS.values(), Sign.OPEN_START, Sign.OPEN_END)]

    assert {each.unicode for each in marks} & {*UNICODE.health.values()} == {"!"}
    assert {each.ascii for each in marks} & {*ASCII.health.values()} == {"!"}


def test_every_sign_has_its_meaning_and_every_point_its_rank() -> None:
    assert [sign for sign in Sign if DRAWN[sign].words is None] == [Sign.TODAY]
    assert set(gantt.SIGNS.values()) <= set(FIRST)


def test_our_own_signs_are_ascii_where_that_is_asked() -> None:
    letters = set("学校书信往来")

    assert {sign for sign in screen.draw(rich(), look(ascii_only=True)) if not sign.isascii()} <= letters


def test_plain_has_neither_bars_nor_signs() -> None:
    plain = screen.draw(rich(), look(plain=True))

    assert not {
        sign for sign in (each.unicode for each in DRAWN.values()) if not sign.isascii() and sign not in "·\u00d7"
    } & set(plain)
    assert "  " not in plain
    assert "Milestone late: Laying of the pipes" in plain


def test_plain_says_a_month_and_a_year_as_such_and_no_days_that_nobody_wrote() -> None:
    found = screen.draw(made("2020-01-01", agreement("plan"), action(period="2019-10/2021")), look(plain=True))

    assert "Start: 2019-10\nEnd: 2021\n" in found
    assert "2021-12-31" not in found
    assert found.splitlines()[1:3] == ["Agreements: 1", "Actions: 1"]


def test_the_line_of_the_day_runs_through_the_scale_and_every_row() -> None:
    found = screen.draw(rich("ourthe-rif-2025"), look(80)).splitlines()
    rule = next(each for each in found if "┬" in each)
    column = rule.index("│")

    rows = [each for each in found[found.index(rule) + 1 :] if each.startswith((" ", "ourthe-rif-2025 "))]
    assert len(rows) == 14
    assert {each[column] for each in rows} == {"│"}


def test_only_the_signs_that_occur_are_explained() -> None:
    found = screen.draw(made("2019-06-01", action(period="2019", status="planned")), look(80))

    assert "as planned" in found
    assert "milestone" not in found
    assert "approximate" not in found
    assert "took place" not in found


def test_ends_that_are_marked_as_vague_are_lighter_and_others_are_firm_at_every_width() -> None:
    for width in (40, 80, 120):
        vague, firm, month = (
            screen.draw(made("2019-07-01", action("plan/one", period=period)), look(width))
            for period in ("2018~/2020~", "2018/2020", "2018-01/2020-12")
        )

        assert re.search(r"░{5,}═+│═+░{5,}", vague)
        assert re.search(r"═{9,}│═{9,}", firm)
        assert firm == month
        assert "approximate" not in firm


def test_nothing_is_done_before_the_real_start_and_all_of_it_from_there_at_100_percent() -> None:
    for percent, bar in ((100, "═+\\[█+"), (50, "═+\\[█+═+"), (0, "═+\\[═+")):
        one = action(
            period="2018-01-01/2019-12-31", status="in_progress", started="2018-07-01",
            updates=[update("2018-08-01", progress=percent)],
        )  # fmt: skip
        timeline = made("2018-08-02", one)
        chart = line(screen.draw(timeline, look(200)), "one").replace("│", "█" if percent else "═").split("  ")

        assert re.fullmatch(bar, max(chart, key=len).strip())


def test_an_open_end_points_over_the_edge() -> None:
    records = action("plan/a", period="2018/.."), action("plan/b", period="../2020"), action("plan/c", period="2019")
    found = screen.draw(made("2019-01-01", *records), look(80))

    assert "»" in line(found, "a ")
    assert "«" in line(found, "b ")
    assert not {"»", "«"} & set(line(found, "c "))
    assert "continues" in found


def test_what_begins_in_the_first_unit_that_is_drawn_did_not_begin_before() -> None:
    """The action's days begin in March; at this width the chart shows the years whole."""
    records = agreement("plan", period="2016-01-01/2025-12-31"), action("plan/a", period="2016-03/2025-06")
    found = screen.draw(made("2020-01-01", *records), look(80))

    assert not {"»", "«"} & set(found)


def test_what_was_first_agreed_stands_below_after_words_for_it_only_where_it_differs() -> None:
    moved = action("plan/moved", period="2018-01-01/2020-06-30", baseline="2018-01-01/2019-06-30")
    same = action("plan/same", period="2018-01-01/2020-06-30", baseline="2018-01-01/2020-06-30")
    found = screen.draw(made("2019-01-01", moved, same), look(80)).splitlines()
    place = next(number for number, each in enumerate(found) if "moved" in each)

    assert found[place + 1].startswith("   first…    ─")
    assert [each for each in found if "──" in each and "┬" not in each] == [found[place + 1]]
    assert not any(
        each.strip() == "first agreed" for each in screen.draw(made("2019-01-01", moved), look(40)).split("  ")
    )


def test_the_done_part_is_full_only_at_100_percent() -> None:
    for percent, sign in ((100, "█"), (99, "═")):
        one = action(
            period="2018-01-01/2019-12-31", status="in_progress", updates=[update("2018-02-01", progress=percent)]
        )
        chart = line(screen.draw(made("2018-03-01", one), look(80)), "one").split("  ")
        bar = next(part for part in chart if "█" in part)
        assert bar.strip()[-1] == sign


def test_a_mark_is_not_hidden_by_the_line_of_the_day_and_the_gravest_is_seen() -> None:
    steps = [
        milestone("a", "2018-12-11", done="2018-12-11"),
        milestone("b", "2018-12-10"),
        milestone("c", "2019-06-01"),
    ]
    found = screen.draw(
        made("2019-01-03", action(period="2017/2022", status="in_progress", milestones=steps)), look(80)
    )

    assert line(found, "one").count("!") == 1
    assert "where several marks fall into one place, the most serious one is shown" in found


@table("width", [40, 80, 120, 160])
def test_titles_are_whole_on_two_lines(width: int) -> None:
    """A wider screen shows no less of a title than a smaller one."""
    words = "Drip irrigation on demonstration plots of the upper valley"
    wells = replace(action("plan/demonstration-plots", period="2019/2023"), title=Text({"en": words}))
    found = screen.draw(made("2020-01-01", agreement("plan"), wells), look(width)).splitlines()
    (at,) = (place for place, each in enumerate(found) if words[:8] in each)
    told = " ".join(" ".join(re.findall("[A-Za-z]+", each)) for each in found[at : at + 2])

    assert words in told.removeprefix("demonstration plots ")


@table("ascii_only", [False, True])
def test_no_two_ways_to_stand_share_a_sign_and_an_agreement_has_that_of_an_action(ascii_only: bool) -> None:
    wishes = look(ascii_only=ascii_only)
    signs = {healths.sign(each, wishes) for each in healths.OF_ACTIONS}

    assert len(signs) == len(Health) + 2  # what is proposed, and what is to be closed
    assert {measure(sign) for sign in signs} == {1}
    assert healths.sign(AgreementHealth.AT_RISK, wishes) == healths.sign(Health.AT_RISK, wishes)


def test_what_is_proposed_has_a_sign_of_its_own_wherever_it_stands() -> None:
    records = agreement("plan"), action("plan/a", "proposed", period="2030"), action("plan/b", period="2030")
    for wishes, signs in ((look(80), "◌○"), (look(40), "◌○"), (look(80, ascii_only=True), ":o")):
        found = screen.draw(made("2020-01-01", *records), wishes)
        assert [f"{signs[0]} proposed" in found, f"{signs[1]} not started" in found] == [True, True]


@table("width", [40, 60, 80, 120, 160])
def test_a_day_that_did_not_take_place_is_hidden_by_none_that_did(width: int) -> None:
    rows = (held("2019-03-01"), cancelled("2019-03-08"), held("2019-03-15"), held("2019-03-22"))
    weekly = action(
        period="2019-01/2022", status="in_progress", recurs="FREQ=MONTHLY;BYMONTHDAY=1,8,15,22", occurrences=rows
    )
    found = screen.draw(made("2022-06-01", weekly), look(width))
    signs = "".join(each for each in found.splitlines() if "═" in each)

    assert DRAWN[Sign.CALLED_OFF].unicode in signs


def test_what_has_no_date_is_told() -> None:
    records = action("plan/a"), action("plan/b", period="2019", milestones=[milestone("m")])
    for wishes in (look(80), look(40), look(plain=True)):
        found = " ".join(screen.draw(made("2019-01-01", *records), wishes).split())
        assert "1 action has no date: plan/a" in found
        assert "1 milestone has no date: plan/b m" in found


def test_nothing_dated_at_all_is_told() -> None:
    for wishes in (look(80), look(plain=True)):
        told = screen.draw(made("2019-01-01", action("plan/a")), wishes).casefold()
        assert "nothing shown here has a date" in told
        assert "no agreements yet" in screen.draw(made("2019-01-01"), wishes).casefold()


@table(("on", "word"), [("2010-01-01", "before the chart begins"), ("2030-01-01", "after the chart ends")])
def test_a_day_beside_the_chart_is_told(on: str, word: str) -> None:
    found = screen.draw(made(on, action(period="2019/2020")), look(80))

    assert f"is {word}" in found
    assert "│" not in found


def test_titles_name_actions_and_on_wide_screens_references_too_where_these_leave_titles_as_much() -> None:
    for width, letters, whole in ((60, 30, False), (80, 30, False), (120, 30, True), (120, 31, False), (124, 31, True)):
        name = "a" * letters
        named = replace(action(f"plan/{name}", period="2019"), title=Text({"en": "Title " * 30}))
        found = screen.draw(made("2019-01-01", named, action("plan/b", period="2019")), look(width)).splitlines()
        row, *more = (each for each in found if "Title Title" in each)
        assert (name in row) == whole
        assert [each.count("… ") for each in (row, *more)] == [0, 1]
        assert "═══" in row
        assert max(map(measure, (row, *more))) <= width


def test_long_titles_of_an_agreement_and_of_an_axis_take_two_lines() -> None:
    plan = replace(agreement(), title=Text({"en": "a title of many words " * 20}))
    plan = replace(plan, axes=(Axis(id="x", title=Text({"en": "an axis of many words " * 20})),))
    found = screen.draw(made("2019-01-01", plan, action(period="2019", axis="x")), look()).splitlines()

    assert sum("title of many words" in each for each in found) == 2
    assert sum("axis of many words" in each for each in found) == 2
    assert sum(each.endswith("…") for each in found) == 2
    assert not any(each.endswith(" …") for each in found)
    assert max(map(measure, found)) <= 80


def test_an_axis_that_has_no_room_after_the_one_above_it_stands_alone() -> None:
    above = Axis(id="w", number=2, title=Text({"en": "water, sanitation and oases " * 4}))
    plan = replace(agreement(), axes=(above, Axis(id="x", number="2.1", title=Text({"en": "wells"}), parent="w")))
    timeline = made("2019-01-01", plan, action(period="2019", axis="x"))

    assert any(line.startswith("2.1. wells") for line in screen.draw(timeline, look()).splitlines())
    assert ">2.1. wells</text>" in svg.svg(timeline, look())


@table("width", [40, 80, 120])
def test_arabic_stands_alone_on_its_line_or_not_at_all(width: int) -> None:
    one = titled(Text({"ar": "معرض الصور"}))
    plan = agreement(axes=())
    plan = type(plan)(
        ref=plan.ref, path=plan.path, title=Text({"ar": "معرض"}), kind=plan.kind, status=plan.status, parties=(),
        axes=(Axis(id="x"),),
    )  # fmt: skip
    found = [
        each.strip(" \u2066\u2067\u2068\u2069")
        for each in screen.draw(made("2019-01-01", plan, one), look(width)).splitlines()
    ]

    named = [each for each in found if "معرض" in each]
    assert named[0] == "معرض"
    assert [each.split("\u2069")[0] for each in named[1:]] == ([] if width == 40 else ["معرض الصور"])


def test_data_can_start_neither_markup_nor_escapes() -> None:
    nasty = Text({"en": "[bold]x[/] \x1b]0;title\x07 \u202eevil"})
    for wishes in (look(200, color=True), look(200), look(plain=True)):
        shown = ESCAPES.sub("", screen.draw(made("2019-01-01", titled(nasty)), wishes))
        assert "[bold]x[/] ␛]0;title␇ <U+202E>evil" in shown


periods = st.builds(
    lambda one, two, form: form.format(min(one, two).isoformat(), max(one, two).isoformat()),
    st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    st.sampled_from(("{0}/{1}", "{0:.4}/{1:.4}", "{0:.7}~/..", "../{1}?", "{0:.7}")),
)


@settings(max_examples=sample(20), deadline=None)
@given(
    periods,
    periods,
    st.sampled_from(("2014", "2019-02", "2026-01-31")),
    st.integers(1, 120),
    st.dates(date(2014, 1, 1), date(2027, 1, 1)),
)
def test_a_bar_fills_its_cells_whatever_the_dates(plan: str, first: str, step: str, cells: int, on: date) -> None:
    found = made(
        on.isoformat(),
        action(period=plan, baseline=first, milestones=[milestone("m", step)]),
    )
    assert found.window is not None
    scale = timescale.scale(found.window, cells)
    one = found.rows[1]

    drawn = gantt.plan(one, scale, on)
    assert len(drawn) == scale.cells
    assert any(drawn)
    assert one.plan is not None
    reached = [cell for part, _ in gantt.stretch(one.plan, scale) for cell in part]
    assert reached == list(range(reached[0], reached[-1] + 1))
    assert 0 <= reached[0] <= reached[-1] < cells


def xml(found: Timeline, **wishes: tuple[str, ...]) -> ET.Element:
    return ET.fromstring(svg.svg(found, look(**wishes)))  # type: ignore[arg-type]  # noqa: S314 - our own


def test_the_picture_is_well_formed_and_says_what_it_is() -> None:
    found = xml(rich())
    by_id = {each.get("id"): each for each in found.iter() if each.get("id")}

    assert found.tag == f"{SVG}svg"
    assert found.get("role") == "img"
    named = (found.get("aria-labelledby") or "").split()
    assert [by_id[each].tag for each in named] == [f"{SVG}title", f"{SVG}desc"]
    assert by_id["timeline-title"].text == "Timeline, 13 actions, 1 part"
    assert "on 15 October 2025" in (by_id["timeline-desc"].text or "")


def test_the_picture_keeps_to_a_strict_page() -> None:
    text = svg.svg(rich(), look())
    attributes = {name for each in ET.fromstring(text).iter() for name in each.attrib}  # noqa: S314 - our own

    assert not {name for name in attributes if name == "style" or name.startswith("on") or "href" in name}
    assert "<script" not in text
    assert "var(" not in text
    vague = svg.svg(made("2019-07-01", action(period="2018~/2020")), look())
    assert set(re.findall(r"url\(([^)]*)\)", text + vague)) == {"#timeline-vague"}
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://www.w3.org/2000/svg"}


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_white() -> None:
    """WCAG 2.2, 1.4.3: 4.5:1."""
    inks = {each.get("fill") or "" for each in xml(rich()).iter(f"{SVG}text")}

    assert inks
    assert {ink for ink in inks if 1.05 / (luminance(ink) + 0.05) < 4.5} == set()


def test_hostile_titles_are_only_words() -> None:
    nasty = "</text><script>alert(1)</script><!-- \" ' & ]]> \x00\x1b"
    found = xml(made("2019-01-01", titled(Text({"en": nasty})), agreement(meetings=[meeting("m", "2019")])))

    assert {each.tag.removeprefix(SVG) for each in found.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "rect", "path", "text",
    }  # fmt: skip
    assert any((each.text or "").startswith("</text><script>") for each in found.iter(f"{SVG}text"))


def test_a_page_from_right_to_left_has_its_chart_turned_about() -> None:
    def bars(found: ET.Element) -> list[tuple[int, int]]:
        boxes = [each for each in found.iter(f"{SVG}rect") if each.get("x")]
        return [(int(each.get("x") or 0), int(each.get("width") or 0)) for each in boxes]

    left, right = xml(rich("ourthe-rif-2025")), xml(rich("ourthe-rif-2025"), languages=("ar", "fr"))

    chart = len(bars(left)) - 3  # without the legend, whose words differ in nothing else
    assert (left.get("direction"), right.get("direction")) == ("ltr", "rtl")
    assert bars(right)[:chart] == [(svg.WIDTH - x - wide, wide) for x, wide in bars(left)[:chart]]
    title = next(each for each in right.iter(f"{SVG}text") if (each.text or "").startswith("2. Pépinière"))
    assert (title.get("lang"), title.get("direction"), title.get("text-anchor")) == ("fr", "ltr", "end")


def test_everything_drawn_stands_within_the_picture() -> None:
    for languages in (("en",), ("ar",)):
        found = xml(rich(), languages=languages)
        _, _, width, height = (int(each) for each in (found.get("viewBox") or "").split())
        for each in found.iter():
            assert 0 <= int(each.get("x") or 0) <= width
            assert 0 <= int(each.get("y") or 0) <= height


def test_a_picture_of_nothing_says_so() -> None:
    assert "nothing shown here has a date" in svg.svg(made("2019-01-01", action("plan/a")), look())
