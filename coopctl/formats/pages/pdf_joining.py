"""Several PDFs made one: the shares of a paper that is too long to be set at once.

Pages, tags, bookmarks and the links of the contents of one document. It reads what typst writes and nothing else: plain
objects, of which a table at the end says where each begins, the texts of files in strings (ISO 32000-1, 7.3 and 7.5).
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Where a link of the contents leads until the paper is joined: the number of a heading, from 0.
TARGET: Final = "coopctl:{number}"
_LINK = re.compile(rb"/A<<[^<>]*/URI\(coopctl:(\d+)\)>>(.*)/Contents\(coopctl:\d+\)")
#: What is renumbered outside of strings: references, keys of the tree of parents, ids of heads of tables.
_TOKEN = re.compile(rb"\\.|[()]|/StructParents? \d+|/ID\(U|/Headers\[[^]]*\]|\d+ 0 R", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PARENTS = re.compile(rb"(\d+) (\d+) 0 R")
_NAMED = re.compile(rb"\(U(\w+)\)(\d+) 0 R")
#: What the metadata of the first share say of it alone: which standards it was checked to follow, of how many pages.
_CLAIM = re.compile(rb"<(pdf(?:a|ua)id:\w+)>[^<]*</\1>")
_COUNT = re.compile(rb"(<xmpTPg:NPages>)\d+")
_LENGTH = re.compile(rb"(/Length )\d+")
_PAGES, _TAGS, _MARKS, _DOCUMENT, _ABOUT, _FIRST = 1, 2, 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading: its title as it is written, the page that it stands on, from 0, and where there."""

    title: bytes
    page: int
    place: bytes


@dataclass(frozen=True, slots=True)
class PartOfPdf:
    """One of the PDFs, read: its objects by number, its pages, and the headings in the order of the paper."""

    objects: Mapping[int, bytes]
    trailer: bytes
    pages: Sequence[int]
    bookmarks: Sequence[Bookmark]
    dropped: frozenset[int]

    @property
    def catalog(self) -> bytes:
        """The object from which all others are found."""
        return self.objects[_reference(self.trailer, "Root")]

    @property
    def tags(self) -> bytes:
        """The root of the structure."""
        return self.objects[_reference(self.catalog, "StructTreeRoot")]

    @property
    def document(self) -> int:
        """The number of the one element below that root."""
        return int(_inside(self.tags, b"/K[", b" 0 R]"))

    @property
    def parents(self) -> int:
        """How many keys its tree of parents takes."""
        return int(_inside(self.tags, b"/ParentTreeNextKey ", b">"))


def read(content: bytes) -> PartOfPdf:
    """Return a PDF of typst's in its objects."""
    start = int(content[content.rindex(b"startxref") + len(b"startxref") :].split()[0])
    _, counted, table = content[start:].split(b"\n", 2)
    size = int(counted.split()[1])
    begins = [int(table[20 * number : 20 * number + 10]) for number in range(1, size)]
    ends = dict(zip(sorted(begins), [*sorted(begins)[1:], start], strict=True))
    objects = {
        number: content[begin : ends[begin]].partition(b" 0 obj\n")[2].rpartition(b"\nendobj")[0]
        for number, begin in enumerate(begins, 1)
    }
    trailer = table[20 * size :]
    catalog = objects[_reference(trailer, "Root")]
    root = _reference(catalog, "Pages")
    pages = list(_leaves(objects, root))
    places = {page: place for place, page in enumerate(pages)}
    outlines = _reference(catalog, "Outlines") if b"/Outlines" in catalog else 0
    items = list(_items(objects, outlines)) if outlines else []
    tags = _reference(catalog, "StructTreeRoot")
    document = int(_inside(objects[tags], b"/K[", b" 0 R]"))
    return PartOfPdf(
        objects,
        trailer,
        pages,
        [_bookmark(objects, objects[item], places) for item in items],
        frozenset({root, tags, document, outlines, *items} - {0}),
    )


def begins(shares: Sequence[PartOfPdf]) -> list[int]:
    """Return the page on which each heading stands, from 1."""
    found, before = [], 1
    for share in shares:
        found += [before + mark.page for mark in share.bookmarks]
        before += len(share.pages)
    return found


def joined(shares: Sequence[PartOfPdf], levels: Sequence[int]) -> bytes:
    """Return one PDF: what it says of itself is the first's, without the standards that it was checked to follow.

    `levels` are those of the headings, the highest 1.
    """
    written = _Joining(shares)
    for number, share in enumerate(shares):
        for old, held in share.objects.items():
            if written.numbers[number][old] >= _FIRST:
                written.put(written.numbers[number][old], written.renumbered(number, held))
    written.put(_ABOUT, written.metadata())
    written.put(_PAGES, written.pages())
    written.put(_TAGS, written.tags())
    written.put(_DOCUMENT, written.document())
    written.bookmarks(levels)
    return written.whole()


class _Joining:
    """What is written so far, and which number everything has."""

    def __init__(self, shares: Sequence[PartOfPdf]) -> None:
        self.shares = shares
        self.content = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n\n")
        self.begins: dict[int, int] = {}
        #: Of each share the number of an object in the whole, 0 for one that is left out.
        self.numbers: list[list[int]] = []
        self.parents: list[int] = []
        self.marks = [(number, mark) for number, share in enumerate(shares) for mark in share.bookmarks]
        self.next, taken = _FIRST, 0
        for number, share in enumerate(shares):
            self.parents.append(taken)
            taken += share.parents
            catalog = share.catalog
            shared = {
                _reference(catalog, "Pages"): _PAGES,
                _reference(catalog, "StructTreeRoot"): _TAGS,
                share.document: _DOCUMENT,
                _reference(catalog, "Metadata"): _ABOUT,
                **({_reference(catalog, "Outlines"): _MARKS} if b"/Outlines" in catalog else {}),
            }
            own = {_reference(share.trailer, "Root"), _reference(share.trailer, "Info")}
            self.numbers.append([0] * (len(share.objects) + 1))
            for old in share.objects:
                if old in shared:
                    self.numbers[number][old] = shared[old]
                elif old not in share.dropped and not (number and old in own):
                    self.numbers[number][old] = self.next
                    self.next += 1
        self.taken = taken

    def put(self, number: int, held: bytes) -> None:
        """Write an object."""
        self.begins[number] = len(self.content)
        self.content += b"%d 0 obj\n%b\nendobj\n" % (number, held)

    def renumbered(self, share: int, held: bytes) -> bytes:
        """Return an object with the numbers that it has in the whole; its stream as it is."""
        stream = b""
        if held.endswith(b"\nendstream"):
            held, parted, stream = held.partition(b"\nstream\n")
            stream = parted + stream
        told = self._words(share, held)
        return _LINK.sub(self._led, told, count=1) if told.startswith(b"<</Type/Annot") else told + stream

    def _led(self, found: re.Match[bytes]) -> bytes:
        """Return where a link of the contents leads."""
        _, mark = self.marks[int(found[1])]
        return b"/Dest%b%b/Contents%b" % (self.place(int(found[1])), found[2], mark.title)

    def place(self, number: int) -> bytes:
        """Return where a heading stands, as a link says it."""
        share, mark = self.marks[number]
        return b"[%d 0 R%b" % (self.numbers[share][self.shares[share].pages[mark.page]], mark.place)

    def _words(self, share: int, held: bytes) -> bytes:
        """Return the words of an object with the numbers of the whole, all strings as they are."""
        told, last, depth = [], 0, 0
        for found in _TOKEN.finditer(held):
            token = found[0]
            if token in (b"(", b")"):
                depth += 1 if token == b"(" else -1
            elif not depth and token[:1] != b"\\":
                told += [held[last : found.start()], self._token(share, token)]
                last = found.end()
                depth += token == b"/ID(U"
        return b"".join((*told, held[last:]))

    def _token(self, share: int, token: bytes) -> bytes:
        if token.endswith(b" 0 R"):
            return b"%d 0 R" % self.numbers[share][int(token[:-4])]
        if token == b"/ID(U":
            return b"/ID(U%dv" % share
        if token.startswith(b"/Headers"):
            return token.replace(b"(U", b"(U%dv" % share)
        name, _, key = token.partition(b" ")
        return b"%b %d" % (name, int(key) + self.parents[share])

    def pages(self) -> bytes:
        """Return the root of the pages."""
        kids = [self.numbers[number][page] for number, share in enumerate(self.shares) for page in share.pages]
        return b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))

    def metadata(self) -> bytes:
        """Return what is said of the whole, which nothing has checked."""
        first = self.shares[0]
        held = first.objects[_reference(first.catalog, "Metadata")]
        head, _, stream = held.removesuffix(b"\nendstream").partition(b"\nstream\n")
        told = _COUNT.sub(rb"\g<1>%d" % sum(len(share.pages) for share in self.shares), _CLAIM.sub(b"", stream))
        return b"%b\nstream\n%b\nendstream" % (_LENGTH.sub(rb"\g<1>%d" % len(told), head), told)

    def tags(self) -> bytes:
        """Return the root of the structure, with its trees."""
        parents, named, roles = [], {}, set()
        for number, share in enumerate(self.shares):
            root = share.tags
            roles |= set(re.findall(rb"(/\w+)(/\w+)", _inside(root, b"/RoleMap<<", b">>")))
            for key, old in _PARENTS.findall(_inside(root, b"/ParentTree<</Nums[", b"]")):
                parents.append(b"%d %d 0 R" % (int(key) + self.parents[number], self.numbers[number][int(old)]))
            for name, old in _NAMED.findall(_inside(root, b"/IDTree<</Names[", b"]")):
                named[b"(U%dv%b)" % (number, name)] = self.numbers[number][int(old)]
        return (
            b"<</Type/StructTreeRoot/RoleMap<<%b>>/K[%d 0 R]/ParentTree<</Nums[%b]>>/IDTree<</Names[%b]>>"
            b"/ParentTreeNextKey %d>>"
        ) % (
            b"".join(own + standard for own, standard in sorted(roles)),
            _DOCUMENT,
            b" ".join(parents),
            b"".join(b"%b%d 0 R" % (name, named[name]) for name in sorted(named)),
            self.taken,
        )

    def document(self) -> bytes:
        """Return the one element below that root, with the children of all."""
        kids = [
            b"%d 0 R" % self.numbers[number][int(old)]
            for number, share in enumerate(self.shares)
            for old in _REFERENCE.findall(_inside(share.objects[share.document], b"/K[", b"]"))
        ]
        return b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (_TAGS, b" ".join(kids))

    def bookmarks(self, levels: Sequence[int]) -> None:
        """Write the bookmarks, each below the last one before it of a higher level; the first is all of them."""
        first = self.next
        self.next += len(self.marks)
        below: dict[int, list[int]] = {-1: []}
        above: list[int] = []
        for number, level in enumerate(levels):
            while above and levels[above[-1]] >= level:
                above.pop()
            below.setdefault(above[-1] if above else -1, []).append(number)
            above.append(number)
        for parent, kids in below.items():
            over = _MARKS if parent < 0 else first + parent
            for number, before, after in zip(kids, [-1, *kids], [*kids[1:], -1], strict=False):
                _, mark = self.marks[number]
                beside = ((b"/Prev", before), (b"/Next", after))
                held = [b"<</Parent %d 0 R" % over]
                held += [b"%b %d 0 R" % (name, first + other) for name, other in beside if other >= 0]
                held.append(_family(first, below.get(number, ()), closed=True))
                held.append(b"/Title%b/Dest%b>>" % (mark.title, self.place(number)))
                self.put(first + number, b"".join(held))
        self.put(_MARKS, b"<</Type/Outlines%b>>" % _family(first, below[-1], closed=False))

    def whole(self) -> bytes:
        """Return all of it, with the table of where each object begins."""
        head, start = self.shares[0].trailer, len(self.content)
        size = self.next
        lines = b"".join(b"%010d 00000 n\r\n" % self.begins[number] for number in range(1, size))
        self.content += b"xref\n0 %d\n0000000000 65535 f\r\n%b" % (size, lines)
        root, info = (self.numbers[0][_reference(head, name)] for name in ("Root", "Info"))
        made = sha256(self.content).hexdigest()[:32].encode()
        self.content += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF" % (
            size, root, info, made, made, start,
        )  # fmt: skip
        return bytes(self.content)


def _family(first: int, kids: Sequence[int], *, closed: bool) -> bytes:
    """Return what a bookmark says of those below it."""
    if not kids:
        return b""
    count = -len(kids) if closed else len(kids)
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first + kids[0], first + kids[-1], count)


def _reference(held: bytes, name: str) -> int:
    """Return the number of the object to which a name of a dictionary refers."""
    found = re.search(rb"/%b (\d+) 0 R" % name.encode(), held)
    return int(found[1]) if found else 0


def _inside(held: bytes, begin: bytes, end: bytes) -> bytes:
    """Return what stands between two signs, b"" where they are not there."""
    return held.partition(begin)[2].partition(end)[0]


def _leaves(objects: Mapping[int, bytes], node: int) -> Iterator[int]:
    """Yield the pages below a node of their tree."""
    if objects[node].startswith(b"<</Type/Pages"):
        for kid in _REFERENCE.findall(_inside(objects[node], b"/Kids[", b"]")):
            yield from _leaves(objects, int(kid))
    else:
        yield node


def _items(objects: Mapping[int, bytes], node: int) -> Iterator[int]:
    """Yield the bookmarks below one, in the order of the paper."""
    item = _reference(objects[node], "First")
    while item:
        yield item
        yield from _items(objects, item)
        item = _reference(objects[item], "Next")


def _bookmark(objects: Mapping[int, bytes], item: bytes, places: Mapping[int, int]) -> Bookmark:
    page, place = objects[_reference(item, "Dest")][1:].split(b" 0 R", 1)
    return Bookmark(_inside(item, b"/Title", b"/Dest"), places[int(page)], place)
