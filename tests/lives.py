"""Plans that live by chance: commits made by hand, with verbs, on branches; and what each has done, noted meanwhile.

A life has no git of its own until it is `told`: one stream to `git fast-import` makes all commits at once.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import yaml

from tests.repos import git, write

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

BEGUN = date(2020, 1, 6)
SETTINGS = "format: 1\nlanguage: en\n"
AGREEMENT = {
    "title": "Water",
    "kind": "framework",
    "status": "in_force",
    "signed": "2018-01-05",
    "period": "2018/2023",
    "parties": [
        {"id": "mons", "role": "signatory", "name": "Mons", "kind": "municipality", "country": "BE"},
        {"id": "sefrou", "role": "signatory", "name": "Sefrou", "kind": "municipality", "country": "MA"},
    ],
}
BROKEN = "x: [\n"


@dataclass(frozen=True)
class Made:
    """A commit: its parents by number, its files, whose file each is, by a number that no name changes."""

    parents: tuple[int, ...]
    day: date
    files: Mapping[str, str]
    whose: Mapping[str, int]

    def of(self, record: int) -> tuple[str, str] | None:
        """Return the path and the text of a record, None where it is not there."""
        return next(((path, self.files[path]) for path, own in self.whose.items() if own == record), None)


@dataclass
class Life:
    """The commits of a plan so far, the last of `heads` being checked out; `verb` runs a verb on files."""

    chance: random.Random
    verb: Callable[[Mapping[str, str], Sequence[str]], Mapping[str, str]]
    made: list[Made] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    records: int = 0
    used: set[str] = field(default_factory=set)

    def grow(self, commits: int) -> None:
        """Live through so many commits more, and end on one branch."""
        while len(self.made) < commits or len(self.heads) > 1:
            if not self.made:
                self._commit((), {"coopctl.yaml": SETTINGS, path("water"): _text(AGREEMENT)}, {path("water"): 0})
                self.heads = [0]
            elif len(self.heads) > 1 and (self.chance.random() < 0.3 or len(self.made) >= commits):
                self._merge()
            elif len(self.heads) < 3 and self.chance.random() < 0.15:
                self.heads.append(self.heads[-1])
                self._step()
            else:
                self.chance.shuffle(self.heads)
                self._step()

    def _commit(self, parents: tuple[int, ...], files: Mapping[str, str], whose: Mapping[str, int]) -> None:
        day = self.made[-1].day + timedelta(days=self.chance.choice((0, 1, 3, 20, 45))) if self.made else BEGUN
        self.made.append(Made(parents, day, dict(files), dict(whose)))

    def _step(self) -> None:
        now = self.made[self.heads[-1]]
        files, whose = dict(now.files), dict(now.whose)
        for _ in range(self.chance.choice((0, 1, 1, 1, 2, 3))):
            self._change(files, whose)
        self._commit((self.heads[-1],), files, whose)
        self.heads[-1] = len(self.made) - 1

    def _merge(self) -> None:
        """Merge the other heads into the first, of each record one side's, or, where it is there, something else."""
        ours, *others = self.heads
        base = self.made[min(self.heads)]
        sides = [self.made[each] for each in self.heads]
        files, whose = {"coopctl.yaml": SETTINGS}, {}
        for record in range(self.records + 1):
            versions = list(dict.fromkeys(each.of(record) for each in sides))
            moved = [each for each in versions if each != base.of(record)] or versions
            if found := self.chance.choice(moved):
                files[found[0]], whose[found[0]] = found[1], record
        if self.chance.random() < 0.2:
            self._change(files, whose)
        self._commit((ours, *others), files, whose)
        self.heads = [len(self.made) - 1]

    def _change(self, files: dict[str, str], whose: dict[str, int]) -> None:
        actions = [each for each, own in whose.items() if own and _data(files[each]) is not None]
        broken = [each for each in whose if _data(files[each]) is None]
        fate = self.chance.random()
        if broken and fate < 0.5:
            one = self.chance.choice(broken)
            files[one] = files[one].removesuffix(BROKEN)
        elif fate < 0.15 or not actions:
            self._add(files, whose)
        elif fate < 0.2:
            one = self.chance.choice(actions)
            del files[one], whose[one]
        elif fate < 0.3:
            self._back(files, whose)
        elif fate < 0.4:
            self._rename(self.chance.choice(actions), files, whose)
        elif fate < 0.44 and len(self.heads) == 1:
            self._rename_agreement(files, whose)
        elif fate < 0.48:
            files[self.chance.choice(actions)] += BROKEN
        elif fate < 0.56:
            one = self.chance.choice(actions)
            files[one] = _noise(files[one], self.chance)
        elif fate < 0.64:
            one = self.chance.choice(actions)
            ref = one.removeprefix("data/actions/").removesuffix(".yaml")
            files.update(self.verb(files, ("set", ref, f"summary={self.chance.randrange(1000)} days")))
        elif fate < 0.7:
            (one,) = [each for each, own in whose.items() if own == 0]
            if data := _data(files[one]):
                data["period"] = f"2018/{self.chance.randrange(2019, 2026)}"
                files[one] = _text(data)
        else:
            one = self.chance.choice(actions)
            data = _data(files[one])
            self._edit(data)
            files[one] = _text(data)

    def _add(self, files: dict[str, str], whose: dict[str, int]) -> None:
        (folder,) = [_name(each) for each, own in whose.items() if own == 0]
        self.records += 1
        new = path(f"{folder}/{self._fresh()}")
        files[new], whose[new] = _text(self._action()), self.records

    def _back(self, files: dict[str, str], whose: dict[str, int]) -> None:
        """Bring back what is gone, under the name that it had, where nobody else has it."""
        (folder,) = [_name(each) for each, own in whose.items() if own == 0]
        gone: dict[int, tuple[str, str]] = {}
        for each in self.made:
            for old, own in each.whose.items():
                later = _formerly(each.files[old]) >= _formerly(gone.get(own, ("", ""))[1])
                if own and own not in whose.values() and later:
                    gone[own] = old, each.files[old]
        back = [(old, text, own) for own, (old, text) in gone.items() if _name(old).startswith(f"{folder}/")]
        if back:
            old, text, own = self.chance.choice(back)
            files[old], whose[old] = text, own

    def _rename(self, one: str, files: dict[str, str], whose: dict[str, int]) -> None:
        names = {found[0] if (found := self.made[each].of(whose[one])) else one for each in self.heads}
        if names != {one}:  # called otherwise on another branch: the two would have no name in common afterwards
            return
        data = _data(files.pop(one))
        data["formerly"] = [*data.get("formerly", []), _name(one)]
        if self.chance.random() < 0.3:
            self._edit(data)
        new = path(f"{_name(one).partition('/')[0]}/{self._fresh()}")
        files[new], whose[new] = _text(data), whose.pop(one)

    def _rename_agreement(self, files: dict[str, str], whose: dict[str, int]) -> None:
        (one,) = [each for each, own in whose.items() if own == 0]
        if (data := _data(files[one])) is None:
            return
        old, new = _name(one), self._fresh()
        data["formerly"] = [*data.get("formerly", []), old]
        files[path(new)], whose[path(new)] = _text(data), 0
        del files[one], whose[one]
        for each in [each for each, own in whose.items() if own]:
            to = path(f"{new}/{_name(each).partition('/')[2]}")
            files[to], whose[to] = files.pop(each), whose.pop(each)

    def _fresh(self) -> str:
        name = f"n{len(self.used)}"
        self.used.add(name)
        return name

    def _action(self) -> dict[str, Any]:
        data: dict[str, Any] = {"title": f"Work {self.records}", "status": "planned", "period": "2019/2021"}
        for _ in range(self.chance.randrange(4)):
            self._edit(data)
        return data

    def _edit(self, data: dict[str, Any]) -> None:
        """Write one thing otherwise, by hand."""
        chance = self.chance
        data["x-edited"] = data.get("x-edited", 0) + 1 + chance.randrange(9)
        match chance.randrange(7):
            case 0:
                data["status"] = chance.choice(("planned", "in_progress", "completed", "on_hold"))
            case 1:
                data["period"] = f"2019/{chance.randrange(2019, 2024)}-{chance.randrange(1, 13):02}"
            case 2:
                day = date(2019, 1, 1) + timedelta(days=chance.randrange(900))
                rows = data.setdefault("updates", [])
                rows.append({"date": day.isoformat(), "text": f"t{chance.random()}", "progress": chance.randrange(101)})
                chance.shuffle(rows)
            case 3:
                rows = data.setdefault("milestones", [])
                rows.append({"id": f"m{len(rows)}{chance.randrange(9999)}", "title": "m", "due": "2020-05-01"})
            case 4 if data.get("milestones"):
                chance.choice(data["milestones"])["done"] = f"2020-0{chance.randrange(1, 10)}-01"
            case 5 if data.get("updates"):
                del data["updates"][chance.randrange(len(data["updates"]))]
                if not data["updates"]:
                    del data["updates"]
            case _:
                data["tags"] = chance.sample(["a", "b", "c", "d"], chance.randrange(1, 5))

    def told(self, root: Path) -> Sequence[str]:
        """Make the repository, its last commit checked out, and return the ids of all commits."""
        stream: list[bytes] = []
        for number, each in enumerate(self.made):
            seconds = int(datetime(each.day.year, each.day.month, each.day.day, 12, tzinfo=UTC).timestamp()) + number
            lines = [f"commit refs/heads/main\nmark :{number + 1}\ncommitter A <a@example.org> {seconds} +0000\n"]
            lines.append(f"data {len(str(number))}\n{number}\n")
            lines += [
                f"{'merge' if at else 'from'} :{parent + 1}\n" for at, parent in enumerate(dict.fromkeys(each.parents))
            ]
            lines.append("deleteall\n")
            lines += [
                f"M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n" for name, text in each.files.items()
            ]
            stream.append("".join(lines).encode())
        git(root, "init", "-q", "-b", "main")
        words = ["git", "fast-import", "--quiet", "--force", "--export-marks=../marks"]
        subprocess.run(words, cwd=root / ".git", check=True, input=b"".join(stream))
        git(root, "reset", "-q", "--hard")
        marks = (line.split() for line in (root / "marks").read_text().splitlines())
        ids = {int(mark[1:]): id_ for mark, id_ in marks}
        return [ids[number + 1] for number in range(len(self.made))]

    @property
    def branch(self) -> Sequence[int]:
        """The commits of the branch that changed anything, newest first; a merge changes what its others bring."""
        found, at = [], len(self.made) - 1
        while parents := self.made[at].parents:
            found += [at] if self.made[at].files != self.made[parents[0]].files else []
            at = parents[0]
        return [*found, at]

    @property
    def trunk(self) -> Sequence[int]:
        """The commits of the branch, newest first."""
        found = [len(self.made) - 1]
        while parents := self.made[found[-1]].parents:
            found.append(parents[0])
        return found

    def merged(self, record: int) -> Sequence[int]:
        """Return the commits of the branch that changed a record, newest first; a merge all that it brings."""
        of = [(at, self.made[at].of(record)) for at in self.trunk]
        return [at for (at, now), (_, then) in zip(of, [*of[1:], (-1, None)], strict=True) if now != then]

    def changes(self, record: int) -> Sequence[int]:
        """Return the commits that changed a record, newest first, along the ways that git does not pass over.

        Git follows one parent of a merge that has the record as that parent has it, and all parents of any other.
        """
        found, waiting, seen = set(), [len(self.made) - 1], set()
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            parents = list(dict.fromkeys(self.made[at].parents))
            same = [each for each in parents if self.made[each].of(record) == self.made[at].of(record)]
            if not same and (parents or self.made[at].of(record)):
                found.add(at)
            waiting += same[:1] or parents
        return sorted(found, reverse=True)


def path(ref: str) -> str:
    """Return the file of a record."""
    return f"data/actions/{ref}.yaml" if "/" in ref else f"data/agreements/{ref}.yaml"


def _name(file: str) -> str:
    return file.removeprefix("data/").partition("/")[2].removesuffix(".yaml")


def _text(data: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True)


def _plain(text: str) -> Any:
    return yaml.load(text, yaml.SafeLoader)  # noqa: TID251 - of its own files, and not by what is tested


def _formerly(text: str) -> int:
    """Return how many names a record had before."""
    return len((_data(text.removesuffix(BROKEN)) or {}).get("formerly", ()))


def _data(text: str) -> Any:
    return None if text.endswith(BROKEN) else _plain(text)


def _noise(text: str, chance: random.Random) -> str:
    """Return what says the same, written otherwise."""
    data = list(_plain(text).items())
    chance.shuffle(data)
    return f"# {chance.random()}\n{yaml.safe_dump(dict(data), sort_keys=False, default_flow_style=None)}"


def verb(root: Path, run: Callable[..., object]) -> Callable[[Mapping[str, str], Sequence[str]], Mapping[str, str]]:
    """Return what runs a verb on files, in a folder of its own, and returns the files as it leaves them."""

    def called(files: Mapping[str, str], words: Sequence[str]) -> Mapping[str, str]:
        write(root, dict(files))
        run(root, *words)
        after = {name: (root / name).read_text(encoding="utf-8") for name in files}
        for name in files:
            (root / name).unlink()
        return after

    return called


__all__ = ["BEGUN", "BROKEN", "Life", "Made", "path", "verb"]
