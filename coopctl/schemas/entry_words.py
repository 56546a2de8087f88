"""The entries of a list that was written as one text: with commas, bullets or words between them, or in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.model.names import LONGEST_NAME, is_name
from coopctl.schemas import row_words
from coopctl.schemas.wanted import closed_up
from coopctl.spelling import addresses, amounts, synonyms
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml import pasted

if TYPE_CHECKING:
    from coopctl.schemas.wanted import Wanted

#: What stands between two entries that are told in one breath.
AND = re.compile(r"\s+(?:et|en|and|&|/|و)\s+")
PARTED = "[,;|\u060c\u061b]"
#: Signs that people begin the entries of a list with.
_BULLET = re.compile(rf"(?:^|\s)(?:[-{pasted.BULLETS}]+\s*|(?:[0-9]{{1,2}}[.)]|[a-z]\))\s+)(?=\S)")
_OPENS = {"[": "]", "(": ")"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", re.ASCII)
#: Signs that part names and languages, which never hold one.
_SIGNED = re.compile(r"\s+[-–—+·•]\s+|/")
#: A list of numbers has no more.
_MOST = 100
_REFERENCES = ("source", "reference")


def unwrapped(text: str) -> str:
    """Return a text without the brackets around all of it: (a, b), but not Agadir (Maroc)."""
    bare = text.strip()
    while bare[:1] in _OPENS and bare[-1:] == _OPENS[bare[0]] and bare[-1] not in bare[1:-1]:
        bare = bare[1:-1].strip()
    return bare


def bulleted(text: str) -> list[str]:
    """Return the rows of a text that begins each with a sign or a number, which stays before it."""
    marks = [*_BULLET.finditer(text)] if _BULLET.match(text) else []
    ends = [*(each.start() for each in marks[1:]), len(text)]
    rows = [(each[0].strip(), text[each.end() : end].strip()) for each, end in zip(marks, ends, strict=False)]
    return [f"{mark} {row}" if mark[:1].isdigit() else row for mark, row in rows]


def entries(text: str, wanted: Wanted) -> str:
    """Return what stands between the brackets of the list that a text is meant as, "" where several ways are."""
    ways = [way for way in rows(text, wanted) if may_stand(way, wanted.entries)]
    return ", ".join(ways[0]) if len(ways) == 1 else ""


def is_reference(of: str) -> bool:
    """Whether what the entries of a list follow is the name of something else that is there."""
    return of.endswith(_REFERENCES)


def may_stand(way: list[str], of: str) -> bool:
    """Whether entries can stand in a list of names, or of references: a word of a title is neither."""
    if of in ("name", "tag"):
        return _are_names(way) if of == "name" else all(map(_TAG.fullmatch, way))
    if not is_reference(of):
        return True
    if of == "source":
        return all(is_name(each) or addresses.is_one(each) for each in way)
    return all("/" in each or (is_name(each) and of != "action_reference") for each in way)


def _are_whole(words: list[str]) -> bool:
    """Whether each word can only be a reference: an address, or an action with its agreement."""
    return addresses.are_all(words) or all("/" in each for each in words)


def _are_names(entries: list[str]) -> bool:
    """Whether entries can stand in a list of names: a sign between them is none, and none comes twice."""
    return len(set(entries)) == len(entries) and all(is_name(each) for each in entries)


def rows(text: str, wanted: Wanted) -> list[list[str]]:
    """Return the entries of a list that was written as one text, in each way that it may be meant."""
    lines = (text if "\n" in text.strip() else wanted.written or text).strip().split("\n")
    is_prose, text = wanted.entries in ("text", "words"), closed_up(text)
    if wanted.entries in ("name", "tag") and not _BULLET.match(text):
        text = _SIGNED.sub(",", text)
    if _BULLET.match(text):
        ways = [_BULLET.split(text)]
    elif is_prose and len(lines) > 1:
        ways = [lines, [text]]
    elif re.search(PARTED, text):
        parts = re.split(PARTED, text)
        # What goes on in a small letter may be the rest of a sentence.
        ways = [parts, [text]] if is_prose and any(part.strip()[:1].islower() for part in parts[1:]) else [parts]
    elif is_prose and " - " in text:
        ways = [[text], text.split(" - ")]
    elif is_prose:
        is_titled = text.istitle() and "(" not in text and wanted.entries == "text"
        several = AND.split(text) if AND.search(text) else text.split() if is_titled else [text]
        several = [each for each in several if any(map(str.isalnum, each))]
        ways = [[text], several] if len(several) > 1 else [[text]]
    elif wanted.entries == "name" and (len(text.split()) > len("ab") or AND.search(text)) and text[:1].isalpha():
        parts = AND.split(text) if AND.search(text) else text.split()  # one name, or several
        ways = [[text], parts] if all(len(part) > len("à l'") for part in parts) else [[text]]
    else:
        words = AND.sub(" ", text).split()
        # Of several words that are no references by themselves, those that are known are told once every file is read.
        ways = [words] if not is_reference(wanted.entries) or len(words) == 1 or _are_whole(words) else []
    if wanted.node.get("items", {}).get("type") == "integer":
        return [several] if (several := numbers(text)) else []
    words = wanted.node.get("items", {}).get("enum", ())
    if words and len(said := wanted.said(text, words)) == 1:  # en retard
        return [[said[0]]]
    bare = [[each.strip(" \n\"'") for each in way] for way in ways]
    found = [[_entry(each, wanted) for each in way if each] for way in bare]
    return [way for way in found if not words or all(each in words for each in way)]


def numbers(text: str) -> list[str]:
    """Return the whole numbers that a text names one after the other, none where one of them is not whole."""
    parts = [part for part in re.split(f"{PARTED}|{AND.pattern}", text) if part.strip()]
    found = [each for part in parts[:_MOST] for each in amounts.numbers(part)]
    return found if len(found) == len(parts) and all(map(str.isdigit, found)) else []


def _entry(written: str, wanted: Wanted) -> str:
    """Return one entry of a list as it is written there: a name or a word of a vocabulary in its own letters."""
    words = wanted.node.get("items", {}).get("enum", ())
    if written not in words and len(found := synonyms.meant(written, words) or wanted.said(written, words)) == 1:
        return found[0]
    if wanted.entries == "tag":
        return synonyms.language(written) or written
    if wanted.entries == "name":
        return name_of(written, LONGEST_NAME) or written
    if wanted.entries == "source" and addresses.is_one(written):
        return addresses.web(written)[0]
    return row_words.inside(written)
