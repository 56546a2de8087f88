"""What comes from elsewhere and is no YAML yet: rows with a word processor's bullets, templates never filled in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from coopctl.findings import Fault
from coopctl.messages import Message, mending, msg
from coopctl.model import keys
from coopctl.patterns import regex
from coopctl.strict_yaml.complaints import CODE, Verdict, is_entry
from coopctl.strict_yaml.placeholders import meant

if TYPE_CHECKING:
    from coopctl.strict_yaml.complaints import Excerpt

#: What people and word processors begin the rows of a list with; the hyphen only where no space follows it.
BULLETS = "–—−\u2010\u2011\u2012\u2015•·‣▪●○◦*→\u2043\u2219■□◆◇►➢➤❖─━"
#: The sign of a row that is meant as one of a list: what stands before a word at the head of a line.
ROW = regex(rf"(?P<sign>[{BULLETS}])(?:\s+|(?<!\*)(?=\w))\S|(?P<hyphen>-)(?=[^\W\d])")
#: The number, the letter, the dashes or the sign of a row of another kind of list, before its first field.
_NUMBERED = r"(?P<sign>[0-9]{1,2}[.)]|[a-z]\)|--+|[+o»])\s+[\w-]+: "
_MARKED_KEY = r"(?:\*{1,3}|`)(?P<key>[\w-]+)(?:(?:\*{1,3}|`)\s*:|\s*:(?:\*{1,3}|`))(?=\s|\Z)"
BOX = r"\[[ xX✓✔]?\]\s+(?=\S)"
#: Within one begins no other: thus each character is looked at few times, though very many should begin.
_TEMPLATE = "|".join(
    rf"{begin}(?:(?!{another}).)*?{end}"
    for begin, another, end in (
        (r"\{\{\{", r"\{\{", r"\}\}\}"), (r"\{\{", r"\{\{", r"\}\}"), (r"\{%", r"\{%", r"%\}"),
        (r"\{#", r"\{#", r"#\}"), ("<%", "<%", "%>"),
    )
)  # fmt: skip
_VARIABLE = regex(rf"{_TEMPLATE}|\$\{{[^{{}}]*\}}|\blorem ipsum\b", re.IGNORECASE)
#: The whole of a text that names what is to stand there: <<YEAR>>, <titre>, %YEAR%, $YEAR, __TITLE__, [[titre]].
_NAMED = regex(
    r"<<[^<>]+>>"
    r"|<(?:(?:le|la|the|de|het) )?(?:titre|title|titel|texte?|tekst|nom|name|naam|résumé|summary|عنوان|اسم)\b[^<>]*>"
    r"|%[A-Z][A-Z_]+%|\$[A-Z][A-Z_]+|__[A-Za-z][A-Za-z_]*__|\[\[[^\[\]]+\]\]"
)
#: What such a text begins with.
_SIGNS = frozenset("<%$_[")
#: What people put where something is still to be written, in place of all of it, and what it is to be.
_STAND_IN = regex(
    r"[\[<(]?(?:(?:le |la |de |het )?(?:titre|texte|nom|résumé|description|title|text|name|summary|titel|tekst|naam|"
    r"samenvatting|عنوان|نص|اسم) )?(?:to ?do|tbd|tbc|fixme|xx+|n/a|n\.a\.|n\.?v\.?t\.?|"
    r"à (?:compléter|définir|préciser|renseigner|remplir|confirmer|rédiger)|"
    r"[aà] (?:completer|definir|preciser|renseigner|remplir|confirmer|rediger)|"
    r"to be (?:defined|confirmed|completed|decided)|nader te bepalen|"
    r"in te vullen|nog in te vullen|(?:س|سوف )?يحدد لاحقا|قيد التحديد|\?{2,}|\.{3}|…)[\])>]?",
    re.IGNORECASE,
)
#: What programs and people call something before it has a name; as the title of a row, a test may be one.
_UNTITLED = regex(
    r"(?:(?P<test>test|essai|toets|proef|تجربة|اختبار|titre|title|titel|العنوان|عنوان"
    r"|(?:action|actie|activité|activiteit|projet|project|accord|agreement|إجراء) ?(?=[0-9]))"
    r"|untitled|no title|sans titre|zonder titel|naamloos|"
    r"(?:بدون|بلا) عنوان|"
    r"(?:new|nouvel(?:le)?|nouveau|nieuwe?) "
    r"(?:action|agreement|accord|actie|overeenkomst|jalon|milestone|mijlpaal|axis|axe|as)"
    r"|(?:إجراء|محور) جديد|اتفاقية جديدة|مرحلة جديدة)(?:[ _-]?\(?[0-9]{1,3}\)?)?",
    re.IGNORECASE,
)
_FIELD = regex(r"\s*(?:- +)*(?P<key>[a-z_]+) ?:(?=\s|\Z)")
#: What a spreadsheet shows for a value that it cannot work out, in any language: #N/A, #N/B, #REF!, #DIV/0!, #####.
_OF_SPREADSHEETS = r"#+|#?n/[abv]|#nv|#[^\W\d_]{3,8}(?:/0)?[!?]|(?:ref|valeur)!"
#: Signs that fill a place, and nothing else; a dash alone stands in quotes, since somebody was told to write them.
_NOTHING = regex(rf"(?!-\Z)[-–—_/.*=~ ]+|{_OF_SPREADSHEETS}", re.IGNORECASE)
#: What people put where something is not known, or is not there, in place of all of it.
_NOT_KNOWN = (
    rf"[\[<(]?(?:\?+|[-–—_]+|{_OF_SPREADSHEETS}|unknown|not known|none|nil|inconnue?s?|non (?:connue?|définie?|"
    r"communiquée?|chiffrée?|budgétée?|estimée?|applicable|déterminée?|précisée?)|n\.?c\.?|n\.?d\.?|n\.?b\.?|s\.?o\.?|p\.?m\.?|"
    r"sans objet|sans|aucune?|néant|personne|(?:pas|nog niet|pas encore|not yet) (?:connue?|bekend|known|définie?)|"
    r"à (?:déterminer|venir|convenir|fixer|discuter|voir|désigner|nommer|pourvoir|budgéter"
    r"|chiffrer|estimer)|pour mémoire|(?:poste )?vacante?"
    r"|vacature|شاغر|en attente|"
    r"rien|nothing|niets|onbekend|geen|niemand|nihil|(?:nog )?te (?:bepalen|bevestigen)|"
    r"مجهول|نامعلوم|غير (?:معروف|محدد|متوفر|معلوم)ة?|لا (?:يوجد|شيء|أحد)|لاحقا|للتحديد"
    r"|لم (?:يحدد|يعين|تحدد)(?: بعد)?|(?:سيحدد|يحدد|ستحدد) لاحقا|قيد التحديد)[\])>]?"
)
_SHORT = 48
#: A stand-in of more letters than that ends with signs that may be repeated.
_LONGEST, _REPEATED = 60, frozenset("xX?")
# Where a row is read as something else, the parser's own words are about keys, entries or aliases.
_OF_ROWS = (
    "mapping values",
    "expected ':'",
    "expected key",
    "block end",
    "'-' indicator",
    "alphabetic",
    "alias",
    "anchor",
)
#: How a line is mended that begins with a dash, and is more of the text above it.
HOW_DASHED = msg("indent it like the line above if it is an entry; if it belongs to the text, write that as a block: |")
#: Signs and words for what stands above, perhaps with more behind a word: idem 2023.
_SAME = regex(
    r"[-/\s]*(?:[\"'“”„«»″〃]{1,2}|//)[-/\s]*"
    r"|(?:idem|id\.|dito|ditto|(?:same )?as above|same|m[êe]me chose|comme ci-dessus|cf\. ci-dessus"
    r"|voir (?:ci-dessus|plus haut)|see above"
    r"|zie (?:hier)?boven|انظر أعلاه"
    r"|hetzelfde|zelfde|نفسه|نفس الشيء|كما سبق|كما أعلاه)(?![^\W\d_])(?P<more>.{0,30})",
    re.IGNORECASE,
)


def row(view: Excerpt) -> Verdict | None:
    """Judge a row that begins with another sign than a dash and a space; the rows beside it go on as entries."""
    if not any(word in view.words for word in _OF_ROWS):
        return None
    number = next((each for each in (view.at[0], view.before(view.at[0])) if each >= 0 and _sign(view, each)), -1)
    if number < 0:
        return None
    indent, sign = _indent(view, number), _sign(view, number)
    rows = [
        each for each in _around(view, number, indent) if _sign(view, each) == sign and _indent(view, each) == indent
    ]
    message, help_ = said(sign)
    fault = Fault(CODE, view.span((rows[0], indent), 1), message, help_)
    spaced = all(view.lines[each][indent + 1 : indent + 2] == " " for each in rows)
    above = view.before(rows[0])  # under a line that has its value, no list begins
    begun = above < 0 or view.value(above) < 0 or _indent(view, above) > indent or is_entry(view.lines[above])
    if not begun and rows[0] == number and _indent(view, above) == indent:
        return Verdict(replace(fault, span=view.to_line_end((number, indent)), help=under_value(view, number, indent)))
    return Verdict(fault, view.with_dashes(rows, indent) if spaced and begun else None)


def under_value(view: Excerpt, number: int, column: int) -> Message:
    """Say of a row that stands under a field with a value where a list stands, or that it may go on the text."""
    for above in range(number - 1, -1, -1):
        line = view.lines[above]
        if line.strip() and not is_entry(line) and len(line) - len(line.lstrip()) <= column:
            if (match := _FIELD.match(line)) and match["key"] in keys.of_texts():
                return msg(
                    "if it goes on the text of ‘{field}’, write that as a block: {line}; "
                    "a list stands under a key that has no other value",
                    field=match["key"], line=f"{match['key']}: |",
                )  # fmt: skip
            break
    return msg("a list stands under a key that has no other value")


def numbered(view: Excerpt, number: int) -> Verdict | None:
    """Judge a row that begins with its number, a letter or several dashes, and whose fields go on below it."""
    indent = _indent(view, number)
    match = re.match(_NUMBERED, view.lines[number][indent:])
    if match is None:
        return None
    return Verdict(Fault(CODE, view.span((number, indent), len(match["sign"])), *said(match["sign"])))


def said(sign: str) -> tuple[Message, Message]:
    """Say of the sign of a row that it is no dash with a space, and how to mend it."""
    if sign == "-":
        message = msg("there is no space after the dash of this row")
        return message, msg("write “- …”, in all rows of the list")
    message = msg("a row of a list begins with a dash, “- …”, and not with {sign}", sign=sign)
    return message, msg(
        "replace {sign} by - in all rows; rows that are part of a text stand in a block: “key: |”", sign=sign
    )


def behind(sign: str) -> tuple[Message, Message]:
    """Say of the sign before a field of the record that it is to go."""
    message = msg("a field of the record begins its line, and {sign} stands before it", sign=sign)
    return message, mending(msg("delete it"), "")


def before_key(sign: str) -> tuple[Message, Message]:
    """Say of a sign that stands before the first field of a row, or of the record, that it is to go."""
    message = msg("{sign} stands before this field; a field begins with its name", sign=sign)
    return message, mending(msg("delete it"), "")


def template(view: Excerpt) -> Verdict | None:
    """Judge a place that a template's engine was to fill."""
    for number, column in (view.since or view.at, view.at):
        for match in re.finditer(_TEMPLATE, view.lines[number]):
            if match.start() <= column <= match.end() + 1:
                message = msg("this is a template that was never filled in, or a text to be quoted")
                help_ = msg('write the value itself, or quote it: "{text}"', text=meant(match[0])[:40])
                if view.lines[number][match.end() :].strip(" ,]}"):
                    help_ = msg("write the value itself, or quote the whole text")
                span = view.span((number, match.start()), len(match[0]))
                return Verdict(Fault(CODE, span, message, help_), view.standing_in(number, *range(*match.span())))
    return None


def marked_key(view: Excerpt, at: tuple[int, int]) -> Verdict | None:
    """Judge a field whose name is marked as Markdown marks a word: **status**: planned, `status`: planned."""
    match = re.match(_MARKED_KEY, view.lines[at[0]][at[1] :])
    if match is None:
        return None
    key, whole = f"{match['key']}:", match[0]
    message = msg("‘{key}’ is marked as Markdown marks a word; a field is written without", key=match["key"])
    fault = Fault(CODE, view.span(at, len(whole)), message, mending(msg("write it as {words}", words=key), key))
    return Verdict(fault, view.replaced(at[0], at[1], whole, key.ljust(len(whole))))


def box(view: Excerpt, column: int) -> Verdict | None:
    """Judge a box to tick before a row: [x], [ ]."""
    number = view.at[0]
    match = re.match(BOX, view.line[column:])
    if match is None:
        return None
    message, help_ = ticked(milestone=True)
    fault = Fault(CODE, view.span((number, column), len(match[0].rstrip())), message, help_)
    return Verdict(fault, view.replaced(number, column, match[0], " " * len(match[0])))


def ticked(*, milestone: bool) -> tuple[Message, Message]:
    """Say of a box to tick that it is to go, and where a `milestone` says the same."""
    message = msg("a box to tick stands here, which YAML takes for a list")
    if not milestone:
        return message, mending(msg("delete it"), "")
    return message, msg("delete it; a milestone that is done says its day: {line}", line="done: …")


def table(view: Excerpt) -> Verdict | None:
    """Judge a row of a table: of Markdown, or of a spreadsheet's cells."""
    at = view.since or view.at
    line = view.lines[at[0]]
    if line.strip("\t").count("\t") < 2 and not (line.lstrip().startswith("|") and line.count("|") > 2):
        return None
    message = msg("this is a row of a table, which is no YAML")
    help_ = msg("save the table as CSV for coopctl import, or write each row as an entry: “- id: …”")
    start = len(line) - len(line.lstrip())
    return Verdict(Fault(CODE, view.to_line_end((at[0], start)), message, help_))


def unfilled(text: str) -> bool:
    """Whether a text is, or holds, what was to be filled in: {{ x }}, ${X}, <% x %>, [TODO], à compléter.

    Of short ones it is remembered: names and units stand in file after file.
    """
    return _unfilled(text) if len(text) <= _SHORT else _unfilled.__wrapped__(text)


@lru_cache(4_096)
def _unfilled(text: str) -> bool:
    if ("{" in text or "<%" in text or "lorem" in text.lower()) and _VARIABLE.search(text):
        return True
    bare = text.strip()
    if bare[:1] in _SIGNS and _NAMED.fullmatch(bare) is not None:
        return True
    return (len(bare) <= _LONGEST or bare[-2] in _REPEATED) and _STAND_IN.fullmatch(bare) is not None


def untitled(text: str, *, record: bool) -> bool:
    """Whether a title is what stands before there is one: Untitled, sans titre, new action; test as a record's own."""
    match = _UNTITLED.fullmatch(text.strip()) if len(text) <= _SHORT else None
    return match is not None and (record or not match["test"])


def not_known(text: str) -> bool:
    """Whether a text says no more than that something is not known, or not there: onbekend, inconnu, ?, néant."""
    return re.fullmatch(_NOT_KNOWN, text.strip(), re.IGNORECASE) is not None


def same_as_above(text: str) -> bool:
    """Whether a text says that what stands above it is meant again: idem, 〃, zie boven, idem 2023."""
    return len(text) <= _SHORT and _SAME.fullmatch(text.strip()) is not None


def says_the_same(text: str) -> bool:
    """Whether a sentence is no more than that, perhaps with a year; same rights for all says something of its own."""
    match = _SAME.fullmatch(text.strip()) if len(text) <= _SHORT else None
    return match is not None and not any(map(str.isalpha, match["more"] or ""))


def says_nothing(text: str) -> bool:
    """Whether a text is no more than signs, or the error of a spreadsheet: ---, /, #REF!."""
    return len(text) <= _SHORT and not text[:1].isalnum() and _NOTHING.fullmatch(text.strip()) is not None


def _sign(view: Excerpt, number: int) -> str:
    match = ROW.match(view.lines[number].lstrip())
    return (match["sign"] or match["hyphen"]) if match else ""


def _indent(view: Excerpt, number: int) -> int:
    return len(view.lines[number]) - len(view.lines[number].lstrip())


def _around(view: Excerpt, number: int, indent: int) -> range:
    """Return the lines of the list around a row: up and down to what is indented less."""
    lines = view.lines

    def within(each: int) -> bool:
        return 0 <= each < len(lines) and (
            not lines[each].strip() or _indent(view, each) > indent or (_indent(view, each) == indent and is_row(each))
        )

    def is_row(each: int) -> bool:
        return bool(_sign(view, each)) or lines[each].lstrip().startswith("- ")

    first = last = number
    while within(first - 1):
        first -= 1
    while within(last + 1):
        last += 1
    return range(first, last + 1)
