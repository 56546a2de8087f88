"""Files of a change made by several processes: what each will hold is the same, and what is refused is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from coopctl import disk
from coopctl.changing.draft import FileEdit
from coopctl.changing.edited import edited, written
from coopctl.edits import EditRefused, Put
from coopctl.edits.anew import anew
from coopctl.errors import ReadError
from coopctl.loading import parallel
from tests.whole import Held

NUMBER = 120


def edit(number: int) -> FileEdit:
    return FileEdit(f"data/{number}.yaml", [Put(("number",), number)], "action", f"data/{number}.yaml")


def test_files_are_the_same_whoever_edits_and_writes_them() -> None:
    tree = Held({f"data/{number}.yaml": f"title: T {number}\n".encode() for number in range(NUMBER)})
    files = [*map(edit, range(NUMBER))]
    records: list[Any] = [{"number": number, "title": f"T {number}"} for number in range(NUMBER)]

    with ThreadPoolExecutor(2) as executor, parallel.over(executor):
        made, texts = [*edited(files, tree)], [*written(records, "action")]

    assert made == [*edited(files, tree)]
    assert [new for _, _, new in made] == [
        f"title: T {number}\nnumber: {number}\n".encode() for number in range(NUMBER)
    ]
    assert texts == [anew(record, "action") for record in records] == [new.decode() for _, _, new in made]


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
