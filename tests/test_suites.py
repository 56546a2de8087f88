"""The official suites, read where COOPCTL_SUITES names their folder: no wrong value, no crash, refusals by policy."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import FAULTS, read
from coopctl.strict_yaml.building import Builder
from coopctl.strict_yaml.prescan import decode, screen
from coopctl.strict_yaml.scalars import Doubt, Json, value_of
from tests.conftest import BASE
from tests.whole import Held, whole_way

FOLDER = os.environ.get("COOPCTL_SUITES", "")
SUITES = Path(FOLDER)
pytestmark = pytest.mark.skipif(not FOLDER, reason="COOPCTL_SUITES does not name the folder of the official suites")

#: Invalid YAML that both parsers accept: all of it is read as it was meant.
ACCEPTED = {
    "9C9N": "a flow list's lines need no indentation",
    "9JBA": "a comment may follow a bracket without a space",
    "CVW2": "a comment may follow a comma without a space",
    "DK95/01": "a tab may indent the second line of a quoted text",
    "G5U8": "a dash alone is a text in a flow list",
    "QB6E": "a quoted text's lines need no indentation",
    "S98Z": "blank lines of a block text may be indented deeper than its first line",
    "SU5Z": "a comment may follow a quoted text without a space",
    "X4QW": "a comment may follow the sign of a block text without a space",
    "Y79Y/003": "a tab may indent a flow list's line",
    "YJV2": "a dash alone is a text in a flow list",
}
#: What a record may not hold, on purpose: a file is one mapping with text keys, and says everything itself.
POLICY = {
    "not-a-mapping",
    "empty-file",
    "several-documents",
    "yaml-directive",
    "yaml-anchor",
    "yaml-tag",
    "not-a-text-key",
    "merge-key",
    "duplicate-key",
    "not-a-number",
    "number-too-large",
    "control-character",
    "hidden-character",
    "byte-order-mark",
}
#: Valid YAML that cannot be read here: refused with a sentence, never misread.
REFUSED = {
    "a tab between words, or beside indentation": "6BCT 6CA3 96NN/00 96NN/01 A2M4 DK95/00 DK95/03 "
    "DK95/04 DK95/07 Q5MG R4YG Y79Y/001 Y79Y/010",
    "an anchor where a field begins with its name": "PW8X",
    "an empty key": "2JQS 6M2F CFD4 FRK4 M2N8/00 NHX8 NKF9 S3PD SM9W/01 UKK6/00",
    "tag handles that a directive declares": "5TYM 6CK3 CC74 U3C3 Z9M4",
    "anchors with signs in their names": "8XYN W5VH",
    "a colon on the line below its key, in brackets": "4MUZ/00 4MUZ/01 4MUZ/02 5MUD 9SA2 K3WX NJ66 VJP3/01",
    "a text that begins with a colon or a percent sign, in brackets": "4ABK 58MP 5T43 DBG4 HM87/00 UT92",
    "a block text that is the whole file and is not indented": "DK3J FP8R W4TN",
    "a key that begins with a dash, as a row does whose blank is missing": "2EBW",
}


def cases() -> list[Path]:
    return sorted(path.parent for path in (SUITES / "yaml-test-suite").rglob("in.yaml")) if FOLDER else []


def name(folder: Path) -> str:
    return str(folder.relative_to(SUITES / "yaml-test-suite"))


def errors(blob: bytes, *, pure: bool = False) -> set[str]:
    return {fault.code for fault in read("x", blob, pure=pure).faults if FAULTS[fault.code] is Severity.ERROR}


def root(blob: bytes, *, pure: bool = False) -> Json:
    """Return what a file says, whether or not it is a mapping."""
    text, _ = decode(blob)
    assert text is not None
    builder = Builder(screen(text)[0], pure=pure)
    assert builder.run() is None
    return builder.root[0]


def read_rightly(folder: Path) -> bool:
    """Whether a document of the suite is read as it was meant, or refused as it should be."""
    blob = (folder / "in.yaml").read_bytes()
    found = errors(blob)
    if (folder / "error").exists():
        return bool(found - {"not-a-mapping"}) is (name(folder) not in ACCEPTED)
    if found - {"not-a-mapping"}:
        refused = {each for row in REFUSED.values() for each in row.split()}
        return found <= (POLICY | {"yaml-syntax"} if name(folder) in refused else POLICY)
    return not (folder / "in.json").exists() or root(blob) == meant(folder)


def meant(folder: Path) -> object:
    return json.loads((folder / "in.json").read_text(encoding="utf-8"), parse_float=Decimal)


def test_no_document_of_the_yaml_suite_is_read_wrongly() -> None:
    assert len(cases()) > 400
    assert [name(folder) for folder in cases() if not read_rightly(folder)] == []


def test_each_refusal_of_the_yaml_suite_is_still_one() -> None:
    blobs = {name(folder): (folder / "in.yaml").read_bytes() for folder in cases()}
    listed = [each for row in REFUSED.values() for each in row.split()]

    assert [each for each in listed if "yaml-syntax" not in errors(blobs[each])] == []


def test_the_pure_parser_reads_nothing_of_the_yaml_suite_wrongly_either() -> None:
    valid = [each for each in cases() if (each / "in.json").exists() and not (each / "error").exists()]
    blobs = {folder: (folder / "in.yaml").read_bytes() for folder in valid}
    taken = {each: blob for each, blob in blobs.items() if not errors(blob, pure=True) - {"not-a-mapping"}}

    assert len(taken) > 100
    assert [name(folder) for folder, blob in taken.items() if root(blob, pure=True) != meant(folder)] == []


def scalars(schema: str) -> dict[str, list[str]]:
    """Return the plain scalars of a schema without a tag, each with its type and value."""
    text = (SUITES / "yaml-core-schema" / schema).read_text(encoding="utf-8") if FOLDER else "{}"
    return {scalar: row for scalar, row in json.loads(text).items() if scalar[0] not in "!#"}


def typed(value: Json) -> tuple[str, object]:
    match value:
        case None:
            return "null", None
        case bool():
            return "bool", value
        case int():
            return "int", value
        case Decimal():
            return "float", value
        case _:
            return "str", value


def as_the_schema_says(scalar: str, kind: str, canonical: str) -> bool:
    found = value_of(scalar)
    if kind in ("inf", "nan"):
        return isinstance(found, Doubt) and found.code == "not-a-number"
    value = found.value if isinstance(found, Doubt) else found
    return typed(value)[0] == kind and (kind not in ("int", "float") or value == Decimal(canonical))


def test_scalars_are_those_of_the_core_schema() -> None:
    rows = scalars("schema-core.json")

    assert len(rows) > 90
    assert [each for each, (kind, _, canonical) in rows.items() if not as_the_schema_says(each, kind, canonical)] == []


def test_a_number_that_yaml_1_1_reads_otherwise_is_doubted() -> None:
    today, once = scalars("schema-core.json"), scalars("schema-yaml11.json")
    otherwise = [
        each
        for each in sorted(today.keys() & once.keys())
        if today[each][::2] != once[each][::2]
        and {"int", "float"} & {today[each][0], once[each][0]}
        and ":" not in each
    ]

    assert otherwise
    assert [each for each in otherwise if not isinstance(value_of(each), Doubt)] == []


def json_cases(kind: str) -> list[Path]:
    return sorted((SUITES / "json-test-suite" / "test_parsing").glob(f"{kind}_*")) if FOLDER else []


def read_or_refused(blob: bytes) -> bool:
    found = errors(blob) - {"not-a-mapping"}
    if found:
        # Halves of surrogate pairs, as escapes, must be written as the character that they stand for.
        return found <= POLICY or (found == {"yaml-syntax"} and b"\\ud" in blob.lower())
    return bool(root(blob) == json.loads(blob, parse_float=Decimal))


def test_json_is_read_or_refused_by_policy() -> None:
    assert len(json_cases("y")) > 90
    assert [path.stem for path in json_cases("y") if not read_or_refused(path.read_bytes())] == []


def test_broken_json_ends_in_faults_or_data() -> None:
    readings = {path.stem: read("x", path.read_bytes()) for path in (*json_cases("n"), *json_cases("i"))}

    assert len(readings) > 200
    assert [each for each, reading in readings.items() if reading.document is None and not reading.faults] == []


def naughty() -> list[str]:
    path = SUITES / "naughty-strings" / "blns.json"
    strings: list[str] = json.loads(path.read_text(encoding="utf-8")) if FOLDER else []
    return strings


def read_back(title: str, text: str) -> bool:
    reading = read("x", text.encode("utf-8", errors="replace"))
    found = {fault.code for fault in reading.faults}
    if found & {"control-character", "hidden-character"}:
        return True
    # PyYAML writes by YAML 1.1's rules: 1E2 is text there, and a number in YAML 1.2.
    if "ambiguous-scalar" in found or reading.document is None:
        return found == {"ambiguous-scalar"} if reading.document else not title.isprintable()
    return reading.document.data == {"title": title} or (text.startswith("title: ") and title in ("08", "1E02"))


def test_a_naughty_title_is_read_back_or_refused_by_policy() -> None:
    written = [
        (title, text)
        for title in naughty()
        for text in (
            json.dumps({"title": title}, ensure_ascii=False),
            yaml.safe_dump({"title": title}, allow_unicode=True),
        )
    ]

    assert len(written) > 1000
    assert [title for title, text in written if not read_back(title, text)] == []


@pytest.mark.parametrize("part", range(4))
def test_naughty_titles_go_the_whole_way(part: int) -> None:
    """Every format of rows and findings, and every screen, says them, and none is more than a text."""
    files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*.yaml")}
    for number, title in enumerate(naughty()[part::4]):
        record = {"title": title or "-", "status": "planned", "axis": title, "lead": "mons", "tags": [title]}
        files[f"data/actions/mons-sefrou/naughty-{number}.yaml"] = json.dumps(record, ensure_ascii=False).encode()

    loaded, findings = whole_way(Held(files))

    assert len(loaded.portfolio.actions) + len(loaded.portfolio.left_out) == len(naughty()[part::4]) + 1
    assert {each.path for each in findings} <= set(files)
