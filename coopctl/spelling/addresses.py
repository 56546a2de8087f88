"""Web addresses as people write or paste them: without their beginning, with blanks, in brackets, among words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection

#: An address without https://; what ends as a file does is none.
_DOMAIN = regex(
    r"www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?|(?:[\w-]+\.)+(?:be|com|eu|fr|gov|info|int|ma|net|nl|org|gov\.ma)(?:/\S*)?",
    re.IGNORECASE,
)
#: What begins as an address without https:// and goes on behind a blank: www.a.fr/mon plan.pdf.
_WWW = regex(r"www(?:\.[\w-]+){2,}[/,; ]", re.IGNORECASE)
#: The number of an article, without the address at which it is found.
_DOI = regex(r"(?:doi\s?:\s?)?(?P<doi>10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
#: What an address begins with, and how that is mistyped: htps://, https:/, https//, https:\\.
_SCHEME = r"h{1,2}t{1,3}ps?\s?[:;.]?\s?[/\\]{1,3}\s?(?=[\w-]+\.)"
_WRITTEN = regex(rf"(?P<scheme>{_SCHEME})(?P<rest>\S+)", re.IGNORECASE)
#: One whose blanks belong to the name of a file at its end.
_WITH_BLANKS = regex(rf"(?P<scheme>{_SCHEME})(?P<rest>[^\s/]+/[^?#:]*\.[a-z]{{3,4}})", re.IGNORECASE)
#: One with a path that a few words stand behind, without a sign between.
_GOES_ON = regex(rf"(?P<scheme>{_SCHEME})(?P<rest>[^\s/]+/[^\s,;]+(?:\s+[\w.'’-]+){{1,6}})", re.IGNORECASE)
#: Where an address is broken at the end of a line.
_BROKEN = regex(r"[/_-] ")
_ANY_SCHEME = regex(r"\A\W*h{1,2}t{1,3}ps?\s?[:;.]?\s?[/\\]{1,3}\s?|\A\W*", re.IGNORECASE)
_AROUND = " <>«»“”\"'()[]"
_BEHIND = ".,;:)>]»”"
_OF_DISK = regex(r"(?:file:/+)?(?:[A-Za-z]:[/\\]|\\\\|~[/\\]|[/\\](?=Users|home)).*?(?P<name>[^/\\]+\.[A-Za-z]{2,4})")
#: The name of a file alone, or in a folder, where an address is wanted.
_FILE = regex(r"(?:[^:]*[/\\])?(?P<name>[^/\\:]+\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|odp|png|jpe?g))", re.IGNORECASE)
_FAR_TOO_LONG = 2000


def web(text: str) -> tuple[str, ...]:
    """Return the web addresses that a text is, or holds; none where it holds none."""
    plain = text.strip(_AROUND) if len(text) <= _FAR_TOO_LONG else ""
    if _DOMAIN.fullmatch(plain):
        return (f"https://{plain}",)
    if _WWW.match(plain):
        return web(f"https://{plain}")
    if match := _DOI.fullmatch(plain):
        return (f"https://doi.org/{match['doi']}",)
    if match := _WITH_BLANKS.fullmatch(plain):
        whole = _whole(match)
        broken = (whole.replace(" ", ""),) if _BROKEN.search(whole) else ()
        return (whole.replace(" ", "%20"), *broken)
    return tuple(dict.fromkeys(_whole(match) for match in _WRITTEN.finditer(plain)))


def is_one(text: str) -> bool:
    """Whether a text is one web address, or lacks only its beginning."""
    plain = text.strip(_AROUND) if len(text) <= _FAR_TOO_LONG else ""
    return bool(_WRITTEN.fullmatch(plain) or _DOMAIN.fullmatch(plain))


def are_all(values: Collection[object]) -> bool:
    """Whether each of some values, one at least, is a web address."""
    return bool(values) and all(isinstance(each, str) and is_one(each) for each in values)


def is_all(text: str, address: str) -> bool:
    """Whether a text says nothing beside an address: the blanks within it are of its own."""
    return _letters(text) == _letters(address) or bool(_DOI.fullmatch(text.strip(_AROUND)))


def with_blanks(text: str) -> str:
    """Return the address that goes on behind a blank, if that belongs to it, "" for none: https://a.fr/mon plan."""
    match = _GOES_ON.fullmatch(text.strip(_AROUND)) if len(text) <= _FAR_TOO_LONG else None
    return re.sub(r"\s+", "%20", _whole(match)) if match else ""


def _letters(text: str) -> str:
    return re.sub(r"\W", "", _ANY_SCHEME.sub("", text.replace("%20", "")))


def of_disk(text: str) -> str:
    """Return the name of a file on somebody's own computer, "" for anything else: C:/Users/k/pv.pdf is pv.pdf."""
    match = _OF_DISK.fullmatch(text.strip(_AROUND)) if len(text) <= _FAR_TOO_LONG else None
    return match["name"] if match else ""


def file_name(text: str) -> str:
    """Return the name of a file that stands where an address is wanted, "" for anything else: ./convention.pdf."""
    is_web = len(text) > _FAR_TOO_LONG or "//" in text or _WWW.match(text)
    match = None if is_web else _FILE.fullmatch(text.strip(_AROUND))
    return match["name"] if match else of_disk(text)


def picture(name: str) -> Message:
    """Say where a picture that lies on one's own computer is to go."""
    return msg("put the picture into the workspace, and write its path there: {line}", line=f"files/{name}")


def _whole(match: re.Match[str]) -> str:
    secure = "" if re.search(r"[^s]\W*\Z", match["scheme"].rstrip(":;./\\ "), re.IGNORECASE) else "s"
    return f"http{secure}://{match['rest'].replace(chr(92), '/').rstrip(_BEHIND)}"
