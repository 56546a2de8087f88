"""Names of records that begin: made of titles, numbered where they are taken, and never made by trying all before."""

from __future__ import annotations

import pytest

from coopctl.changing.beginnings import Names, checked_name, free_name
from coopctl.errors import UsageError
from tests.costs import calls
from tests.tables import table


def test_a_title_makes_a_name_and_a_number_follows_where_it_is_taken() -> None:
    names = Names({"photo", "photo-2", "action-1"}, "action")
    assert [names.take(each) for each in ("Photo", "Фото", "Photo 2", "Photo", "Action", "Action", "صور")] == [
        "photo-3", "action-2", "photo-2-2", "photo-4", "action", "action-3", "action-4",
    ]  # fmt: skip
    assert Names({"photo"}).free("صور") == ""
    assert free_name("Photo", ["photo", "photo-3"]) == "photo-2"
    assert free_name("Photo", ()) == "photo"


def test_twice_as_many_of_one_title_cost_twice_as_much() -> None:
    class Looked(set[str]):
        def __contains__(self, name: object) -> bool:
            return super().__contains__(name)

    def named(number: int) -> None:
        names = Names(Looked())
        assert [names.take("Photo") for _ in range(number)][-1] == f"photo-{number}"

    once, twice = (calls(lambda number=number: named(number)) for number in (100, 200))  # type: ignore[misc]

    assert twice < 2.2 * once


def test_a_name_that_another_record_has_or_had_is_refused() -> None:
    assert checked_name("photo", {"album"}) == "photo"
    with pytest.raises(UsageError) as caught:
        checked_name("album", {"album"}, "mons-sefrou/")

    assert caught.value.message.params == {"name": "album"}
    assert caught.value.help is not None
    assert caught.value.help.params == {"command": "coopctl edit mons-sefrou/album"}


@table("name", ["Photo", "2019", "con", "a--b", "", "a" * 61])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        checked_name(name, ())
