"""`export`: each format on real files, what --public leaves out, and calls that cannot be met."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from coopctl import discovery, schemas, strict_yaml
from coopctl.formats import exports
from tests.conftest import ROOT
from tests.conversation import talk
from tests.repos import commit, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Committed, Coopctl

DAY = ("--as-of", "2019-06-15", "--lang", "en")
SECRET = "hush"  # noqa: S105 - a word that is looked for
FILES: dict[str, str] = {
    "coopctl.yaml": """\
language: en
internal: [budget.funder, updates.author, milestones.note, meetings.attendees, lead.person, x-room]
reports: {open: {public: true, title: For all}}
""",
    "data/agreements/mons-sefrou.yaml": """\
title: Mons and Séfrou
kind: partnership
status: in_force
signed: 2018-01-15
period: 2018/2020
parties:
  - {id: mons, role: signatory, name: City of Mons, kind: municipality, country: BE, x-phone: "hush 1"}
  - {id: sefrou, role: signatory, name: Municipality of Séfrou, kind: municipality, country: MA}
axes: [{id: culture, title: Culture}]
defaults: {currency: EUR, funder: {organisation: hush fund}}
meetings:
  - {id: committee, date: 2019-02-01, kind: steering, title: Second session, attendees: [{person: hush person, party: mons}]}
notes: [hush hush]
""",
    "data/actions/mons-sefrou/photo-exhibition.yaml": """\
title: Photo exhibition
status: on_hold
axis: culture
period: 2018/2019
lead: {party: mons, person: hush lead}
milestones: [{id: hall, title: Hall found, due: 2019-03, note: hush note}]
budget: [{year: 2019, kind: cash, planned: 1000.50, spent: 10, at: 2019-05-01}]
updates:
  - {date: 2019-02-03, author: hush author, text: The hall burnt down., status: on_hold}
x-room: hush room
notes: [hush doubt]
""",
}


@pytest.fixture
def root(committed: Committed) -> Path:
    return committed(FILES)


def test_every_format_says_what_it_is_without_being_imported() -> None:
    for name in discovery.names(exports):
        assert isinstance(discovery.literal(exports, name, "TAKES"), tuple)
        assert discovery.literal(exports, name, "ENDINGS")


# ---------------------------------------------------------------- what is public


@pytest.mark.parametrize("words", [("report",), ("report", "--minutes", "committee"), ("report", "--brief")])
def test_a_public_paper_holds_nothing_internal_and_says_so(
    root: Path, coopctl: Coopctl, words: tuple[str, ...]
) -> None:
    for form in ("markdown", "html"):
        seen = coopctl(root, *words, "--public", "--format", form, *DAY)
        assert (seen.code, SECRET in seen.err) == (0, False)
        assert SECRET not in seen.out
        assert "without internal fields" in seen.out
    assert SECRET in coopctl(root, *words, *DAY).out or "--brief" in words


def test_a_public_report_looks_back_on_nothing_internal(root: Path, coopctl: Coopctl) -> None:
    path = "data/actions/mons-sefrou/photo-exhibition.yaml"
    before = FILES[path].replace("hush", "HUSH")
    commit(root, {path: before}, day="2019-05-01")
    write(root, {path: FILES[path].replace("hush", "hush again")})

    told = coopctl(root, "report", "--since", "HEAD", *DAY).out
    seen = coopctl(root, "report", "--since", "HEAD", "--public", *DAY)
    assert SECRET in told.casefold()
    assert (seen.code, seen.err) == (0, "")
    assert SECRET not in seen.out.casefold()
    assert SECRET not in coopctl(root, "report", "open", "--trend", *DAY).out.casefold()


def test_what_cannot_be_left_out_for_sure_stops_everything_public(root: Path, coopctl: Coopctl) -> None:
    both = coopctl(root, "report", "--public", "--internal", *DAY)
    assert (both.code, "exclude each other" in both.err) == (2, True)
    write(root, {"coopctl.yaml": "internal: [milestone.note]\n"})

    for words in (("report", "--public"), ("export", "json", "--public")):
        refused = coopctl(root, *words, *DAY)
        assert (refused.code, refused.out) == (2, "")
        assert "milestone.note" in refused.err
    assert coopctl(root, "report", *DAY).code == 0


# ---------------------------------------------------------------- JSON


def test_json_is_every_file_word_for_word_with_what_is_computed(root: Path, coopctl: Coopctl) -> None:
    seen = coopctl(root, "export", "json", *DAY)
    assert (seen.code, seen.err) == (0, "")
    jsonschema_rs.validate(schemas.schema("output/export"), seen.json)
    items = json.loads(seen.out, parse_float=str)["items"]
    for item in items:
        text = (root / item["path"]).read_bytes()
        document = strict_yaml.read(item["path"], text).document
        assert document
        assert item["data"] == json.loads(json.dumps(document.data, default=str))
        listed = coopctl(root, "list", f"{item['record']}s", "--format", "json", *DAY)
        (row,) = [row for row in json.loads(listed.out, parse_float=str)["items"] if row["ref"] == item["ref"]]
        assert item["computed"] == row
    public = coopctl(root, "export", "json", "--public", *DAY)
    jsonschema_rs.validate(schemas.schema("output/export"), public.json)
    assert (public.json["public"], seen.json["public"]) == (True, False)
    assert SECRET in seen.out
    assert SECRET not in public.out


# ---------------------------------------------------------------- CSV


def tables(folder: Path, *, excel: bool = False) -> dict[str, list[dict[str, str]]]:
    encoding, sign = ("utf-8-sig", ";") if excel else ("utf-8", ",")
    return {
        path.stem: list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=sign))
        for path in sorted(folder.iterdir())
    }


def test_csv_is_a_folder_of_tables_whose_keys_lead_to_each_other(root: Path, coopctl: Coopctl) -> None:
    shutil.copytree(ROOT / "examples" / "demo", root / "demo")
    for day in ("2026-10-12", "2026-10-13"):  # the second time over the first
        done = coopctl(root / "demo", "export", "csv", "-o", "out/tables", "--as-of", day)
        assert (done.code, done.out, done.err) == (0, "", "")
    found = tables(root / "demo" / "out" / "tables")
    refs = {row["ref"] for name in ("agreements", "actions") for row in found[name]}
    assert {row["name"]: row["value"] for row in found["about"]}["as_of"] == "2026-10-13"
    for name, rows in found.items():
        for row in rows:
            assert {row[key] for key in ("action", "agreement") if row.get(key)} <= refs, name
    meetings = {(row["agreement"], row["id"]) for row in found["meetings"]}
    assert {
        (row["agreement"], row["meeting"]) for name in ("attendees", "decisions") for row in found[name]
    } <= meetings
    indicators = {(row["action"], row["id"]) for row in found["indicators"]}
    assert {(row["action"], row["indicator"]) for row in found["readings"]} <= indicators
    assert {row["party"] for row in found["signatories"]} <= {row["id"] for row in found["parties"]}
    titles = {(row["ref"], row["language"]) for row in found["texts"] if row["field"] == "title"}
    assert {(ref, tag) for ref in refs for tag in ("en", "fr")} <= titles
    for each in (root / "demo" / "data" / "actions").rglob("*.yaml"):
        assert each.relative_to(root / "demo" / "data" / "actions").with_suffix("").as_posix() in refs


def test_csv_for_people_and_for_everybody(root: Path, coopctl: Coopctl) -> None:
    assert coopctl(root, "export", "csv", "-o", "fr", "--excel", "--as-of", "2019-06-15", "--lang", "fr").code == 0
    (line,) = tables(root / "fr", excel=True)["budget"]
    assert (line["Prévu"], line["Type"], line["Bailleur"]) == ("1000,50", "en numéraire", "hush fund")
    assert coopctl(root, "export", "csv", "-o", "all", "--public", *DAY).code == 0
    text = "".join(path.read_text(encoding="utf-8") for path in (root / "all").iterdir())
    assert SECRET not in text
    assert "public,true" in text
    assert tables(root / "all")["budget"][0]["planned"] == "1000.50"


def test_a_folder_that_cannot_be_written_is_said(root: Path, coopctl: Coopctl) -> None:
    write(root, {"taken": "a file"})

    refused = coopctl(root, "export", "csv", "-o", "taken", *DAY)
    assert (refused.code, refused.out) == (3, "")
    assert "taken" in refused.err
    assert coopctl(root, "export", "csv", *DAY).code == 2


# ---------------------------------------------------------------- IATI


def test_who_publishes_is_asked_for_at_a_terminal(root: Path, coopctl: Coopctl) -> None:
    words = ("export", "iati", "-o", str(root / "a.xml"), *DAY)
    answers = ["a b", "XM-EXAMPLE-1", "", 'Ville "de" Mons: 2', "municipality", "CC BY 4.0", "Morocco", "ma"]

    code, screen = talk(root, answers, *words)
    assert code == 3  # no action has a purpose
    assert "no purpose" in screen
    said = screen[screen.index("iati:\n") : screen.index("countries: [{code: MA}]")] + "countries: [{code: MA}]\n"
    write(root, {"coopctl.yaml": f"language: en\n{said}  dac: [{{code: 16061}}]\n"})
    assert coopctl(root, "validate", "coopctl.yaml").code == 0
    assert coopctl(root, *words).code == 0
    assert (root / "a.xml").read_bytes().count(b"<iati-activity ") == 2
    write(root, {"coopctl.yaml": "language: en\n"})
    refused = coopctl(root, *words)
    assert (refused.code, "reporting_org" in refused.err) == (2, True)


# ---------------------------------------------------------------- calls


def test_filters_and_references_narrow_an_export(root: Path, coopctl: Coopctl) -> None:
    def refs(*words: str) -> list[Any]:
        return [item["ref"] for item in coopctl(root, "export", "json", *words, *DAY).json["items"]]

    assert refs("photo-exhibition") == ["mons-sefrou", "mons-sefrou/photo-exhibition"]
    assert refs("--status", "planned") == []
    assert refs("--party", "sefrou") == ["mons-sefrou", "mons-sefrou/photo-exhibition"]


def test_a_call_that_cannot_be_met_says_why(root: Path, coopctl: Coopctl) -> None:
    for words, said in (
        (("jsn",), "did you mean ‘json’?"),
        (("json", "--excel"), "--excel is not for json"),
    ):
        refused = coopctl(root, "export", *words, *DAY)
        assert (refused.code, refused.out) == (2, "")
        assert said in refused.err
