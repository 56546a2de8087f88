"""Feed hostile files to the whole way of a workspace, guided by what they reach (atheris); `make fuzz` runs it.

Usage: python fuzz/anything.py [options of libFuzzer]   (-max_total_time=60 by default)

Whatever the bytes: nothing is raised but our own errors, every finding lies in its file, the two YAML parsers read
the same where both are content, the two schema engines give one verdict, and an edit does what was meant or is
refused. An input that breaks this is kept in
.fuzz/; give it as an argument to try it again. What is learnt stays in .fuzz/corpus.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
try:
    atheris = importlib.import_module("atheris")
except ImportError:
    sys.exit("fuzzing needs atheris, which has no wheel for this Python or system; make fuzz installs it where it can")

with atheris.instrument_imports(include=["coopctl"]):
    from coopctl import schemas, strict_yaml
    from coopctl.edits import EditRefused, edit
    from tests.edits.meaning import meant, operation, typed
    from tests.mutants import mutant
    from tests.whole import Held, found, whole_way

if TYPE_CHECKING:
    from coopctl.model.records import Json

HOME = ROOT / ".fuzz"
BASE = {
    path.relative_to(ROOT / "tests" / "cases" / "base").as_posix(): path.read_bytes()
    for path in (ROOT / "tests" / "cases" / "base").rglob("*.yaml")
}
#: Where the input is put, by its first byte, and which schema it has to fit there.
PLACES = (
    ("data/actions/mons-sefrou/broken.yaml", "action"),
    ("data/agreements/mons-sefrou.yaml", "agreement"),
    ("coopctl.yaml", "settings"),
)


def one(data: bytes) -> None:
    """Try one input: a byte that says where, then the file."""
    place, kind = PLACES[data[0] % len(PLACES)] if data else PLACES[0]
    blob = data[1:]
    tree = Held({**BASE, place: blob})
    if data[:1] > b"\xe0":  # to show it all takes ten times as long as to check it
        whole_way(tree)
    else:
        found(tree)
    ours, pure = strict_yaml.read(place, blob), strict_yaml.read(place, blob, pure=True)
    if ours.document is None:
        return
    # The pure parser takes escapes of half characters and no tab between words: there the two differ.
    if not (ours.faults or pure.faults or b"\t" in blob or b"\\" in blob):
        assert pure.document is not None, "only libyaml reads it"
        assert ours.document.data == pure.document.data, "the parsers read it differently"
    judged(kind, ours.document.data)
    edited(blob, ours.document.data)


def judged(kind: str, data: Json) -> None:
    """Hold that both engines give one verdict."""
    schema = schemas.schema(kind)
    fits = schemas.gate(schema).is_valid(data)
    assert schemas.explainer(schema).is_valid(data) is fits, f"the gate says {fits}"


def edited(blob: bytes, data: Json) -> None:
    """Hold that an edit does what was meant, or is refused."""
    wanted = operation(Random(len(blob)), data)  # noqa: S311 - the same for the same input
    try:
        after = edit(blob, [wanted])
    except EditRefused:
        return
    document = strict_yaml.read("x", after.blob).document
    assert document is not None, "an edit broke the file"
    assert typed(document.data) == typed(meant(data, wanted)), f"an edit did something else: {wanted}"


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """Change an input as people and editors do, every second time as the fuzzer likes."""
    if seed % 2 or len(data) < 2:
        return bytes(atheris.Mutate(data, most))
    text = data[1:].decode("utf-8", "replace")
    return (data[:1] + mutant(Random(seed), text))[:most]  # noqa: S311 - the fuzzer's own seed


def sow() -> Path:
    """Return the folder of the corpus: all files of data/ and of the golden cases."""
    corpus = HOME / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in sorted([*ROOT.glob("data/**/*.yaml"), *ROOT.glob("tests/cases/**/*.yaml"), ROOT / "coopctl.yaml"]):
        kind = "settings" if path.name == "coopctl.yaml" else "agreement" if "agreements" in path.parts else "action"
        number = [name for _, name in PLACES].index(kind)
        seed = corpus / "-".join(path.relative_to(ROOT).parts)
        seed.write_bytes(bytes([number]) + path.read_bytes())
    return corpus


def main(arguments: list[str]) -> None:
    """Fuzz; or try the files that are named, once each."""
    options = [
        "-max_total_time=60",
        "-timeout=20",
        "-max_len=6000",
        f"-artifact_prefix={HOME}/",
        "-print_final_stats=1",
    ]
    corpus = [] if any(not each.startswith("-") for each in arguments) else [str(sow())]
    atheris.Setup([sys.argv[0], *options, *arguments, *corpus], one, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
