"""How the columns of a table share a line."""

from __future__ import annotations

from coopctl.formats.pages import wordml
from coopctl.formats.pages.columns import high, shares, to_fill
from coopctl.messages import msg
from coopctl.tables import Column

_TITLE, _DAY, _PARAGRAPH = ["Title", "a word " * 9], ["Day", "12 May 2024"], ["Milestones", "a word " * 150]


def test_a_column_of_paragraphs_is_the_widest_and_no_word_is_broken_for_it() -> None:
    title, day, paragraph = shares([_TITLE, _DAY, _PARAGRAPH], 105)

    assert paragraph > 2 * title
    assert title >= 10 * len("Title")
    assert day >= 10 * len("2024")
    assert 1000 < title + day + paragraph <= 1050


def test_days_that_would_stand_on_one_line_give_way_where_the_longest_words_leave_little() -> None:
    vague, day = ["Started", "November 2025, without certainty"], ["Ended", "11 September 2026"]
    *_, one, other, paragraph = shares([_TITLE, vague, vague, vague, day, _PARAGRAPH], 80)

    assert other <= one < paragraph


def test_two_columns_of_sentences_share_so_that_their_row_is_as_low_as_it_can_be() -> None:
    columns = [["Title", "a word " * 9], ["Why", "a word " * 18]]

    assert high(columns, shares(columns, 105)) == 1 + 2


def test_a_row_of_a_document_is_broken_over_pages_where_a_text_of_it_is_long() -> None:
    styles = wordml.Styles(["c"], ["h"], ("c", "h"))
    rows = list(wordml.table([["Title"], ["a" * 400], ["a" * 401]], [100], styles=styles))[2:-1]

    assert ["cantSplit" in row for row in rows] == [True, True, False]


def test_what_is_a_little_longer_than_its_longest_word_stands_on_one_line() -> None:
    health, day, known, finished = (
        ["Suivi", "en bonne voie"],
        ["Jour", "30 septembre 2024"],
        ["Avancement", "68 %, connu pour 15 sur 16"],
        ["Terminées", "0 sur 15 (non comptées : 1 annulée, 1 proposée)"],
    )

    for share, texts in zip(shares([health, day, known, finished], 105), (health, day), strict=False):
        assert share >= 10 * len(texts[1])


def test_one_long_cell_among_many_short_ones_takes_no_room_from_the_others() -> None:
    title, reason = ["Action", *(["a word " * 14] * 8)], ["Reason", *(["nine years late"] * 7), "on hold: a word " * 7]

    assert shares([title, reason], 105)[1] < shares([title, [*reason[:4], *([reason[-1]] * 5)]], 105)[1]


def test_a_sentence_among_short_cells_makes_no_row_high() -> None:
    title, reason = (
        ["Action", *(["a word " * 15] * 45)],
        ["Reason", *(["nine years late"] * 40), *(["on hold: a wo " * 8] * 5)],
    )
    health, due, lead = (
        ["Health", *(["late"] * 45)],
        ["Due", *(["12 May 2024"] * 45)],
        ["Led by", *(["a word " * 10] * 45)],
    )
    reasons = shares([title, health, reason, due, lead], 120)[2]

    assert reasons > 200


def test_a_column_that_few_rows_fill_has_room_for_what_it_holds_and_names_stand_on_one_line() -> None:
    note, name, functions = (
        ["Note", *([""] * 9), "a word " * 9],
        ["Who", *(["Abdellatif Iderkaou"] * 10)],
        ["Functions", *(["a word " * 9] * 10)],
    )

    assert shares([note, name, functions], 105)[0] == shares([note, name, functions], 105)[2]
    assert shares([note, name, functions], 105)[1] >= 10 * len(name[1])


def test_the_longest_cell_of_a_column_gets_what_nothing_else_wants() -> None:
    axis, done = (
        ["Axis", *(["Water and oases"] * 8)],
        ["Finished", *(["1 of 4"] * 7), "1 of 3 (not counted: 1 cancelled)"],
    )

    assert shares([axis, done], 105)[1] >= 10 * len(done[-1])


def test_a_head_above_numbers_gets_of_what_is_left_of_the_line_and_no_name_is_broken_for_it() -> None:
    names = ["De", "Région de Tizgane", "Région de Vallombre"]
    heads = ("Missions prévues", "Jours de mission prévus", "Missions faites", "Jours de mission faits")
    columns = [names, names, ["Année", "2025", "2026"], *([head, "1", "12"] for head in heads)]

    widths = shares(columns, 120)

    assert high(columns, widths) == 2 + 2
    assert widths[0] >= 10 * len(names[-1])
    assert sum(widths) <= 10 * 120


def test_a_head_is_wider_than_a_cell_of_its_letters_for_it_is_bold() -> None:
    assert high([["Convenu au départ", ""]], [180]) == 2 + 1
    assert high([["", "Convenu au départ"]], [180]) == 1 + 1


def test_where_the_longest_words_are_wider_than_the_line_they_share_it_by_the_room_of_their_letters() -> None:
    post, moved = ["Poste", "Fonctionnement"], ["Écart", "-20\u202f000\u00a0MAD"]
    planned = ["Prévu", "1\u202f342\u202f000\u00a0MAD"]
    others = [["Année", "2026"], ["Bailleur", "École professionnelle"], ["Type", "en numéraire"], ["Engagé", ""]]
    columns = [*others, post, planned, planned, ["Convenu au départ", "80\u202f000\u00a0MAD"], moved]

    *_, post_, planned_, _, _, moved_ = widths = shares(columns, 78, 95)

    # of 170 millimetres, what these take in letters of seven points of a wide face
    assert all(
        170 * each / sum(widths) > least
        for each, least in zip((post_, planned_, moved_), (22.4, 21.2, 19.2), strict=True)
    )
    assert shares([post, moved], 78)[0] > 10 * len(post[1])


def test_one_long_name_takes_no_room_from_the_texts_beside_it() -> None:
    """As the attention points of the demo in Dutch."""
    actions = ["6. Bergpaden tussen de dorpen", "14. Digitalisering van de archieven van de vallei"]
    columns = [
        ["Actie", *actions, "16. Uitwisseling van begrotingsambtenaren"],
        ["Overeenkomst", *(["Actieplan Vallombre–Tizgane 2025–2027"] * 3)],
        ["Toestand", "in gevaar", "in gevaar", "geen nieuws"],
        [
            "Reden",
            *(["34% gedaan waar 71% verwacht werd"] * 2),
            "niets genoteerd sinds het geplande begin (februari 2026)",
        ],
        ["Einddatum", "maart 2027", "februari 2027", "juni 2027"],
        ["Trekker", "Wandelpadenvereniging van Vallombre", "Regionaal archief", ""],
    ]
    widths = shares(columns, 120, 136)

    assert high(columns, widths) == 1 + 2 + 2 + 2
    assert widths[4] >= 10 * len("februari 2027")


def test_a_head_has_all_that_is_left_of_the_line_where_it_needs_it() -> None:
    """As the agreements of the brief of the demo in French and Arabic."""
    columns = [
        ["الاتفاقية", "الاتفاقية الإطار بين جهتي فالومبر وتيزكان", "Plan d\u2019action Vallombre – Tizgane 2025-2027"],
        ["Terminées", "", "6 sur 16"],
        ["Avancement", "", "68\u00a0%, connu pour 15 sur 16"],
        ["الزمن المنقضي", "92\u00a0%", "59\u00a0%"],
        ["الوضع", "aucune action", "en bonne voie"],
    ]

    assert high(columns, shares(columns, 120, 136)) == 1 + 2


def test_what_people_write_has_room_a_decision_most_and_beside_what_is_filled_in() -> None:
    number, long, short = (
        Column("number", msg("No.")),
        Column("text", msg("Decision"), grow=True),
        Column("due", msg("Due")),
    )
    decided = [to_fill(row, [number, long, short]) for row in (["No.", "Decision", "Due"], *[["1", "", ""]] * 4)]
    topic = ["1", "Renewal of the framework before its notice day", ""]
    agenda = [
        to_fill(row, [number, long, long]) for row in (["No.", "Topic", "What was said"], topic, *[["2", "", ""]] * 2)
    ]

    _, text, due = shares([*zip(*decided, strict=True)], 78)
    _, about, said = shares([*zip(*agenda, strict=True)], 78)

    assert text > 3 * due > 3 * 10 * len("12 May 24")
    assert said > 0.7 * about


def test_long_texts_get_room_in_smaller_letters_where_the_words_of_all_columns_fill_the_line() -> None:
    text, *others = ["Decision", "Strengthen the network " * 12], *([["Responsible", "Secretariat"]] * 5)

    assert sum(shares([text, *others], 78, 120)) > 10 * 78
    assert shares([text, *others], 78, 120)[0] > 1.4 * shares([text, *others], 78)[0]
    assert shares([text], 78, 120) == shares([text], 78)


def test_signs_that_turn_a_text_take_no_room() -> None:
    sum_ = "2.400.000\u00a0د.م."

    assert shares([["السنة", f"\u2067\u200f{sum_}\u200f\u2069"], _DAY], 40) == shares([["السنة", sum_], _DAY], 40)
