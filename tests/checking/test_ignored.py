"""How the paths of an entry of `ignore` are written, where nothing matches them."""

from __future__ import annotations

from coopctl.checking.ignored import corrected
from coopctl.i18n.words import Words
from coopctl.model.settings import Ignore
from tests.tables import table


@table(
    ("path", "meant"),
    [
        ("hdf-souss", "data/agreements/hdf-souss.yaml"),
        ("hdf-souss/guides", "data/actions/hdf-souss/guides.yaml"),
        ("actions/hdf-souss", "data/actions/hdf-souss"),
        ("agreements/hdf-souss.yaml", "data/agreements/hdf-souss.yaml"),
        (r".\data\actions", "data/actions"),
        ("/data/actions/", "data/actions/"),
    ],
)
def test_a_path_is_written_from_the_root(path: str, meant: str) -> None:
    said = corrected(Ignore(codes=("no-lead",), paths=(path,), reason="r"))

    assert said is not None
    assert Words().say(said) == f"write its paths from the root of the workspace: {meant}"


def test_of_one_that_is_written_so_nothing_is_said() -> None:
    assert corrected(Ignore(codes=("no-lead",), paths=("data/actions/hdf-souss/*",), reason="r")) is None
