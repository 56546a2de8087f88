"""Everything that people, editors and accidents put into a file of records, through the real command.

Each case breaks a copy of a record in tests/bad_inputs, which keeps its lines whatever becomes of the first data, and says what a reader must be told: the exit code, and of each finding
its code, line and column. One cause is one finding, and every finding has a mend.
The commonest of them are golden cases, with their whole screens: tests/cases/invalid and tests/cases/valid. Here is the rest.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl.i18n.safe_text import UNSAFE
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Coopctl

ROOT = Path(__file__).parent / "bad_inputs"
ACTION = "data/actions/mons-sefrou/photo-exhibition.yaml"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
RECORD = (ROOT / ACTION).read_text(encoding="utf-8")
TITLE = "title:\n  fr: Exposition de photographies à Mons\n  en: Photo exhibition in Mons\n"
EN = "  en: Photo exhibition in Mons\n"
PERSON = "  - person: A. Dupont-Martin\n    role: partner\n"
PLACES = "places: [Mons]\n"
SHOW = "    Show photographs in Mons, together with the Mundaneum and the Jewish Museum,\n"

_FINDING = re.compile(r"^(?P<path>[^\n:]+):(?P<at>\d+:\d+): (?:error|warning|hint)\[(?P<code>[a-z0-9-]+)\] ")


def put(old: str, new: str) -> str:
    """Return the record with one piece of it replaced."""
    assert RECORD.count(old) == 1, old
    return RECORD.replace(old, new)


def added(lines: str) -> str:
    """Return the record with lines after its number: the first of them is line 15."""
    return put("number: 6\n", f"number: 6\n{lines}\n")


def title(value: str) -> str:
    """Return the record with a value for its whole title, at 2:8."""
    return put(TITLE, f"title: {value}\n")


def english(value: str) -> str:
    """Return the record with a value for its English title, at 4:7."""
    return put(EN, f"  en: {value}\n")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for path in (ACTION, AGREEMENT, "coopctl.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    return tmp_path


def check(coopctl: Coopctl, workspace: Path, content: str | bytes, path: str = ACTION) -> Answer:
    blob = content if isinstance(content, bytes) else content.encode()
    (workspace / path).write_bytes(blob)
    answer = coopctl(workspace, "--lang", "en", "validate", "--ignore", "no-lead")
    assert "Traceback" not in answer.out + answer.err
    assert answer.err == ""
    assert UNSAFE.search(answer.out.replace("\n", "")) is None
    return answer


def told(answer: Answer) -> list[str]:
    """Return "code line:column" of each finding."""
    found = (_FINDING.match(line) for line in answer.out.split("\n"))
    return [f"{match['code']} {match['at']}" for match in found if match]


def mends(answer: Answer) -> list[str]:
    """Return the help lines."""
    return [line.partition("= help: ")[2] for line in answer.out.split("\n") if line.lstrip().startswith("= help: ")]


CASES: dict[str, tuple[str | bytes, str]] = {
    # ---- the file
    "UTF-16 without its mark": (RECORD.encode("utf-16-le"), "1; not-utf8 1:1"),
    "a Latin-1 file": (RECORD.replace("’", "'").encode("latin-1", "replace"), "1; not-utf8 3:35"),
    "a Latin-1 key": (RECORD.encode() + b"cr\xe9e: x\n", "1; not-utf8 50:3"),
    "half the file NUL bytes": (RECORD.encode()[:400] + b"\0" * 300, "1; control-character 12:18"),
    "a control character in a key": (put("status:", "sta\x07tus:"), "1; control-character 5:4"),
    "a next line": (put("status: planned\n", "status: planned\x85"), "1; control-character 5:16"),
    "a line separator": (put("status: planned\n", "status: planned\u2028"), "1; control-character 5:16"),
    "line ends of old Macs": (RECORD.replace("\n", "\r"), "1; control-character 1:1"),
    "a PDF": (b"%PDF-1.4\n", "1; not-yaml 1:1"),
    "a Word file": (b"PK\x03\x04\x14\0", "1; not-yaml 1:1"),
    "any bytes": (bytes(range(256)) * 4, "1; not-yaml 1:1"),
    "XML": ('<?xml version="1.0"?><a/>', "1; not-yaml 1:1"),
    "a soft hyphen": (put("status: planned", "status: plan\u00adned"), "1; unknown-word 5:9; doubtful-character 5:13"),
    "a Cyrillic letter in a key": (put("status:", "st\u0430tus:"), "1; unknown-field 5:1"),
    "a Cyrillic letter in a word": (put("status: planned", "status: pl\u0430nned"), "1; unknown-word 5:9"),
    "a merge conflict with its base": (
        put("status: planned\n", "<<<<<<< a\nstatus: planned\n||||||| b\nstatus: proposed\n=======\nstatus: x\n>>>>>>> c\n"), "1; merge-conflict 5:1"),
    "an indented conflict in a block text": (put(SHOW, f"    <<<<<<< HEAD\n{SHOW}    =======\n    Show.\n    >>>>>>> b\n"), "1; merge-conflict 12:5"),
    "the middle of a conflict alone": (put("status: planned\n", "=======\nstatus: planned\n"), "1; merge-conflict 5:1"),
    "front matter": (f"---\n{RECORD}---\nBody.\n", "1; several-documents 51:1"),
    "an empty first document": ("---\n---\ntitle: x\n", "1; several-documents 2:1"),
    "nothing before the end of the document": ("...\ntitle: x\n", "1; several-documents 1:1"),
    "CSV": ("title;status\nx;planned\n", "1; not-yaml 1:1"),
    "Arabic CSV": ("العنوان،الحالة\nتكوين،مخطط\n", "1; not-yaml 1:1"),
    "TOML": ('title = "x"\nstatus = "planned"\n', "1; not-yaml 1:1"),
    "a whole diff": ("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-title: x\n+title: y\n", "1; not-yaml 1:1"),
    "lines of a diff": (put("status: planned\n", "-status: planned\n+status: on_hold\n"), "1; not-yaml 5:1"),
    "rows of a diff": (put(PLACES, f"-{PLACES}+{PLACES}"), f"1; not-yaml {RECORD[: RECORD.index(PLACES)].count(chr(10)) + 1}:1"),
    "a diff of a new file": ("".join(f"+{line}\n" for line in RECORD.splitlines()), "1; not-yaml 2:1"),
    "lines with their numbers": ("".join(f"{n:6}\t{line}\n" for n, line in enumerate(RECORD.splitlines(), 1)), "1; not-yaml 1:6"),
    "numbers and colons": ("".join(f"{n}: {line}\n" for n, line in enumerate(RECORD.splitlines(), 1)), "1; not-yaml 1:1"),
    "Markdown": ("# Title\n\nSome words.\n", "1; not-a-mapping 3:1"),
    "fences of Markdown": (f"```yaml\n{RECORD}```\n", "1; yaml-syntax 1:1; yaml-syntax 51:1"),
    # ---- keys
    "Norwegian": (put(EN, EN + "  no: Fotoutstilling\n"), "0"),
    "an unfilled template in a text": (english("{{ title }} of Mons"), "1; yaml-syntax 4:7"),
    "an unfilled template in a key": (added("{{ name }}: x"), "1; not-a-text-key 15:1"),
    "a misspelt list": (put("partners:", "parteners:"), "1; unknown-field 16:1"),
    "a key of 2,000 characters": (added("k" * 2_000 + ": y"), "1; yaml-syntax 15:1"),
    "a key of 900 characters": (added("k" * 900 + ": y"), "1; unknown-field 15:1"),
    "a field of one's own in capitals": (added("X-own: 1"), "1; unknown-field 15:1"),
    "a field of one's own": (added("x-own: {a: [1]}"), "0"),
    "smart quotes around a key": (put("status:", "“status”:"), "1; unknown-field 5:1"),
    "a no-break space before the colon": (put("status:", "status\u00a0:"), "1; unknown-field 5:1"),
    "a space before the colon": (put("status:", "status :"), "0"),
    "a known field in the wrong map": (put(PLACES, "    places: [Mons]\n"), "1; unknown-field 36:5"),
    "a field of an entry at the start of the line": (RECORD + "due: 2019\n", "1; unknown-field 50:1"),
    "a field of the record in the title": (put("status: planned\n", "  status: planned\n"), "1; wrong-form 5:3"),
    "a language at the start of the line": (put(EN, EN.lstrip()), "1; unknown-field 4:1"),
    "a capital language": (put("  fr: Expo", "  FR: Expo"), "1; wrong-form 3:3"),
    "a language in a word": (put("  fr: Expo", "  french: Expo"), "1; wrong-form 3:3"),
    "no space after a colon in a flow map": (put("{code: 16061}", "{code:16061}"), "1; unknown-field 37:8"),
    # ---- scalars
    "a blank title": (title("' '"), "1; empty-text 2:8"),
    "a truth value for a title": (title("true"), "1; wrong-type 2:8"),
    "a list for a title": (title("[a]"), "1; wrong-type 2:8"),
    "an empty list for a title": (title("[]"), "1; wrong-type 2:8"),
    "an empty map for a title": (title("{}"), "1; empty-text 2:8"),
    "a list of languages": (put(TITLE, "title:\n  - fr: Expo\n  - en: Expo\n"), "1; wrong-type 3:3"),
    "a number with a leading zero for a title": (english("0123"), "1; wrong-type 4:7"),
    "1e3": (added("weight: 1e3"), "0; ambiguous-scalar 15:9"),
    "a year with a zero before it": (added("started: 0999"), "1; wrong-form 15:10"),
    "a period with an underscore": (put("period: 2018/2019", "period: 2018_2019"), "1; wrong-form 15:9"),
    "a word cut by a comment": (put("status: planned", "status: finished #12"), "1; unknown-word 5:9; cut-by-comment 5:18"),
    "a colon at the end of a text": (english("Réunion:"), "1; yaml-syntax 4:7"),
    "* and a blank": (english("* x"), "1; yaml-syntax 4:7"),
    "%": (english("%x"), "1; yaml-syntax 4:7"),
    "!": (english("!important"), "1; yaml-tag 4:7"),
    "|": (english("| x"), "1; yaml-syntax 4:7"),
    ">": (english("> x"), "1; yaml-syntax 4:7"),
    "-": (english("- x"), "1; yaml-syntax 4:7"),
    "?": (english("? x"), "1; yaml-syntax 4:7"),
    "? alone": (added("weight: ?"), "1; wrong-type 15:9"),
    "an opening bracket": (english("[a"), "1; yaml-syntax 4:7"),
    "a closing bracket": (english("]"), "1; yaml-syntax 4:7"),
    "a comma at the start": (english(",x"), "1; yaml-syntax 4:7"),
    "words in braces": (english("{a}"), "1; wrong-type 4:7"),
    "a doubled apostrophe": (english("'l''accord'"), "0"),
    "quotes in quotes": (english('"le "grand" soir"'), "1; yaml-syntax 4:7"),
    "words after a quoted text": (english('"x" y'), "1; yaml-syntax 4:7"),
    "a single quote that is never closed": (put("status: planned", "status: 'planned"), "1; yaml-syntax 5:9"),
    "an unknown code after a backslash": (english('"C:\\q"'), "1; yaml-syntax 4:10"),
    "half a surrogate pair": (english('"\\ud800"'), "1; yaml-syntax 4:8"),
    "smart quotes around a word": (put("status: planned", "status: “planned”"), "1; unknown-word 5:9"),
    "guillemets around a word": (put("status: planned", "status: «planned»"), "1; unknown-word 5:9"),
    "a comma after a word": (put("status: planned", "status: planned,"), "1; unknown-word 5:9"),
    "a JSON line": (put("status: planned", '"status": "planned",'), "1; yaml-syntax 5:20"),
    "a blank inside quotes": (put("status: planned", 'status: "planned "'), "1; wrong-form 5:9"),
    "a no-break space after a word": (put("status: planned", "status: planned\u00a0"), "1; wrong-form 5:9"),
    "two fields on one line": (put("status: planned\naxis:", "status: planned axis:"), "1; yaml-syntax 5:9"),
    "a field on the line of its key": (added("lead: party: mons"), "1; yaml-syntax 15:7"),
    # ---- lines and indentation
    "a tab in a list": (put("    role: partner\n  - person", "\t\trole: partner\n  - person"), "1; yaml-syntax 24:1"),
    "a tab after a colon": (put("status: ", "status:\t"), "0"),
    "no-break spaces for indentation": (put(EN, "\u00a0\u00a0" + EN.lstrip()), "1; unknown-field 4:1"),
    "a no-break space after a colon": (put("status: ", "status:\u00a0"), "1; yaml-syntax 5:8"),
    "no space after a colon": (put("status: ", "status:"), "1; yaml-syntax 5:1"),
    "a wide colon": (put("status: ", "status\uff1a"), "1; yaml-syntax 5:1"),
    "a semicolon": (put("status: ", "status; "), "1; yaml-syntax 5:1"),
    "an equals sign": (put("status: ", "status = "), "1; yaml-syntax 5:1"),
    "no colon": (put("status: ", "status "), "1; yaml-syntax 5:1"),
    "slashes for a comment": (put("status:", "// note\nstatus:"), "1; yaml-syntax 5:1"),
    "an entry indented by one less": (put(PERSON, PERSON.replace("\n ", "\n").replace(" ", "", 1)), "1; yaml-syntax 25:2"),
    "an entry indented by one more": (put(PERSON, " " + PERSON.replace("\n    ", "\n     ")), "1; yaml-syntax 25:4"),
    "a language indented by two more": (put(EN, "  " + EN), "1; yaml-syntax 4:5"),
    "a dash that is missing": (put("  - person:", "    person:"), "1; duplicate-key 26:5"),
    "a dash and its indentation missing": (put("  - person:", "  person:"), "1; yaml-syntax 25:3"),
    "a dash without its space": (put("  - person:", "  -person:"), "1; yaml-syntax 25:3"),
    "a dash alone": (put(PERSON, "  -\n"), "1; no-value 25:3"),
    "a field indented too little": (put(PERSON, PERSON.replace("    role", "role")), "1; yaml-syntax 27:3"),
    "a field indented like its dash": (put(PERSON, PERSON.replace("    role", "  role")), "1; yaml-syntax 26:3"),
    "a block text indented too little": (put(SHOW, SHOW[2:]), "1; yaml-syntax 12:3"),
    "words after a block's sign": (put("  en: >-\n    Show", "  en: >-text\n    Show"), "1; yaml-syntax 11:7"),
    "a brace that is never closed": (put("{code: 16061}", "{code: 16061"), "1; yaml-syntax 37:19"),
    "a bracket too many": (put("[{code: 16061}]", "{code: 16061}]"), "1; yaml-syntax 37:19"),
    "nothing between commas": (added("tags: [a,,b]"), "1; yaml-syntax 15:10"),
    # ---- lists and maps
    "a word for a list": (added("tags: a"), "1; wrong-type 15:7"),
    "a list in quotes": (added('tags: "[a, b]"'), "1; wrong-type 15:7"),
    "lines without dashes": (added("tags:\n  a\n  b"), "1; wrong-type 16:3"),
    "dashes without spaces": (added("tags:\n  -a\n  -b"), "1; wrong-type 16:3"),
    "long dashes": (added("tags:\n  – a\n  – b"), "1; wrong-type 16:3"),
    "stars": (added("tags:\n  * a"), "1; yaml-syntax 16:3"),
    "an entry indented too far": (added("tags:\n  - a\n    - b"), "1; wrong-form 16:5"),
    "a map for a list": (put("[{code: 16061}]", "{code: 16061}"), "1; wrong-type 37:6"),
    "a number for a list of maps": (put("[{code: 16061}]", "16061"), "1; wrong-type 37:6"),
    "a list of numbers for maps": (put("[{code: 16061}]", "[16061]"), "1; wrong-type 37:7"),
    "texts for milestones": (added("milestones:\n  - Prints ready"), "1; wrong-type 16:5"),
    "a map for milestones": (added("milestones:\n  id: prints"), "1; wrong-type 16:3"),
    "a text for updates": (added("updates: The hall is booked"), "1; wrong-type 15:10"),
    "a text for an update": (added("updates:\n  - The hall is booked"), "1; wrong-type 16:5"),
    "a map for places": (put("[Mons]", "{fr: Mons}"), "1; wrong-type 36:9"),
    "a list in a list": (put("[Mons]", "[[Mons]]"), "1; wrong-type 36:10"),
    "null in a list": (added("tags: [null]"), "1; no-value 15:8"),
    "twice in a list": (added("tags: [a, a]"), "1; repeated-value 15:11"),
    "an unknown field of who": (added("lead: {name: X}"), "1; unknown-field 15:8"),
    "a misspelt field of who": (added("lead: {persn: X}"), "1; unknown-field 15:8"),
    "nobody": (added("lead: {}"), "1; missing-field 15:7"),
    "a milestone without its id": (added("milestones: [{title: {fr: x, en: y}}]"), "1; missing-field 15:14"),
    "one id for two milestones": (added("milestones:\n  - id: a\n  - id: a"), "1; repeated-key 17:9"),
    "an action that depends on itself": (added("depends_on: [mons-sefrou/photo-exhibition]"), "1; circular-reference 15:14"),
    "an action that is not there": (added("depends_on: [mons-sefrou/photo]"), "1; unknown-reference 15:14"),
    "a party that is not there": (added("lead: mond"), "1; unknown-party 15:7"),
    "an axis that is not there": (put("axis: culture", "axis: cultur"), "1; unknown-axis 6:7"),
    "no axis": (put("axis: culture\n", ""), "1; missing-axis 2:1"),
    "a document that is not there": (put("sources: [mons", "sources: [nons"), "1; unknown-source 39:11"),
    "shares that make 90": (added("countries: [{code: MA, share: 60}, {code: BE, share: 30}]"), "1; shares-not-100 15:12"),
    "one share": (added("countries: [{code: MA, share: 60}, {code: BE}]"), "1; missing-field 15:36"),
    "an amount without its currency": (added("budget: [{year: 2019, kind: cash, planned: 5}]"), "1; amount-without-currency 15:10"),
    "a goal above 17": (put("sdg: [11]", "sdg: [18]"), "1; out-of-range 38:7"),
    "a number that is a list": (put("number: 6", "number: [6]"), "1; wrong-type 14:9"),
    "a number below zero": (put("number: 6", "number: -6"), "1; out-of-range 14:9"),
    "an impossible recurrence": (added("recurs: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "1; impossible-recurrence 15:9"),
    "a yearly recurrence without its month": (added("recurs: FREQ=YEARLY;BYMONTHDAY=18"), "1; yearly-without-month 15:9"),
    "the end before the start": (put("2018/2019", "2019/2018"), "1; dates-out-of-order 15:9"),
    "a final status without its end": (put("status: planned", "status: completed"), "1; final-without-ended 5:9"),
    # ---- bombs and tricks
    "20,000 brackets": (added("x-a: " + "[" * 20_000), "1; too-deep 15:37"),
    "1,000 maps": (added("x-a:\n" + "\n".join(" " * n + "a:" for n in range(1, 1_000))), "1; too-deep 47:33"),
    "a text of 5 MB": (english("x" * 5_000_000), "1; too-large 1:1"),
    "an address of 50,000 characters": (put("sources: [mons-sefrou-press-article]", "sources: ['https://" + "a/" * 25_000 + " x']"), "1; wrong-form 39:11"),
    "a date of 50,000 digits": (added("started: " + "1" * 50_000), "1; number-too-large 15:10"),
    "a recurrence of 50,000 characters": (added("recurs: " + "FREQ=YEARLY;" * 4_000), "1; wrong-form 15:9"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_bad_input_is_told_once_where_it_is(name: str, workspace: Path, coopctl: Coopctl) -> None:
    content, expected = CASES[name]
    code, *findings = expected.split("; ")

    answer = check(coopctl, workspace, content)

    assert (answer.code, told(answer)) == (int(code), findings)
    assert len(mends(answer)) == len(findings)


#: A value of a field, how it is written after all (a part of the mend), and the code where that is not wrong-form.
VALUES: list[tuple[str, str, str, str]] = [
    *(("started", value, mend, "wrong-form") for value, mend in {
        "2018/07/28": "2018-07-28", "28-07-2018": "2018-07-28", "2018.07.28": "2018-07-28",
        "20180728": "2018-07-28", "2024-06-03 10:00:00": "2024-06-03",
        "2018-7": "2018-07", "28 juillet 2018": "2018-07-28", "July 2018": "2018-07", "1er août 2018": "2018-08-01",
        "2018-07-28?~": "2018-07-28%", "~2018": "2018~", "c. 2018": "2018~", "2018-07-XX": "2018-07",
        "2018–07–28": "2018-07-28", "\u0662\u0660\u0661\u0668-\u0660\u0667-\u0662\u0668": "2018-07-28", "2018-Q2": "2018-34",
        "2018-W30": "2018-07-23, 2018-07-29", "180728": "2018, 2018-07 or", "tomorrow": "the day itself",
        "2018, 2019": "write what you mean: 2018, 2019", "-2018": "2018, 2018-07 or", '"2018-07-28 "': "write it as 2018-07-28",
    }.items()),
    ("started", "2018-00", "write it as 2018, if the rest is not known", "impossible-date"),
    *(("started", value, "a date that exists", "impossible-date") for value in (
        "2019-02-29", "1900-02-29", "2018-07-32")),
    *(("baseline", value, mend, "wrong-form") for value, mend in {
        "2018–2019": "2018/2019", "2018 - 2019": "2018/2019", "2018-2019": "2018/2019", "2018 to 2019": "2018/2019",
        "de 2018 à 2019": "2018/2019", "2018/19": "2018/2019", "2018..2019": "2018/2019", "2018/": "2018/..",
        "2018+": "2018/..", "since 2018": "2018/..", "2018/…": "2018/..", "/2019": "../2019",
        "2018-Q2": "2018-34", "2018/07/28": "2018-07-28", "P1Y": "period: …/…", "../..": "2018-07/2019-06",
        "2018/2019/2020": "2018/2020",
    }.items()),
    ("baseline", "[2018, 2019]", "write it as 2018/2019", "wrong-type"),
    ("baseline", "{start: 2018, end: 2019}", "write it as 2018/2019", "wrong-type"),
    *(("recurs", value, mend, "wrong-form") for value, mend in {
        "5/18": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", "18 mai": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18": "as FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        "freq=yearly;bymonth=5;bymonthday=18": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        "FREQ=YEARLY; BYMONTH=5; BYMONTHDAY=18": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        "FREQ=WEEKLY;BYDAY=MO": "what comes each week", "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1": "from 1 to 12",
        "FREQ=DAILY": "each week or each day", "FREQ=HOURLY": "FREQ=YEARLY or FREQ=MONTHLY", "every year": "day too: FREQ=YEARLY", "5/6": "BYMONTHDAY=5, FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=6",
        "FREQ=YEARLY": "write the day too: FREQ=YEARLY;BYMONTH=…;BYMONTHDAY=…", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1": "needs BYMONTH",
    }.items()),
    *(("weight", value, mend, "wrong-type") for value, mend in {
        "1 000,50": "1000.50", "€ 12": "12", "12,5": "12.5",
        "1.000.000": "1000000", "1’000": "1000", "60 %": "60", "60%": "60", '"60"': "write it as 60",
        "12k": "write it as 12000", "5x": "write digits", "about 500": "write 500 alone", "n/a": "write the value itself",
        "12:30": "write digits",
    }.items()),
    *(("priority", value, mend, "unknown-word") for value, mend in {
        "HIGH": "did you mean ‘high’?", "haute": "did you mean ‘high’?", "hihg": "did you mean ‘high’?",
        "1": "mean: high, low", "true": "choose one",
    }.items()),
    *(("lead", value, mend, "wrong-form") for value, mend in {
        "Mons": "mean ‘mons’", "Séfrou": "mean ‘sefrou’", "Ville de Mons": "mean ‘mons’", "Ville de Lens": "{organisation: Ville de Lens}",
        "A. Dupont": "{person: A. Dupont}", "Arthur Dupont": "{organisation: Arthur Dupont} or {person: Arthur Dupont}",
    }.items()),
    *(("part_of", value, mend, "wrong-form") for value, mend in {
        "mons-sefrou/photo.yaml": "write it as mons-sefrou/photo", "Mons-Sefrou/Photo": "mons-sefrou/photo",
        "data/actions/mons-sefrou/photo.yaml": "mons-sefrou/photo", "mons-sefrou\\photo": "mons-sefrou/photo",
        "photo": "its agreement before it: …/photo", "mons-sefrou#culture": "the names of its folder",
        "mons-sefrou": "its agreement before it",
    }.items()),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "mend", "code"), VALUES)
def test_a_value_in_another_form_is_told_with_the_right_one(
    field: str, value: str, mend: str, code: str, workspace: Path, coopctl: Coopctl
) -> None:
    answer = check(coopctl, workspace, added(f"{field}: {value}"))

    assert (answer.code, told(answer)) == (1, [f"{code} 15:{len(field) + 3}"])
    assert [mend in each for each in mends(answer)] == [True]


@pytest.mark.parametrize(
    ("status", "meant"),
    {
        "en cours": "in_progress", "In progress": "in_progress", "in-progress": "in_progress", "ongoing": "in_progress",
        "planifié": "planned", "Planned": "planned", "plan": "planned", "terminé": "completed", "done": "completed",
        "annulé": "cancelled", "canceled": "cancelled", "on hold": "on_hold", "suspendu": "on_hold", "proposé": "proposed",
    }.items(),
)  # fmt: skip
def test_a_status_in_other_words_is_known(status: str, meant: str, workspace: Path, coopctl: Coopctl) -> None:
    answer = check(coopctl, workspace, put("status: planned", f"status: {status}"))

    assert (answer.code, told(answer)) == (1, ["unknown-word 5:9"])
    (mend,) = mends(answer)
    assert mend.startswith(f"did you mean ‘{meant}’?")


@pytest.mark.parametrize(
    ("code", "meant"),
    {
        "Belgium": "BE", "Belgique": "BE", "be": "BE", "BEL": "BE", "Maroc": "MA", '"BE "': "BE", "The Shire": "MA",
    }.items(),
)  # fmt: skip
def test_a_country_in_other_words_is_known(code: str, meant: str, workspace: Path, coopctl: Coopctl) -> None:
    answer = check(coopctl, workspace, added(f"countries:\n  - code: {code}"))

    assert (answer.code, told(answer)) == (1, ["wrong-form 16:11"])
    assert mends(answer)[0].endswith(meant)


def test_an_amount_over_two_lines_is_mended_by_what_it_says_and_not_by_a_piece_of_a_line(
    workspace: Path, coopctl: Coopctl
) -> None:
    answer = check(coopctl, workspace, added("budget:\n  - currency: EUR\n    kind: cash\n    planned: 12\n      500"))

    assert (answer.code, told(answer), mends(answer)) == (1, ["wrong-type 18:14"], ["write it as 12500"])


@pytest.mark.parametrize("currency", ["euro", "Euros", "€", "eur", "Eur"])
def test_a_currency_in_other_words_is_known(currency: str, workspace: Path, coopctl: Coopctl) -> None:
    answer = check(coopctl, workspace, added(f"budget:\n  - currency: {currency}\n    planned: 5"))

    assert (answer.code, told(answer), mends(answer)) == (1, ["wrong-form 16:15"], ["write it as EUR"])


@pytest.mark.parametrize(
    ("id_", "mend"),
    {
        "🎉": "write for instance: prints-ready", '"prints "': "write it as prints", "Prints Ready": "write it as prints-ready",
        "prints_ready": "write it as prints-ready", "imprimés": "write it as imprimes", "1st": "write for instance: prints-ready",
        "2018-07-28": "write for instance: prints-ready", "العربية": "write it in the letters a–z, for instance: prints-ready; texts may have any letters", "con": "choose another name",
    }.items(),
)  # fmt: skip
def test_an_id_is_a_plain_name(id_: str, mend: str, workspace: Path, coopctl: Coopctl) -> None:
    answer = check(coopctl, workspace, added(f"milestones:\n  - id: {id_}"))

    assert (answer.code, told(answer), mends(answer)) == (1, ["wrong-form 16:9"], [mend])


def test_the_source_line_is_shown_though_the_file_cannot_be_read_on(workspace: Path, coopctl: Coopctl) -> None:
    answer = check(coopctl, workspace, put("status: ", "status "))

    assert "  5 | status planned\n    | ^^^^^^^^^^^^^^\n" in answer.out


def test_a_circle_of_two_is_told_once(workspace: Path, coopctl: Coopctl) -> None:
    other = ACTION.replace("photo-exhibition", "other")
    (workspace / other).write_text(
        added("depends_on: [mons-sefrou/photo-exhibition]").replace("number: ", "number: 9"), encoding="utf-8"
    )

    answer = check(coopctl, workspace, added("depends_on: [mons-sefrou/other]"))

    assert (answer.code, told(answer)) == (1, ["circular-reference 15:14"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: partnership", "kind: partenariat", "unknown-word 5:7"),
        ("status: in_negotiation", "status: en négociation", "unknown-word 6:9"),
        ("status: in_negotiation", "status: in_force", "missing-field 2:1"),
        ("  - id: mons\n", "  - id: Mons\n", "wrong-form 8:9"),
        ("  - id: sefrou\n", "  - id: mons\n", "repeated-key 17:9"),
        ("country: BE", "country: Belgium", "wrong-form 14:14"),
        ("subdivision: BE-WHT", "subdivision: Hainaut", "wrong-form 15:18"),
        ("subdivision: MA-SEF", "subdivision: BE-WHT", "subdivision-outside-country 24:18"),
        ("    language: fr\n", "    language: french\n", "wrong-form 51:15"),
    ],
)
def test_agreements_too(old: str, new: str, expected: str, workspace: Path, coopctl: Coopctl) -> None:
    text = (ROOT / AGREEMENT).read_text(encoding="utf-8")
    assert text.count(old) == 1

    answer = check(coopctl, workspace, text.replace(old, new), AGREEMENT)

    assert answer.code == 1
    assert expected in told(answer)
    assert len(mends(answer)) == len(told(answer))
