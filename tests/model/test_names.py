"""Names: which words may be one, and which record a path names."""

from __future__ import annotations

from coopctl.model.names import is_lost, is_name, is_stray, lies_outside, path_of, reference
from tests.tables import table


@table("word", ["a", "mons-sefrou", "plan-2020", "a1", "x" * 60])
def test_a_name(word: str) -> None:
    assert is_name(word)


@table(
    "word",
    [
        "",
        "1a",
        "A",
        "mons_sefrou",
        "mons--sefrou",
        "-a",
        "a-",
        "séfrou",
        "null",
        "true",
        "con",
        "com1",
        "x" * 61,
        "a\n",
    ],
)
def test_not_a_name(word: str) -> None:
    assert not is_name(word)


@table("ref", ["mons-sefrou", "mons-sefrou/photo-exhibition"])
def test_a_reference_and_its_path_name_each_other(ref: str) -> None:
    assert reference(path_of(ref)) == ref


@table(
    "path",
    [
        "data/agreements/A.yaml",
        "data/agreements/a.yml",
        "data/agreements/a/b.yaml",
        "data/actions/a.yaml",
        "data/actions/a/b/c.yaml",
        "data/actions/a/nul.yaml",
        "data/other/a.yaml",
        "data/agreements/a.yaml.orig",
        "data/agreements/a\n.yaml",
    ],
)
def test_a_file_that_names_no_record_is_a_stray(path: str) -> None:
    assert reference(path) is None
    assert is_stray(path)


@table(
    "path",
    [
        "data/.gitkeep",
        "data/agreements/.a.yaml.swp",
        "data/agreements/a.yaml~",
        "data/README.md",
        "data/actions/a/#b.yaml#",
        "data/actions/a/Thumbs.db",
        "data/.x/a",
        "coopctl.yaml",
    ],
)
def test_droppings_readmes_and_what_lies_elsewhere_are_let_be(path: str) -> None:
    assert not is_stray(path)


@table(
    ("path", "lost"),
    [
        ("data/actions/a/.b.yaml", True),
        ("data/actions/a/b.yml~", True),
        ("data/agreements/a.yaml~", False),  # which is there
        ("data/agreements/.a.yml", False),
        ("data/actions/a/.#b.yaml", False),
        ("data/actions/a/.b.yaml.swp", False),
        ("data/.x/b.yaml", False),
    ],
)
def test_a_record_that_is_hidden_or_left_as_a_copy_is_lost(path: str, *, lost: bool) -> None:
    assert is_lost(path, {"data/agreements/a.yaml"}) is lost


@table(
    ("path", "outside"),
    [
        ("plan.yaml", True),
        ("coopctl.yml", True),
        ("Coopctl.yaml.txt", True),
        ("Data/actions/a/b.yaml", True),
        ("données/agreements/a.YML", True),
        ("actions/a/b.yaml", True),
        ("coopctl.yaml", False),
        ("data/plan.yaml", False),
        ("docs/plan.yaml", False),
        (".pre-commit-config.yaml", False),
        ("actions/index.js", False),
    ],
)
def test_where_a_slip_may_have_put_records(path: str, *, outside: bool) -> None:
    assert lies_outside(path) is outside
