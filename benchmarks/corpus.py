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
  - {id: lycee, role: partner, name: {fr: Lycée technique, en: Technical school}, kind: academic, country: MA}
axes:
  - {id: culture, title: Culture}
  - {id: health, title: Santé}
"""

#: 47 lines, as an action has when two cities have worked on it for a year: texts in two languages, parties,
#: milestones, indicators with readings, money, updates. The list of updates is the last: what is logged goes behind it.
ACTION = """\
# Fiche d’action {n} du programme 2018-2022
title:
  fr: Échange numéro {n} entre les deux villes
  en: Exchange number {n} between the two cities
status: in_progress
axis: {axis}
number: {n}
summary:
  fr: >-
    Une action d’essai parmi beaucoup d’autres, avec des accents : é, è, à, ç, œ, et un texte
    assez long pour ressembler à ce que des agents écrivent vraiment dans leurs fichiers.
  en: A trial among many others, with a text as long as what officers write in their files.
period: 2018-0{month}/2019-12-31
started: 2018-0{month}-10
lead: {{party: mons, organisation: Service des relations internationales}}
partners:
  - sefrou
  - {{party: lycee, organisation: Atelier de musique}}
places: [Mons, Séfrou]
tags: [youth, music]
milestones:
  - {{id: first, title: Premier jalon, due: 2018-0{month}-20, done: 2018-0{month}-18, weight: 1}}
  - {{id: second, title: {{fr: Deuxième jalon, en: Second milestone}}, due: 2019-0{month}-20, weight: 2.5}}
  - {{id: third, title: Bilan commun, due: 2019-11-30, weight: 1}}
indicators:
  - id: people
    title: {{fr: Personnes formées, en: People trained}}
    unit: personnes
    kind: sum
    target: {{value: {target}, date: 2019-12-31}}
    readings:
      - {{date: 2018-0{month}-15, value: {value}}}
      - {{date: 2018-12-15, value: 12, note: Feuilles de présence}}
budget:
  - {{year: 2018, kind: cash, funder: mons, currency: EUR, planned: {planned}.50, spent: {value}}}
  - {{year: 2019, kind: cash, funder: sefrou, currency: MAD, planned: {planned}}}
updates:
  - date: 2018-0{month}-10
    author: Ada Example
    text: L’action a commencé comme prévu.
    status: in_progress
  - date: 2018-12-20
    author: Ada Example
    text:
      fr: La première session a eu lieu à Séfrou ; la seconde est prévue au printemps.
      en: The first session took place in Séfrou; the second is planned for spring.
    progress: 30
"""

#: How the table of `plan` is understood.
MAP = """\
map: 1
source: plan
key: [N°]
language: en
action:
  title: {column: Title}
  number: {column: N°}
  status: {column: Status}
  axis: {column: Axis}
  period: {columns: [Start, End]}
  lead: {column: Responsible}
  budget:
    - {kind: cash, planned: {column: Budget}, currency: EUR}
"""


def plan(rows: int) -> str:
    """Return a table as offices keep one, as CSV; the titles of three rows in four begin alike."""
    lines = ["N°,Title,Status,Axis,Start,End,Budget,Responsible"]
    for n in range(1, rows + 1):
        title = "Exchange between the two cities of the programme" if n % 4 else f"Workshop {n}"
        status, axis, month = ("planned", "in progress")[n % 2], ("culture", "health")[n // 2 % 2], 1 + n % 9
        lines.append(f"{n},{title} {n},{status},{axis},2018-0{month}-10,2019-0{month}-20,{1000 + n},Mons")
    return "\n".join([*lines, ""])


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


def history(root: Path, commits: int, each: int = 5) -> None:
    """Give the workspace below `root` a history of so many commits, one a day, with an update of `each` five actions.

    One stream to `git fast-import`; the working directory is then what the last commit has.
    """
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((root / "data" / "actions" / "bench").iterdir())}
    others = [root / "coopctl.yaml", root / "data" / "agreements" / "bench.yaml"]
    stream = [b"feature done\n"]
    paths = list(texts)
    begun = 1_546_300_800  # 1 January 2019
    for number in range(commits + 1):
        changed = paths if not number else [paths[(number * each + at) % len(paths)] for at in range(each)]
        for path in changed if number else ():
            day = f"{2019 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
            texts[path] += f"  - {{date: {day}, text: La suite {number}., progress: {number % 100}}}\n"
        who = f"Ada Example <ada@example.org> {begun + number * 86_400} +0100"
        message = f"bench {number}"
        stream.append(f"commit refs/heads/main\ncommitter {who}\ndata {len(message)}\n{message}\n".encode())
        files = {path: texts[path].encode() for path in changed}
        files |= {path: path.read_bytes() for path in others} if not number else {}
        for path, content in files.items():
            stream.append(f"M 100644 inline {path.relative_to(root).as_posix()}\ndata {len(content)}\n".encode())
            stream.append(content + b"\n")
    stream.append(b"done\n")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    subprocess.run(["git", "fast-import", "--quiet", "--done"], cwd=root, check=True, input=b"".join(stream))
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=root, check=True)
