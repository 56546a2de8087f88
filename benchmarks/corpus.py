"""A workspace of many actions, every one different, all valid: what the benchmarks read."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AGREEMENT = """\
title: {fr: Accord de banc d’essai, en: Benchmark agreement}
kind: framework
status: in_force
signed: 2018-01-05
period: 2018/2022
parties:
  - {id: mons, role: signatory, name: Mons, kind: municipality, country: BE, subdivision: BE-WHT}
  - {id: sefrou, role: signatory, name: Séfrou, kind: municipality, country: MA, subdivision: MA-SEF}
axes:
  - {id: culture, title: Culture}
  - {id: health, title: Santé}
"""

ACTION = """\
title:
  fr: Échange numéro {n} entre les deux villes
  en: Exchange number {n} between the two cities
status: in_progress
axis: {axis}
number: {n}
summary: >-
  Une action d’essai parmi beaucoup d’autres, avec des accents : é, è, à, ç, œ, et un texte
  assez long pour ressembler à ce que des agents écrivent vraiment dans leurs fichiers.
period: 2018-0{month}/2019-12-31
started: 2018-0{month}-10
lead: mons
places: [Mons, Séfrou]
tags: [youth, music]
milestones:
  - {{id: first, title: Premier jalon, due: 2018-0{month}-20, done: 2018-0{month}-18, weight: 1}}
  - {{id: second, title: Deuxième jalon, due: 2019-0{month}-20, weight: 2.5}}
indicators:
  - id: people
    title: Personnes formées
    unit: personnes
    kind: sum
    target: {{value: {target}, date: 2019-12-31}}
    readings:
      - {{date: 2018-0{month}-15, value: {value}}}
budget:
  - {{year: 2018, kind: cash, funder: mons, currency: EUR, planned: {planned}.50, spent: {value}}}
updates:
  - date: 2018-0{month}-10
    author: Ada Example
    text: L’action a commencé comme prévu.
    status: in_progress
"""


def make(root: Path, actions: int) -> list[bytes]:
    """Write a workspace with so many actions below `root` and return their contents."""
    (root / "data" / "agreements").mkdir(parents=True)
    (root / "data" / "actions" / "bench").mkdir(parents=True)
    (root / "coopctl.yaml").write_text("language: fr\n", encoding="utf-8")
    (root / "data" / "agreements" / "bench.yaml").write_text(AGREEMENT, encoding="utf-8")
    written = []
    for n in range(1, actions + 1):
        axis, month = ("culture", "health")[n % 2], 1 + n % 9
        text = ACTION.format(n=n, axis=axis, month=month, target=100 + n, value=n % 90, planned=1000 + n)
        (root / "data" / "actions" / "bench" / f"action-{n}.yaml").write_text(text, encoding="utf-8")
        written.append(text.encode())
    return written


def change(root: Path, share: int) -> None:
    """Log an update in every `share`-th action below `root`."""
    for path in sorted((root / "data" / "actions" / "bench").iterdir())[::share]:
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}  - {{date: 2019-02-0{share % 9}, text: La suite., progress: 40}}\n", encoding="utf-8")


def commit(root: Path) -> None:
    """Commit everything below `root` in a repository of its own."""
    who = ["-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "commit.gpgSign=false"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "bench"]):
        subprocess.run(["git", *words], cwd=root, check=True, stdin=subprocess.DEVNULL)
