"""Measure where our verdict on a file is that of its peers: PyYAML, check-jsonschema and yamllint; print tables.

Usage: python benchmarks/agreement.py [MUTANTS]   (2,000 by default)

The first part reads the official yaml-test-suite in the folder that COOPCTL_SUITES names, and is left out without.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl import schemas, strict_yaml
from coopctl.model.vocabularies import Severity
from tests.mutants import mutant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

KINDS: Mapping[str, str] = {"action": "data/actions/*/*.yaml", "agreement": "data/agreements/*.yaml"}
#: What says nothing against a file as YAML: a record is a mapping, but any value is YAML.
NOT_YAML = {"not-a-mapping"}
#: What keeps other readers from going on in a file.
BROKEN = {"yaml-syntax", "merge-conflict", "not-utf8", "control-character"}


def errors(blob: bytes) -> list[str]:
    """Return the codes of what is wrong with a file as YAML, in its order."""
    faults = strict_yaml.read("x.yaml", blob).faults
    return [each.code for each in faults if strict_yaml.FAULTS[each.code] is Severity.ERROR]


# ---------------------------------------------------------------- PyYAML, on the official suite


def with_pyyaml(suite: Path) -> None:
    """Print who accepts what of the suite, and by which code we refuse what PyYAML accepts."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    policy: Counter[str] = Counter()
    for path in sorted(suite.rglob("in.yaml")):
        meant = "not YAML" if (path.parent / "error").exists() else "YAML"
        blob = path.read_bytes()
        codes = [code for code in errors(blob) if code not in NOT_YAML]
        theirs = accepts(blob)
        counts[meant, theirs, not codes] += 1
        if theirs and codes and meant == "YAML":
            policy[codes[0]] += 1
    print(f"\n## PyYAML, on the {counts.total()} documents of the yaml-test-suite\n")
    rows = [
        (said, *(counts[meant, theirs, ours] for meant in ("YAML", "not YAML")))
        for said, theirs, ours in (
            ("both accept", True, True),
            ("only PyYAML accepts", True, False),
            ("only coopctl accepts", False, True),
            ("both refuse", False, False),
        )
    ]
    table(("", "is YAML", "is not YAML"), rows)
    print("\nWhat is YAML and only PyYAML accepts, by our code:\n")
    table(("code", "documents"), policy.most_common())


def accepts(blob: bytes) -> bool:
    """Whether PyYAML, with libyaml, reads every document of a file."""
    try:
        list(yaml.load_all(blob, yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError):  # it lets the errors of dates and numbers out
        return False
    return True


# ---------------------------------------------------------------- check-jsonschema, on changed files


def with_check_jsonschema(folder: Path, mutants: Mapping[str, Mapping[str, bytes]]) -> None:
    """Print on how many files the two verdicts on shape are the same, where the file is YAML to us."""
    counts: Counter[tuple[str, bool]] = Counter()
    unread: Counter[tuple[str, str]] = Counter()
    differing: list[str] = []
    for kind, blobs in mutants.items():
        invalid, unparsed = judged(kind, folder / kind)
        for name, blob in blobs.items():
            said = "cannot be read" if name in unparsed else "does not fit" if name in invalid else "fits"
            if codes := errors(blob):
                unread[codes[0], said] += 1
                continue
            reading = strict_yaml.read(name, blob)
            fits = reading.document is not None and not schemas.problems(kind, name, reading.document.data)
            counts[said, fits] += 1
            if said == ("does not fit" if fits else "fits"):
                differing.append(f"{kind}/{name} ({', '.join(each.code for each in reading.faults) or 'no warning'})")
    print(f"\n## check-jsonschema, on {sum(map(len, mutants.values()))} changed files of data/\n")
    print(f"{counts.total()} of them are YAML to coopctl:\n")
    words = ("fits", "does not fit", "cannot be read")
    table(
        ("to check-jsonschema it", "fits, to coopctl", "does not fit, to coopctl"),
        [(word, counts[word, True], counts[word, False]) for word in words],
    )
    same = counts["fits", True] + counts["does not fit", False]
    both = counts.total() - counts["cannot be read", True] - counts["cannot be read", False]
    print(
        f"\nThe same verdict on {same} of the {both} that both can read. Different: {', '.join(differing) or 'none'}."
    )
    print("\nThe others, by our first code and by what check-jsonschema says:\n")
    codes = sorted({code for code, _ in unread}, key=lambda code: -sum(unread[code, word] for word in words))
    table(("code", *words), [(code, *(unread[code, word] for word in words)) for code in codes])


def judged(kind: str, folder: Path) -> tuple[set[str], set[str]]:
    """Return the names of the files that check-jsonschema refuses, and of those that it cannot read: one call."""
    schema = folder.with_suffix(".schema.json")
    schema.write_text(schemas.text(kind), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, "-o", "json", *sorted(folder.iterdir())],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode not in (0, 1):
        sys.exit(f"check-jsonschema could not run:\n{done.stderr}")
    report = json.loads(done.stdout)
    return (
        {Path(each["filename"]).name for each in report.get("errors", ())},
        {Path(each["filename"]).name for each in report.get("parse_errors", ())},
    )


# ---------------------------------------------------------------- yamllint, on the same files


def with_yamllint(folder: Path, mutants: Mapping[str, Mapping[str, bytes]]) -> None:
    """Print on how many lines both see a key given twice, in the files that have no fault of syntax to either."""
    if importlib.util.find_spec("yamllint") is None:
        print("\nyamllint is not installed: make agreement does it")
        return
    ours: set[tuple[str, int]] = set()
    readable = []
    for kind, blobs in mutants.items():
        for name, blob in blobs.items():
            faults = strict_yaml.read(name, blob).faults
            if BROKEN.isdisjoint(each.code for each in faults):  # yamllint stops for good at what is no text
                readable.append(f"{kind}/{name}")
                ours |= {(f"{kind}/{name}", each.span.line) for each in faults if each.code == "duplicate-key"}
    done = subprocess.run(
        [sys.executable, "-m", "yamllint", "-d", "{rules: {key-duplicates: enable}}", "-f", "parsable", *readable],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.stderr:
        sys.exit(f"yamllint could not run:\n{done.stderr}")
    rows = [row.split(":", 3) for row in done.stdout.splitlines()]
    theirs = {(path, int(line)) for path, line, _, rest in rows if rest.endswith("(key-duplicates)")}
    broken = {path for path, _, _, rest in rows if rest.endswith("(syntax)")}
    ours = {place for place in ours if place[0] not in broken}
    theirs = {place for place in theirs if place[0] not in broken}
    print(f"\n## yamllint, keys given twice in the {len(readable) - len(broken)} files without a fault of syntax\n")
    table(("both", "only yamllint", "only coopctl"), [(len(ours & theirs), len(theirs - ours), len(ours - theirs))])
    for path, at in sorted(ours ^ theirs):
        print(f"\nDifferent: {path}:{at}")


# ---------------------------------------------------------------- all


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table in Markdown."""
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def changed(kind: str, count: int) -> dict[str, bytes]:
    """Return so many changed files of data/, each from a number of its own, so that every run has the same."""
    originals = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(KINDS[kind]))]
    return {
        f"{number:05}.yaml": mutant(chance, chance.choice(originals))
        for number in range(count)
        for chance in [Random(number)]  # noqa: S311 - the same in every run
    }


def main(count: int) -> None:
    """Print all tables."""
    if suites := os.environ.get("COOPCTL_SUITES"):
        with_pyyaml(Path(suites) / "yaml-test-suite")
    else:
        print("COOPCTL_SUITES does not name the folder of the official suites: PyYAML is left out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mutants = {kind: changed(kind, count // len(KINDS)) for kind in KINDS}
        for kind, blobs in mutants.items():
            (folder / kind).mkdir()
            for file, blob in blobs.items():
                (folder / kind / file).write_bytes(blob)
        with_check_jsonschema(folder, mutants)
        with_yamllint(folder, mutants)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
