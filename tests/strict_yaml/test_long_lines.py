"""Lines that no one writes, long or many of a kind: what is wrong with them is told in a time that grows as they do."""

from __future__ import annotations

import time

from coopctl import strict_yaml
from tests.tables import table

BLANKS, SIGNS = " " * 20_000, "=" * 20_000


@table(
    "text",
    [
        f"title: a\n{SIGNS}x{SIGNS}y\n",
        f"title: a\n{SIGNS}x\n",
        f"id: a b: {BLANKS}x\n",
        f"id: a{BLANKS}x; y: z\n",
        f"target: value: 2{BLANKS}x\n",
        f"- {{[a{BLANKS}b!]: x}}\n",
        "* a: b\n" * 5_000,
    ],
    ids=["heading", "rule", "field", "label", "group", "name", "rows"],
)
def test_its_fault_is_told_at_once(text: str) -> None:
    start = time.process_time()
    assert strict_yaml.read("data/actions/a/b.yaml", text.encode()).faults
    assert time.process_time() - start < 2
