"""Files of a change made by several processes: what each will hold is the same, and what is refused is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from coopctl import disk
from coopctl.changing.amounts import MOST_FILES
from coopctl.changing.draft import FileEdit
from coopctl.changing.edited import edited, written
from coopctl.edits import EditRefused, Put
from coopctl.edits.anew import anew
from coopctl.errors import ReadError, UsageError
from coopctl.loading import parallel
from coopctl.loading.loader import load
from tests.whole import Held

NUMBER = 120


def edit(number: int) -> FileEdit:
    return FileEdit(f"data/{number}.yaml", [Put(("number",), number)], "action", f"data/{number}.yaml")


def test_files_are_the_same_whoever_edits_and_writes_them() -> None:
    tree = Held({f"data/{number}.yaml": f"title: T {number}\n".encode() for number in range(NUMBER)})
    files = [*map(edit, range(NUMBER))]
    records: dict[str, Any] = {
        f"data/actions/a/n{number}.yaml": {
            "number": number,
            "title": f"T {number}",
            "status": "planned",
            "axis": "none",
        }
        for number in range(NUMBER)
    }
    records["data/actions/a/unfit.yaml"] = {"title": "T", "colour": "red"}

    with ThreadPoolExecutor(2) as executor, parallel.over(executor):
        made, begun = [*edited(files, tree)], [*written(records, "action", "en")]

    assert made == [*edited(files, tree)]
    assert [new for _, _, new in made] == [
        f"title: T {number}\nnumber: {number}\n".encode() for number in range(NUMBER)
    ]
    assert begun == [*written(records, "action", "en")]
    assert [each.text for each in begun] == [anew(record, "action") for record in records.values()]
    loaded = load(Held({each.path: each.text.encode() for each in begun}), whole=True)
    assert {each.ref: each for each in loaded.built} == {each.record.ref: each.record for each in begun if each.record}
    assert [each.path for each in begun if not each.record] == ["data/actions/a/unfit.yaml"]


def test_more_files_than_one_change_writes_are_refused_before_any_is_read() -> None:
    files = [*map(edit, range(MOST_FILES + 1))]

    with pytest.raises(UsageError) as edits:
        next(edited(files, Held({})))
    with pytest.raises(UsageError) as begun:
        next(written({each.path: {} for each in files}, "action", "en"))

    assert [each.value.message.params["n"] for each in (edits, begun)] == [MOST_FILES + 1] * 2


def test_of_many_the_first_that_is_refused_is_told() -> None:
    held: dict[str, Any] = {f"data/{number}.yaml": f"title: T {number}\n".encode() for number in range(NUMBER)}
    held |= {"data/70.yaml": b"title: [\n", "data/90.yaml": b"title: *x\n"}
    files = [*map(edit, range(NUMBER))]
    with ThreadPoolExecutor(2) as executor, parallel.over(executor):
        with pytest.raises(EditRefused) as refused:
            list(edited(files, Held(held)))
        with pytest.raises(ReadError) as lost:
            list(edited(files, Held(held | {"data/5.yaml": disk.vanished()})))

    assert (refused.value.message.params["path"], lost.value.message.params["path"]) == ("data/70.yaml", "data/5.yaml")
