"""Records drawn by chance, in every style that YAML has for them, and for each place the lines that it stands on.

The lines are counted while a record is written: nothing of coopctl's own reading is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from coopctl.strict_yaml.scalars import Json

Value: TypeAlias = "Json"
Place: TypeAlias = "tuple[str | int, ...]"

WORDS = (
    "water", "Séfrou", "مونس", "التقنيون", "l’eau", "日本", "e\u0301", "and", "of", "no", "yes", "null", "12:30", "2018-07",
    "2018-07-01", "1e3", "08", "0x1F", "1_000", "~", "-", "?", "a:b", "c#d", "x: y", "p #q", "it's", '"said"', "[a]", "{b}", "a, b",
    "*", "&c", "!d", "|", ">", "%", "@e", "`f`", "\\", "=", "<<", "...", "---", "#", "😀", "\u200f", "\u00a0", "C++", "50 %", "41 250,50 €",
)  # fmt: skip
ODD = ("\t", "\x07", "\u200b", "\u2028", "\ufeff", "\x85", "\r", "\n", "\n\n", " ", "  ", " \n", "\n ", "\n\t", "\r\n")
KEYS = (
    "title", "status", "summary", "number", "period", "lead", "tags", "notes", "milestones", "updates", "budget", "id", "date", "text",
    "fr", "en", "ar", "x-own", "due", "done", "value", "party", "Ünïcode", "y", "no", "12", "a b", "k:v", "null", "?q", "-d", "مفتاح",
)  # fmt: skip


@dataclass
class Drawn:
    """A record: its text, and of each place the first line and the line after the last, counted from 0."""

    text: str
    data: Value
    lines: dict[Place, tuple[int, int]]
    brackets: dict[Place, Place]  # of what stands between brackets: the outermost ones


@dataclass
class Writer:
    """Writes one record; every choice of style is drawn."""

    random: Random
    lines: list[str] = field(default_factory=list)
    spans: dict[Place, tuple[int, int]] = field(default_factory=dict)
    brackets: dict[Place, Place] = field(default_factory=dict)
    after_block: bool = False  # a block text stands above: a comment that is indented deep would be part of it

    def __post_init__(self) -> None:
        self.step = self.random.choice((1, 2, 2, 2, 3, 4))
        self.dash = self.random.choice((0, 0, 2, 2, self.step))
        self.gap = " " * self.random.choice((1, 1, 1, 3))
        self.comments = self.random.choice((0, 0, 0.1, 0.4))
        self.airy = self.random.choice((0, 0, 0.2, 1))

    def chance(self, odds: float) -> bool:
        return self.random.random() < odds

    def between(self, indent: int) -> None:
        """Perhaps put blank lines and comments between two items."""
        if self.chance(self.airy):
            self.lines += [self.random.choice(("", "", " " * indent))] * self.random.choice((1, 1, 2))
        while self.chance(self.comments):
            indent += self.random.choice((0, 0, 0, 2)) if not self.after_block else 0
            self.lines.append(" " * indent + self.random.choice(("# a remark", "#", "#- id: old", "# - key: value")))

    def aside(self) -> str:
        return self.random.choice(("  # aside", " # x: y", "\t# tabbed")) if self.chance(self.comments / 2) else ""

    def fields(self, data: dict[str, Value], place: Place, indent: int, lead: str = "") -> None:
        for number, (key, value) in enumerate(data.items()):
            if number or not lead:
                if number:
                    self.between(indent)
                lead = " " * indent
            first = len(self.lines)
            self.value(
                value, (*place, key), indent, lead + self.key(key) + self.random.choice((":", ":", ":", " :")), "key"
            )
            self.spans[(*place, key)] = (first, len(self.lines))
            lead = ""

    def entries(self, data: list[Value], place: Place, indent: int, lead: str = "") -> None:
        for number, value in enumerate(data):
            if number or not lead:
                if number:
                    self.between(indent)
                lead = " " * indent
            first = len(self.lines)
            self.value(value, (*place, number), indent, f"{lead}-", "dash")
            self.spans[(*place, number)] = (first, len(self.lines))
            lead = ""

    def value(self, value: Value, place: Place, indent: int, lead: str, under: str) -> None:
        """Write a value behind `lead`, which ends in a colon or a dash."""
        if isinstance(value, dict | list) and value and not self.chance(0.25):
            self.block(value, place, indent, lead, under)
            return
        self.after_block = False
        space = self.gap if under == "dash" else " " * self.random.choice((1, 1, 1, 2))
        deeper = indent + (len(self.gap) + 1 if under == "dash" else max(self.step, 1))
        if isinstance(value, dict | list):
            self.bracketed(value, place, lead + space, deeper)
            return
        if value is None and self.chance(0.5):
            self.lines.append(lead + self.aside())
            return
        if isinstance(value, str) and self.chance(0.35) and self.block_text(value, lead + space, deeper):
            return
        if isinstance(value, str) and self.chance(0.1) and " " in value and self.folded(value, lead + space, deeper):
            return
        if self.chance(0.08):
            self.lines.append(lead + self.aside())
            lead, space = " " * deeper, ""
        self.lines.append(lead + space + self.scalar(value) + self.aside())

    def block(self, value: dict[str, Value] | list[Value], place: Place, indent: int, lead: str, under: str) -> None:
        if under == "dash" and self.chance(0.85):
            inner = indent + 1 + len(self.gap)
            self.items(value, place, inner, lead + self.gap)
            return
        self.lines.append(lead + self.aside())
        inner = indent + (self.step if isinstance(value, dict) or under == "dash" else self.dash)
        self.between(inner)
        self.items(value, place, inner)

    def items(self, value: dict[str, Value] | list[Value], place: Place, indent: int, lead: str = "") -> None:
        if isinstance(value, dict):
            self.fields(value, place, indent, lead)
        else:
            self.entries(value, place, indent, lead)

    def bracketed(self, value: dict[str, Value] | list[Value], place: Place, lead: str, deeper: int) -> None:
        """Write a value between brackets, on one line or on several."""
        self.mark(value, place, place)
        items = [
            (f"{self.key(key)}: " if isinstance(key, str) else "") + self.flow(each)
            for key, each in (value.items() if isinstance(value, dict) else enumerate(value))
        ]
        start, end = "{}" if isinstance(value, dict) else "[]"
        trail = "," if items and self.chance(0.2) else ""
        if items and self.chance(0.3):
            self.lines.append(lead + start + self.aside())
            for number, item in enumerate(items):
                comma = "," if number < len(items) - 1 else trail
                self.lines.append(" " * deeper + item + comma + self.aside())
            self.lines.append(" " * max(deeper - self.step, 1) + end + self.aside())
            return
        pad = " " if self.chance(0.3) else ""
        self.lines.append(f"{lead}{start}{pad}{', '.join(items)}{trail}{pad}{end}{self.aside()}")

    def mark(self, value: Value, place: Place, outer: Place) -> None:
        if isinstance(value, dict | list):
            for key, each in value.items() if isinstance(value, dict) else enumerate(value):
                self.brackets[(*place, key)] = outer
                self.mark(each, (*place, key), outer)

    def flow(self, value: Value) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(key)}: {self.flow(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return self.scalar(value)

    def key(self, key: str) -> str:
        return key if key.isascii() and key.isalpha() and len(key) > 2 and key != "null" else self.scalar(key)

    def scalar(self, value: Value) -> str:
        if not isinstance(value, str):
            return (
                {None: "null", True: "true", False: "false"}.get(value, str(value))
                if value is None or isinstance(value, bool)
                else str(value)
            )
        plain = all(each.isalnum() or each in " -’/" for each in value) and value[:1].isalpha() and value[-1:].isalnum()
        if (
            plain
            and value.lower() not in ("y", "n", "no", "yes", "null", "true", "false", "on", "off")
            and self.chance(0.7)
        ):
            return value
        if value.isprintable() and self.chance(0.4):
            return "'" + value.replace("'", "''") + "'"
        return '"' + "".join(_escaped(each) for each in value) + '"'

    def block_text(self, value: str, lead: str, deeper: int) -> bool:
        bare = value.rstrip("\n")
        rows = bare.split("\n")
        if not bare or not all(row == row.strip() and (not row or row.isprintable()) for row in rows) or not rows[0]:
            return False
        if any(row.startswith(("<<<<<<<", "=======", ">>>>>>>")) for row in rows):
            return False
        kept = len(value) - len(bare)
        style = self.random.choice("|>") if len(rows) == 1 else "|"
        sign = ("-", "", "+")[min(kept, 2)]
        self.after_block = True
        self.lines.append(lead + style + sign + self.aside())
        self.lines += [" " * deeper + row if row else "" for row in rows]
        self.lines += [""] * (kept - 1)
        return True

    def folded(self, value: str, lead: str, deeper: int) -> bool:
        """Write a text on several lines, plain or quoted."""
        words = value.split(" ")
        if not all(word and word.isalpha() and word.isascii() and len(word) > 2 for word in words) or len(words) < 2:
            return False
        quote = self.random.choice(("", "'", '"'))
        at = self.random.randint(1, len(words) - 1)
        self.lines.append(lead + quote + " ".join(words[:at]))
        self.lines.append(" " * deeper + " ".join(words[at:]) + quote + self.aside())
        return True


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    number = ord(character)
    if character.isprintable() or character in "\u200c\u200d\u200e\u200f\u00a0":
        return character
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def dice(seed: int) -> Random:
    """Return what draws; the same seed draws the same."""
    return Random(seed)  # noqa: S311 - a seed, so that a failure comes again


def text_of(random: Random) -> str:
    """Draw a text: words, some of which YAML takes for something else, and seldom signs that cannot be seen."""
    words = random.choices(WORDS, k=random.choice((1, 1, 1, 2, 3, 5, 30)))
    if random.random() < 0.5:
        words = [word for word in words if word.isalpha()] or ["plain"]
    glue = random.choice((" ", " ", " ", " ", "\n", "\n\n", random.choice(ODD)))
    return glue.join(words) + random.choice(("",) * 12 + ("\n", "\n\n", " ", ":", random.choice(ODD)))


def value_of(random: Random, depth: int = 0) -> Value:
    """Draw a value, seldom deep."""
    kind = random.random()
    if kind < 0.55 or depth > 4:
        return text_of(random)
    if kind < 0.65:
        return random.choice((0, 7, -3, 12000, True, False, None))
    if kind < 0.83:
        return {key: value_of(random, depth + 1) for key in random.sample(KEYS, random.choice((0, 1, 1, 2, 3)))}
    return [value_of(random, depth + 1) for _ in range(random.choice((0, 1, 2, 2, 3)))]


def record(random: Random) -> Drawn:
    """Draw a record."""
    data = {key: value_of(random, 1) for key in random.sample(KEYS, random.choice((1, 2, 4, 6)))}
    return written(data, random)


def written(data: dict[str, Value], random: Random) -> Drawn:
    """Write a record in styles that are drawn."""
    writer = Writer(random)
    if writer.chance(0.2):
        writer.lines += ["# A header", ""][: random.choice((1, 2))]
    if writer.chance(0.1):
        writer.lines.append("---")
    writer.fields(data, (), 0)
    if writer.chance(0.15):
        writer.lines += random.choice((["# the end"], ["", "# the end"], ["..."], [""]))
    newlines = random.choice((("\n",), ("\n",), ("\n",), ("\r\n",), ("\n", "\r\n")))
    ends = [random.choice(newlines) for _ in writer.lines]
    if writer.chance(0.15):
        ends[-1] = ""
    text = "".join(line + end for line, end in zip(writer.lines, ends, strict=True))
    return Drawn("\ufeff" * writer.chance(0.05) + text, data, writer.spans, writer.brackets)
