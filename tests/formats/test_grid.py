"""How a table is fitted into a width: what it takes in all, what is cut, what goes on below, what leaves first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from coopctl.formats.terminal import evened, facts
from coopctl.formats.terminal.breaking import wrap
from coopctl.formats.terminal.drawing import cells, isolated
from coopctl.formats.terminal.grid import table
from coopctl.formats.terminal.reshaped import joined, under_wholes
from coopctl.messages import msg
from coopctl.model.dates import parse_date, parse_period
from coopctl.model.vocabularies import ActionStatus, BudgetKind, Health
from coopctl.reports.lists import agreements
from coopctl.tables import Cell, Column, DaysLate, Sheet, percent
from tests import tables
from tests.formats.build import look, text

LONG = "one two three four five six seven eight"


def sheet(*columns: Column, rows: tuple[tuple[str | None, ...], ...] = (("a/b", "short", "x"),)) -> Sheet:
    return Sheet(
        kind="things",
        columns=columns,
        rows=tuple((row[0], *(each and text(each) for each in row[1:])) for row in rows),
        heading=msg("things"),
        empty=msg("none"),
    )


ID = Column("id", msg("Id"))
REF, TITLE, TAG = Column("ref", msg("Ref")), Column("title", msg("Title"), grow=True), Column("tag", msg("Tag"), drop=1)


def lines(made: Sheet, width: int, **how: bool) -> list[str]:
    return ["".join(part for part, _ in line).rstrip() for line in table(made, look(width), **how)]  # type: ignore[arg-type]


def test_a_table_takes_what_it_needs_and_two_blanks_between_columns() -> None:
    assert lines(sheet(REF, TITLE, TAG), 80) == [
        "Ref  Title  Tag",
        "───  ─────  ───",
        "a/b  short  x",
    ]


def test_a_title_that_just_fits_has_one_line_and_one_letter_more_goes_on_below() -> None:
    """At 60 cells 3 + 2 and 2 + 3 stand beside the title: 50 are left."""
    for title, shown in (
        ("t" * 47 + " tt", ["a/b  " + "t" * 47 + " tt  x", "a/c  short" + " " * 47 + "y"]),
        ("t" * 48 + " tt", ["a/b  " + "t" * 48 + "    x", "     tt"]),
    ):
        made = sheet(REF, TITLE, TAG, rows=(("a/b", title, "x"), ("a/c", "short", "y")))

        assert lines(made, 60)[2:4] == shown


def test_two_texts_share_what_is_free_the_smaller_need_first() -> None:
    """70 cells, of which 3 + 2 + 18 + 2 + 12 are the least: 33 are free, and a need of half of them at most is met."""
    for need, got in ((24, 24), (28, 28), (29, 28), (60, 28)):
        two = sheet(ID, TITLE, Column("note", msg("Note"), grow=True), rows=(("a/b", "t" * 90, "n" * need),))
        row = lines(two, 70)[2]

        assert len(row) == 70
        assert row.endswith("  " + "n" * got)


@tables.table("width", range(60, 100))
def test_no_line_is_wider_than_the_screen_and_long_texts_use_all_of_it(width: int) -> None:
    made = sheet(REF, TITLE, TAG, rows=(("a/b", LONG * 3, "x"), *(("a/c", "y", "zz"),) * 4))

    drawn = table(made, look(width))

    assert max(cells(line) for line in drawn) == width
    assert {cells(line) for line in drawn[:3]} == {width}


def test_a_whole_text_goes_on_below_in_its_column() -> None:
    made = sheet(REF, TITLE, TAG, rows=(("a/b", " ".join([LONG] * 2), "x"), ("a/c", "short", "y")))

    assert lines(made, 60, whole=True) == [
        "Ref  Title                                               Tag",
        f"───  {'─' * 50}  ───",
        "a/b  one two three four five six seven eight one two     x",
        "     three four five six seven eight",
        "a/c  short                                               y",
    ]


def test_a_heading_is_never_cut_and_a_long_word_never_broken_where_there_is_room() -> None:
    who = Column("who", msg("Responsible persons"), grow=True, whole=True)
    last = Column("last", msg("L" * 22))
    made = sheet(
        replace(REF, name="id"),
        replace(TITLE, whole=True),
        who,
        last,
        rows=(("a/b", "one " * 60, "Verloskundigen x", "L"),),
    )

    drawn = lines(made, 63, whole=True)

    assert drawn[0].split() == ["Responsible"]
    assert drawn[1].split() == ["Ref", "Title", "persons", "L" * 22]
    assert "  Verloskundigen  " in drawn[3]


def test_a_title_of_one_word_that_is_longer_than_a_small_screen_keeps_to_it() -> None:
    made = sheet(REF, TITLE, Column("state", msg("State")), rows=(("a/b", "w" * 47, "late"),))

    assert max(map(len, lines(made, 40))) <= 40


def test_columns_leave_by_their_number_the_highest_first_and_are_named() -> None:
    made = sheet(
        REF,
        TITLE,
        Column("b", msg("B" * 20), drop=1),
        Column("c", msg("C" * 20), drop=2),
        Column("d", msg("D" * 20), drop=2),
        rows=(("a/b", LONG, "b", "c", "d"),),
    )

    assert lines(made, 120)[0].split() == ["Ref", "Title", "B" * 20, "C" * 20, "D" * 20]
    at_80 = lines(made, 80)
    assert at_80[0].split() == ["Ref", "Title", "B" * 20]
    assert " ".join(at_80[-2:]) == f"Columns hidden here (--columns shows them): {'C' * 20} (c), {'D' * 20} (d)"
    told = " ".join(lines(made, 80, by_title=True)[-2:])
    assert told == f"Columns hidden here (a wider terminal shows them): {'C' * 20}, {'D' * 20}"


def test_exactly_enough_is_enough_and_one_cell_less_is_not() -> None:
    """Id 3, title at least 18, tag of 40: 3 + 2 + 18 + 2 + 40 = 65."""
    made = sheet(ID, TITLE, TAG, rows=(("a-b", LONG, "t" * 40),))

    assert lines(made, 65)[2] == f"a-b  one two three four  {'t' * 40}"
    assert lines(made, 64)[0].split() == ["Id", "Title"]
    assert lines(made, 64)[-1] == "Column hidden here (--columns shows it): Tag"


def test_on_a_small_screen_counts_leave_where_no_heading_says_what_they_are() -> None:
    counted = Column("late", msg("late"), drop=1, right=True)
    columns = (Column("day", msg("Day")), Column("health", msg("Health")), counted)
    made = replace(sheet(*columns), rows=(("2026-06", text("late"), 6), ("2026-05", text("fine"), None)))

    drawn = lines(made, 40)

    assert drawn[:4] == ["2026-06", "  late", "2026-05", "  fine"]
    assert " ".join(drawn[4:]).split()[-1] == "late"


def test_a_number_stands_before_a_title_that_stands_above_its_row() -> None:
    number = Column("number", msg("No."), drop=1, right=True)
    made = replace(sheet(REF, number, TITLE), rows=(("of-thirty-letters-exactly-here", "3.10", text(LONG)),))

    assert lines(made, 60)[0] == f"3.10. {LONG}"


def test_a_title_that_has_less_room_than_its_reference_stands_above_it() -> None:
    """Ref 30, tag 3 and the blanks leave 23 of 60 cells: the title would have less than 30."""
    ref, number = "of-thirty-letters-exactly-here", Column("n", msg("Share"), right=True)
    made = sheet(REF, TITLE, TAG, number, rows=((ref, LONG * 3, "x", "5"), ("b", "short", "yyy", None)))

    assert lines(made, 60) == [
        "Tag · Ref",
        "one two three four five six seven eightone two three four",
        "five six seven eightone two three four five six seven eight",
        f"  x    Share: 5  {ref}",
        "short",
        "  yyy            b",
    ]
    assert lines(made, 120)[0].split() == ["Ref", "Title", "Tag", "Share"]


def test_rows_stand_below_their_agreement_where_not_everything_fits_and_parts_below_their_whole() -> None:
    columns = (REF, Column("agreement", msg("Of"), drop=3), TITLE, Column("part_of", msg("P" * 40), drop=4))
    rows = (
        ("one/a", "one", text(LONG * 2), None),
        ("one/b", "one", text("short"), "one/a"),
        ("two/c", "two", None, None),
    )
    made = under_wholes(replace(sheet(*columns), rows=rows), look(60))

    assert lines(made, 60)[2:9] == [
        "one",
        "  a    one two three four five six seven eightone two three",
        "       four five six seven eight",
        "  └ b  short",
        "",
        "two",
        "  c",
    ]
    assert lines(made, 100)[4].split() == ["└", "one/b", "one", "short", "one/a"]
    assert lines(made, 40)[5:8] == ["           a", "  └ short", "    one/a  b"]


def test_what_comes_again_is_called_by_its_title_and_where_that_does_not_fit_the_reference_stands_below() -> None:
    what = Column("what", msg("What"), grow=True, whole=True)
    columns = (Column("agreement", msg("Of"), over=True), what, replace(TAG, title=msg("T" * 40), drop=0))
    rows = tuple((ref, LONG * 2, "x") for ref in ("one", "two", "one") for _ in range(2))
    made = replace(sheet(*columns, rows=rows), titles={"one": text(LONG * 2), "two": text("Second")})

    shown = lines(made, 62)
    assert shown[2:5] == [f"{LONG}one two three four five", "six seven eight", "  one"]
    assert [line for line in shown[5:] if line in {"", "one", "Second  two", shown[2]}] == ["Second  two", shown[2]]


def test_titles_go_on_below_beside_short_texts_and_stand_above_where_most_of_them_would() -> None:
    short, long = ("a/c", "short", "x"), ("a/b", LONG, "t" * 20)

    assert lines(sheet(REF, TITLE, TAG, rows=(long, short)), 60)[2:] == [
        f"a/b  one two three four five six seven  {'t' * 20}",
        "     eight",
        f"a/c  short{' ' * 30}x",
    ]
    assert lines(sheet(REF, TITLE, TAG, rows=(long, long, short)), 60)[:3] == ["Tag · Ref", LONG, f"  {'t' * 20}  a/b"]


def test_an_empty_column_that_may_leave_does_and_is_not_named() -> None:
    made = sheet(REF, TITLE, TAG, rows=(("a/b", "short", None),))

    assert lines(made, 80) == ["Ref  Title", "───  ─────", "a/b  short"]


def test_a_reference_is_never_cut_but_goes_on_below_where_it_has_no_room() -> None:
    long = "agreement-of-many-words/action-of-many-words-too"
    made = sheet(REF, TITLE, rows=((long, LONG),))

    for width in (60, 72, 80):
        assert any(long in line for line in lines(made, width))
    assert "".join(map(str.strip, lines(made, 40))).count(long) == 1
    assert max(map(len, lines(made, 40))) <= 40


def test_on_a_small_screen_a_row_is_two_lines() -> None:
    made = sheet(REF, TITLE, TAG, rows=(("a/b", LONG, "x"), ("a/c", "short", "y")))

    assert lines(made, 40) == ["Tag · Ref", LONG, "  x  a/b", "short", "  y  a/c"]


def test_on_a_small_screen_figures_side_by_side_are_told_with_their_names() -> None:
    columns = [Column(name, msg(name), right=True) for name in ("done", "late")]
    made = sheet(Column("day", msg("Day")), *columns, rows=(("2026", "3", "4"),))

    assert lines(made, 40) == ["2026", "  done: 3  late: 4"]
    assert lines(replace(made, columns=made.columns[:2], rows=(made.rows[0][:2],)), 40) == ["2026", "  3"]


def test_an_indent_is_part_of_the_width() -> None:
    made = sheet(ID, TITLE, rows=(("a/b", LONG * 3),))

    assert {cells(line) for line in table(made, look(70), indent="    ")} == {70}


def test_without_rows_the_sheet_says_so() -> None:
    assert lines(sheet(REF, TITLE, rows=()), 80) == ["none"]


def test_what_stands_over_rows_is_told_once_with_references_and_texts_whole_and_no_line_too_wide() -> None:
    ref = "a-plan-with-a-name-of-many-letters/" + "an-action-of-many-letters-" * 3
    made = sheet(
        Column("action", msg("Action"), over=True),
        Column("action_title", msg("Title"), drop=9, grow=True, over=True),
        Column("what", msg("What"), grow=True, whole=True),
        Column("note", msg("Note"), grow=True, whole=True),
        rows=((ref, LONG * 9, LONG * 20, "x" * 70), (ref, LONG * 9, LONG, "y")),
    )

    for width in (40, 60, 80):
        drawn = lines(made, width)
        whole = "".join(line.strip() for line in drawn)

        assert max(map(len, drawn)) <= width
        assert whole.count("a-plan-with-a-name-of-many-letters") == 1
        assert ref.partition("/")[2] in whole
        assert not any("…" in line for line in drawn[5:]), "a text in its column is whole, whatever lines it takes"


def test_titles_of_figures_go_on_two_lines_where_a_text_beside_them_wants_the_room() -> None:
    figures = Column("figures", msg("Planned missions"), right=True)
    made = sheet(ID, TITLE, figures, rows=(("a/b", "t" * 60, "4"),))

    assert [line.split() for line in lines(made, 60)[:2]] == [["Planned"], ["Id", "Title", "missions"]]
    assert "Planned missions" in lines(sheet(ID, TITLE, figures), 60)[0], "not where all have room"


def test_a_count_and_of_how_many_stay_in_one_line_of_a_small_screen() -> None:
    known, of = Column("known", msg("Known"), right=True), Column("known_of", msg("of"), right=True)
    made = sheet(REF, Column("text", msg("Text"), grow=True, whole=True), TAG, known, of)
    made = replace(made, rows=(("a/b", "short", "t" * 26, 13, 13),))

    assert lines(made, 40)[-2:] == ["  Tag: tttttttttttttttttttttttttt", "  Known: 13/13"]


@pytest.mark.parametrize("width", [40, 80])
def test_a_kind_that_serves_as_a_title_is_told_once_and_on_a_small_screen_the_id_stands_below(width: int) -> None:
    columns = (Column("id", msg("Id")), Column("kind", msg("Kind")), replace(TITLE, whole=True))
    shown = lines(sheet(*columns, rows=(("one", "signing", "signing"), ("two", "visit", "Second"))), width)

    assert shown[-4 if width == 40 else -2 :] == (
        ["signing", "  one", "Second", "  two", "  Kind: visit"][1:]
        if width == 40
        else ["one  signing", "two  visit    Second"]
    )


def test_a_text_among_figures_begins_its_lines_on_one_side() -> None:
    value = Column("value", msg("Value"), grow=True, whole=True, right=True)

    shown = lines(sheet(REF, value, rows=(("a/b", f"{LONG} {LONG}"), ("c", "12"))), 62)

    assert shown[2:] == [f"a/b  {LONG} one two three", "     four five six seven eight", f"c    {'12':>57}"]


def test_what_stands_below_a_numbered_title_is_told_with_its_name() -> None:
    number, share = Column("number", msg("No."), right=True), Column("progress", msg("Progress"), grow=True)
    made = sheet(number, replace(TITLE, whole=True), share, rows=(("2", "Water", "none yet"),))

    assert lines(made, 40) == ["2. Water", "  Progress: none yet"]


def test_a_column_that_is_empty_in_every_row_stays_only_where_it_is_asked_for() -> None:
    for asked in (False, True):
        note = Column("note", msg("Note"), asked=asked)
        made = sheet(REF, TITLE, note, rows=(("a/b", "short", None),))

        assert ("Note" in lines(made, 80)[0]) is asked


def test_where_a_word_beside_sentences_would_be_broken_each_row_is_told_on_lines_of_its_own() -> None:
    columns = (
        Column("meeting", msg("Meeting"), over=True),
        Column("text", msg("What"), grow=True, whole=True),
        Column("owners", msg("Owners"), grow=True, whole=True),
        Column("due", msg("Due date as agreed")),
        Column("note", msg("Note"), grow=True, whole=True),
    )
    rows = (("a", f"{LONG} {LONG}", "Multidisciplinaire faculteit", "2024-01-01", "Verwezenlijking"),)
    assert " Owners: Multidisciplinaire faculteit" in "\n".join(lines(sheet(*columns, rows=rows), 60))


def test_sentences_stand_below_what_has_more_room_than_they_have_even_where_they_are_whole() -> None:
    meeting = Column("meeting", msg("Meeting"), over=True)
    columns = (meeting, Column("text", msg("What"), grow=True, whole=True), Column("id", msg("Id")), TAG)
    rows = (("a meeting of long name and a day of two", LONG * 3, "i" * 20, "t" * 25),)
    assert lines(sheet(*columns, rows=rows), 100, whole=True)[2] == rows[0][0]


def test_the_words_of_a_command_hold_together_where_a_line_has_room_for_them() -> None:
    said = "finish it or take it back: coopctl doctor --mend"
    assert wrap(said, 34) == ["finish it or take it back:", "coopctl doctor --mend"]
    assert wrap(said, 14)[-2:] == ["coopctl doctor", "--mend"]


def test_read_out_the_whole_that_a_part_belongs_to_is_called_by_its_title() -> None:
    part = Sheet(
        kind="actions",
        columns=(REF, Column("part_of", msg("Part of"))),
        rows=(("a/b", "a/w"),),
        heading=msg("things"),
        empty=msg("none"),
        titles={"a/w": text("The whole")},
    )
    assert facts.write(facts.records(part), look(80)) == "Ref: a/b\nPart of: The whole (a/w)\n"


def test_a_reference_that_has_no_room_beside_the_rest_of_its_row_has_a_line_of_its_own() -> None:
    ref = f"a/{'b' * 20}-one-{'c' * 20}-1"
    made = sheet(REF, TITLE, replace(TAG, drop=0), rows=((ref, LONG, "x" * 20), ("a/c", "short", "y")))

    assert lines(made, 60)[1:] == [LONG, f"  {'x' * 20}", f"  {ref}", "short", f"  y{' ' * 19}  a/c"]


def test_a_status_that_the_health_says_already_leaves_first_where_room_is_short() -> None:
    columns = (
        REF,
        TITLE,
        Column("status", msg("Status"), drop=1),
        Column("health", msg("Health")),
        replace(TAG, drop=2),
    )
    for health, shown in ((Health.LATE, ["Health", "Tag"]), (Health.UNKNOWN, ["Status", "Health"])):
        rows = (("a/b", text("short"), ActionStatus.IN_PROGRESS, health, "t" * 40),)
        made = replace(sheet(*columns), rows=rows)

        assert lines(made, 70)[0].split() == ["Ref", "Title", *shown]
        assert lines(made, 100)[0].split() == ["Ref", "Title", "Status", "Health", "Tag"]


def test_what_is_the_same_in_each_row_is_said_once_and_a_column_nearly_empty_leaves_where_room_is_short() -> None:
    weight, dropped = Column("weight", msg("Weight"), drop=1, right=True), Column("dropped", msg("Dropped"), drop=2)
    rows = tuple((f"a/{n}", f"{LONG} nine ten", "1", "2024-01-01" if n == 7 else None) for n in range(20))
    made = sheet(ID, replace(TITLE, whole=True), weight, dropped, rows=rows)

    assert lines(made, 120)[0].split() == ["Id", "Title", "Weight", "Dropped"]
    assert lines(made, 60)[0].split() == ["Id", "Title"]
    assert lines(made, 60)[-2:] == [
        "Column hidden here (--columns shows it): Dropped",
        "The same in every row: Weight (1)",
    ]
    assert lines(replace(made, rows=rows[:5]), 60)[0].split() == ["Id", "Title", "Weight"]
    assert lines(replace(made, rows=rows[:6]), 60)[0].split() == ["Id", "Title"]
    assert lines(replace(made, rows=rows[:19]), 60)[0].split() == ["Id", "Title", "Dropped"]
    twice = tuple((*row[:3], "2024-01-01" if n < 2 else None) for n, row in enumerate(rows))
    told = sheet(ID, replace(TITLE, whole=True), weight, dropped, rows=twice)
    assert lines(told, 60)[0].split() == ["Id", "Title", "Dropped"]
    assert [lines(made, width)[0].split()[2:] for width in (73, 74)] == [["Dropped"], ["Weight", "Dropped"]]


def test_on_a_small_screen_a_row_tells_what_has_room_on_a_usual_one() -> None:
    note = Column("note", msg("Note"), drop=1, grow=True, whole=True)
    made = sheet(REF, replace(TITLE, whole=True), TAG, note, rows=(("a/b", LONG, "t" * 60, "n" * 30),))

    assert "Note" not in lines(made, 80)[0]
    assert " ".join(lines(made, 40)[-2:]) == "Columns hidden here (--columns shows them): Tag, Note"
    assert f"  Note: {'n' * 30}" in lines(replace(made, columns=(*made.columns[:3], replace(note, asked=True))), 40)


def test_width_goes_to_the_column_with_which_rows_take_fewer_lines_and_never_below_its_least() -> None:
    texts = {0: ["x" * 60, "x" * 60], 1: ["short words", "y" * 18]}

    assert evened.widths(texts, [30, 20], [(12, 100), (14, 18)]) == [34, 16]
    assert evened.widths(texts, [100, 18], [(12, 100), (14, 18)]) == [100, 18]


def test_a_column_is_as_wide_as_nearly_all_of_its_cells_and_the_one_that_is_longer_goes_on_below() -> None:
    name = Column("name", msg("Name"), grow=True, whole=True)
    rows = (*(("2025", "n" * 10 + " " + "m" * 51),) * 11, ("2026-07/2027-06", "short"))
    made = sheet(Column("year", msg("Year")), name, rows=rows)

    drawn = lines(made, 72)

    assert drawn[0] == "Year      Name"
    assert drawn[-2:] == ["2026-07/  short", "2027-06"]
    assert lines(replace(made, columns=(made.columns[0], TITLE)), 72)[0] == "Year             Title"


def test_rows_stand_below_what_they_share_where_that_takes_fewer_lines_though_all_has_room() -> None:
    over, note = Column("by", msg("By"), over=True), Column("note", msg("Note"), grow=True, whole=True)
    made = sheet(over, note, rows=tuple(("a" * 30, f"{LONG} {number}") for number in range(4)))

    assert [line.strip() for line in lines(made, 60)[2:]] == ["a" * 30, *(f"{LONG} {number}" for number in range(4))]
    assert lines(made, 80)[2:] == [f"{'a' * 30}  {LONG} {number}" for number in range(4)]


def test_rows_of_a_record_stand_below_it_at_any_width_but_where_columns_are_asked_for_or_it_comes_again() -> None:
    over, note = Column("agreement", msg("Agreement"), over=True), Column("note", msg("Note"), grow=True, whole=True)
    made = sheet(over, note, rows=(("a", "1"), ("a", "2"), ("b", "3")))

    for width in (60, 80, 120, 160):
        assert lines(made, width) == ["  Note", "  ────", "a", "  1", "  2", "", "b", "  3"]
    asked = replace(made, columns=tuple(replace(each, asked=True) for each in made.columns))
    assert lines(asked, 80)[2:] == ["a          1", "a          2", "b          3"]
    mixed = replace(made, rows=(("a", "1"), ("b", "2"), ("a", "3")))
    assert lines(mixed, 80)[2:] == ["a          1", "b          2", "a          3"]


def test_no_letter_is_parted_from_its_word_where_a_phrase_would_have_one_cell_too_few() -> None:
    assert wrap("crafts, tourism and cooperatives", 23) == ["crafts, tourism and", "cooperatives"]
    assert wrap("crafts, tourism and cooperatives", 24) == ["crafts,", "tourism and cooperatives"]


def test_texts_stand_above_the_rest_of_their_rows_where_beside_it_they_take_more_lines() -> None:
    """At any width two lines and two below them."""
    what, who = Column("text", msg("What"), grow=True, whole=True), Column("who", msg("Who"), grow=True, whole=True)
    columns = (what, who, Column("days_late", msg("Lateness"), drop=1, grow=True, whole=True), replace(TAG, drop=0))
    names, tag = text("a name of some length, " * 4), text("t" * 30)
    rows = (
        (LONG * 7, names, DaysLate(40), tag),
        (LONG * 2, names, DaysLate(0), None),
        ("Last.", None, None, None),
    )
    made = replace(sheet(*columns), rows=rows)

    wide, usual = lines(replace(made, rows=rows[:1] * 3), 120), lines(made, 80)

    assert usual[:3] == ["What", f"  {'Who':<36}  Lateness  Tag", f"  {'─' * 36}  {'─' * 8}  {'─' * 30}"]
    assert usual[4].endswith("seven…")
    assert usual[5] == f"  {'a name of some length, a name of':<36}  40 days   {'t' * 30}"
    assert usual[6:8] == ["  some length, a name of some length…", LONG * 2]
    assert usual[8:10] == [
        f"  {'a name of some length, a name of':<36}  on time",
        "  some length, a name of some length…",
    ]
    assert usual[10:] == ["Last."]
    assert [len(line) <= 80 for line in usual] == [True] * len(usual)
    assert len(wide) == 3 + 3 * 4
    assert wide[4].endswith("…")


def test_below_a_text_names_that_have_no_room_on_two_lines_are_counted_and_the_first_is_whole() -> None:
    what, who = Column("text", msg("What"), grow=True, whole=True), Column("who", msg("Who"), grow=True, whole=True)
    one, two, long = text("Hospital of the Scheldt"), text("Region of Tizgane"), text("n" * 40 + " of the committee")
    rows = tuple(
        (text(LONG * 5), names, text("t" * 20), text("s" * 24))
        for names in ((one,), (one, long, two), (long, one), (two, one))
    )
    made = replace(sheet(what, who, Column("due", msg("Due")), replace(TAG, drop=0)), rows=rows)

    below = [line[2:32].rstrip() for line in lines(made, 80) if line.startswith("  ")]

    assert below[2:] == [
        "Hospital of the Scheldt",
        *("Hospital of the Scheldt and", "2 more"),
        *("n" * 30, "n" * 10, "of the committee and 1 more"),
        *("Region of Tizgane,", "Hospital of the Scheldt"),
    ]


def test_the_name_of_a_person_is_not_broken_for_what_others_say() -> None:
    names = ("Anne-Catherine Rombaux", "Abdellatif Iderkaou")
    columns = [Column(name, msg(name), grow=True, whole=True) for name in ("person", "party", "functions")]
    made = sheet(*columns, rows=tuple((name, LONG, LONG * 3) for name in names))

    for width in (70, 80, 100):
        drawn = lines(made, width)
        assert [line[:22].rstrip() for line in drawn if line[:1] == "A"] == [*names]


def test_on_a_small_screen_an_agreement_says_its_status_before_its_health() -> None:
    cells: dict[str, Cell] = {"ref": "a", "title": text(LONG), "status": text("in force"), "health": Health.AT_RISK}
    made = replace(sheet(*agreements.COLUMNS), rows=(tuple(cells.get(each.name) for each in agreements.COLUMNS),))

    assert lines(made, 40)[:3] == ["Status · Health · Reference", LONG, "  in force  ▲ at risk  a"]


def test_on_a_small_screen_who_sends_somebody_says_so() -> None:
    columns = [Column(name, msg(name.title()), grow=True, whole=True) for name in ("from", "to")]

    assert lines(sheet(*columns, rows=(("City of Zilverdam", "City of Ndélika"),)), 40) == [
        "From: City of Zilverdam",
        "  To: City of Ndélika",
    ]


def test_rows_stand_below_a_title_that_beside_them_would_go_on_below() -> None:
    over = (Column("agreement", msg("Of"), over=True), Column("title", msg("Title"), drop=9, grow=True, over=True))
    made = sheet(*over, Column("by", msg("By"), grow=True), rows=(("a", LONG, "b" * 50), ("a", LONG, "c" * 50)))

    assert lines(made, 80)[2:] == [f"{LONG}  a", f"  {'b' * 50}", f"  {'c' * 50}"]


def test_a_day_stands_before_what_stands_over_rows_and_lines_of_its_title_below_each_other() -> None:
    columns = [Column(name, msg(name), over=True) for name in ("date", "action")]
    rows = (("2026-10-12", "a/b", "x" * 50), ("2026-10-05", "a/c", "x" * 50))
    named = {"a/b": text("short"), "a/c": text(LONG * 2)}
    made = replace(sheet(*columns, replace(TITLE, name="text", whole=True), rows=rows), titles=named)

    assert lines(made, 60)[2:] == [
        "2026-10-12  short  a/b",
        "  " + "x" * 50,
        "2026-10-05  one two three four five six seven eightone two",
        "            three four five six seven eight",
        "  a/c",
        "  " + "x" * 50,
    ]


def test_what_stands_over_rows_has_its_whole_reference_on_a_line_of_its_own_where_one_line_is_too_short() -> None:
    columns = (Column("agreement", msg("Of"), over=True), replace(TAG, drop=0), Column("more", msg("M" * 50)))
    short, long = "a-short-one", f"{'r' * 40}-0"
    names = {short: text("short"), long: text(" ".join([LONG] * 3))}
    made = replace(sheet(*columns, rows=tuple((ref, "x", "m") for ref in names)), titles=names)

    assert lines(made, 80)[2:7] == [
        "short  a-short-one",
        "  x    m",
        "",
        "one two three four five six seven eight one two three four five six seven eight",
        "one two three four five six seven eight",
    ]
    assert lines(made, 80)[7:] == [f"  {long}", "  x    m"]


def test_what_is_given_in_kind_is_said_after_its_funder_where_kinds_have_no_room_of_their_own() -> None:
    funder = Column("funder", msg("Funder"), grow=True, whole=True)
    columns = (Column("year", msg("Year")), Column("kind", msg("Kind"), drop=3), funder, replace(TAG, drop=0))
    rows = (
        (2025, BudgetKind.CASH, text("Region of Tizgane"), "t" * 50),
        (2026, BudgetKind.IN_KIND, text("Region of Tizgane"), None),
        (2026, BudgetKind.IN_KIND, None, None),
    )
    made = replace(sheet(*columns), rows=rows)

    assert lines(made, 80)[2:] == [
        "2025  Region of Tizgane       " + "t" * 50,
        "2026  Region of Tizgane,",
        "      in kind",
        "2026  in kind",
    ]
    assert [line for line in lines(made, 40) if "kind" in line] == [
        "  Funder: Region of Tizgane, in kind",
        "  Funder: in kind",
    ]
    assert lines(made, 120)[2].startswith("2025  money    Region of Tizgane  ttt")


def test_what_an_update_brings_beside_its_text_follows_it_where_columns_would_take_its_room() -> None:
    columns = (
        Column("author", msg("Author")),
        Column("text", msg("Text"), grow=True, whole=True),
        *(Column(name, msg(name.capitalize()), drop=1) for name in ("period", "status", "progress")),
    )
    rows = (("A", LONG, None, ActionStatus.COMPLETED, percent(Fraction(60))), ("B", "short", None, None, None))
    made = replace(sheet(*columns), rows=tuple((row[0], text(row[1]), *row[2:]) for row in rows))

    shown = lines(made, 60)
    assert shown[0] == "Author  Text (Status, Progress)"
    assert shown[2:] == [f"A       {LONG} (completed,", "        60%)", "B       short"]
    assert lines(made, 100)[0].split() == ["Author", "Text", "Status", "Progress"]


def test_the_parts_of_the_cells_of_a_column_have_one_separator() -> None:
    made = sheet(REF, TAG, rows=(("a/b", None), ("a/c", None)))
    rows = (("a/b", (text("peace, justice"), text("water"))), ("a/c", (text("food"), text("health"))))

    assert lines(replace(made, rows=rows), 60)[2:] == ["a/b  peace, justice; water", "a/c  food; health"]


def test_how_often_somebody_is_named_leaves_first_where_it_is_said_as_what() -> None:
    counts = (Column("meetings", msg("Meetings"), drop=1, right=True), Column("agreements", msg("Agreements"), drop=2))
    made = sheet(replace(TITLE, name="person"), Column("named_as", msg("Named as")), *counts)
    made = replace(made, rows=((text(LONG), text("at meetings"), 4, 2),))

    assert lines(made, 80)[0].split() == ["Title", "Named", "as", "Meetings", "Agreements"]
    assert lines(made, 66)[0].split() == ["Title", "Named", "as", "Agreements"]


def test_days_stand_short_in_a_column_and_in_words_where_they_head_rows_or_are_not_exact() -> None:
    days = [parse_period(told) for told in ("2025-04-09/2025-04-10", "2026-11-28/2026-12-04", "2025-04-09~/2025-04-10")]
    made = replace(sheet(TITLE, Column("date", msg("Date"))), rows=tuple((text("Committee"), day) for day in days))
    headed = replace(
        made, columns=(Column("date", msg("Date"), over=True), TITLE), rows=((days[0], text("Committee")),)
    )

    assert [row.split("  ")[-1] for row in lines(made, 80)[2:]] == [
        "2025-04-09/10",
        "2026-11-28/12-04",
        "about 9 April 2025 to 10 April 2025",
    ]
    assert "9–10 April 2025" in lines(headed, 100)[2]


def test_on_a_small_screen_a_line_of_money_is_headed_by_who_gives_it() -> None:
    columns = [
        Column("heading", msg("Heading")),
        Column("kind", msg("Kind")),
        Column("funder", msg("Funder"), grow=True, whole=True),
        Column("planned", msg("Planned")),
    ]
    kinds = BudgetKind.CASH, BudgetKind.IN_KIND
    made = replace(
        sheet(*columns), rows=tuple((None, kind, text("Region of Tizgane"), text("7 000 dirhams")) for kind in kinds)
    )

    assert lines(made, 40, whole=True) == [
        "Region of Tizgane",
        "  Planned: 7 000 dirhams",
        "Region of Tizgane, in kind",
        "  Planned: 7 000 dirhams",
    ]


def test_what_heads_rows_on_a_small_screen_has_three_lines() -> None:
    title = "Exchange of apprentices in building, catering and the care of gardens between schools"
    action, called = Column("action", msg("Action"), over=True), Column("action_title", msg("Title"), over=True)
    made = sheet(action, called, Column("text", msg("Text"), grow=True, whole=True), rows=(("plan/a", title, "Done."),))

    assert lines(made, 40)[1:4] == [
        "Exchange of apprentices in building,",
        "catering and the care of gardens between",
        "schools",
    ]


def test_what_stands_behind_a_day_says_that_it_is_late_and_the_day_stays_in_line_in_arabic() -> None:
    columns = TITLE, Column("done", msg("Done")), Column("days_late", msg("Lateness"))
    made = replace(sheet(*columns), rows=((text("Visit"), parse_date("2026-05-29"), DaysLate(14)),))
    both = joined(made, {"days_late"})
    arabic = "\u062a\u0623\u062e\u0631"

    assert both
    assert lines(both, 80)[2:] == ["Visit  2026-05-29, 14 days late"]
    assert isolated(f"2026-05-29\u060c {arabic}", look(80, languages=("ar",))) == (
        f"2026-05-29\u060c \u2067{arabic}\u2069"
    )
