"""A month of an officer's work at a terminal, in French, with slips and second thoughts; and what it left in the files."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING

from tests.conftest import CALLER, ROOT
from tests.conversation import CTRL_C, talk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import Git

DEMO = ROOT / "examples/demo"
ABOUT = "zilverdam-ndelika"
#: The lines that the month adds, takes away or writes otherwise, file by file.
LEFT = ROOT / "tests/snapshots/month.diff"
#: Call, what is answered, exit code, and words that the screen has to show.
MONTH = """
log || Chambre froide || 1 || Les panneaux sont arrivés au port. => 0 mise à jour du 12 octobre 2026, Nadia Benali : Les panneaux
log cold-rom "Douane passée, sans frais." --on hier || 1 => 0 mise à jour du 11 octobre 2026
log cold-room Panneaux posés --avancement 60 => 2 vouliez-vous dire « --progress » ?
log cold-room "Panneaux posés" --progress "60 %" --on 12/10/2026 => 0 avancement 60 %
log cold-room "Reste le câblage." --progress beaucoup => 2 « beaucoup » ne peut pas être la valeur de « progress »
done cold-room --milestone "groupes froid" => 0 jalon « Groupes froids en service » (machines) : fait le 12
done cold-room --milestone machines --on hier => 2 milestones.machines.done=2026-10-11
set cold-room milestones.machines.done=hier => 0 12 octobre 2026 → 11 octobre 2026
undo => 0 annulé :
postpone cold-room --milestone "Premier poisson entreposé" --to 12/2026 || Le câblage attend. => 0 → décembre 2026
add cold-room || jalons || Câblage contrôlé || 32/12/2026 || 05/12/2026 || fr || Wiring checked || cablage => 0 (cablage)
add cold-room jalons || Peinture || ^C => 130 Titre : Peinture
set cold-room || priorité || 1 => 0 rien à faire
set cold-room priorité || moyene || moyenne => 0 priorité (priority) : haute → moyenne
set cold-room statut="en attente" => 1 coopctl log cold-room "…" --status on_hold
log cold-room --status "en attente" || Grève au port. => 0 statut (status) : en cours → en attente
start cold-room => 2 coopctl resume zilverdam-ndelika/cold-room
resume cold-room --note "La grève est finie." => 0 en attente → en cours
hold sea || ^C => 130 La raison :
start sea-rescue --on "1er octobre 2026" --note "Les deux stations se sont parlé." => 0 début effectif (started) : 1er octobre 2026
start sea-rescue --on "1er octobre 2026" => 0 rien à faire
set sea-rescue responsable=ndélika => 0 Ville de Ndélika
set sea-rescue responsable="Mme Faye" || ^C => 130 2  organisation  Organisation
set sea-rescue responsable="Mme Faye" || personne => 0 Mme Faye
set sea-rescue étiquettes+="Vie en mer" => 0 mots-clés (tags) : vie-en-mer
set sea-rescue poids+=1 => 0 poids (weight) : 2
add waste-sorting relevés || menages || ménages || 1 655 ménages => 0 : 1 655 ménages
add waste-sorting relevés indicateur=households valeur=1665 => 0 valeur 1 655 ménages → 1 665 ménages
add waste-sorting relevés indicateur=streets date="août 2026" valeur.fr="Propres partout" => 0 août 2026
add waste-sorting budget || 2026 || zilverdam || 27 500,50 € => 0 prévu 26 000 € → 27 500,50 €
add waste-sorting budget année=2026 bailleur=Zilverdam dépensé+="1 250,5 €" => 0 dépensé 14 800 € → 16 050,50 €, au 12 octobre 2026
add waste-sorting budget anée=2026 => 2 choisissez parmi : year, period
add waste-sorting budget année=2026 bailleur=zilverdam dépensé="2 000 MAD" => 2 EUR
undo => 0 16 050,50 €
add waste-sorting budget year=2026 funder=zilverdam spent=16050,50 at=30/09/2026 => 0 au 30 septembre 2026
add teacher-exchange missions || ndelika || zilverdam || 2026 || 2 => 0 prévu : missions 1 → 2
held twinning-day 19/06/2026 => 0 rien à faire
held twinning-day --on demain => 1 2026-10-13
done boat-memory --note "Le livre est imprimé." => 0 statut (status) : en cours → terminée
done boat-memory => 0 rien à faire
cancel boat-memory --reason x => 2 terminée
done zilverdam-ndelika --decision "lettre" || visas => 0 (committee-2026) : fait le 12 octobre 2026
add zilverdam-ndelika réunions || hier || Point d’automne || fr || Autumn review || point-automne => 0 réunion « Point d’automne » (point-automne)
add zilverdam-ndelika présents réunion="Point d’automne" || Nadia Benali => 0 personne présente Nadia Benali
add zilverdam-ndelika décisions réunion=point-automne texte="Écrire aux ministères." échéance=2026-11 || fr || Write to the ministries. || ecrire => 0 décision « Écrire aux ministères. »
postpone zilverdam-ndelika --decision ecrire --to "15 décembre 2026" --reason "Attend l’avis du maire." => 0 → 15 décembre 2026
set zilverdam-ndelika meetings.point-automne.lieu="Ndélika, mairie" => 0 Ndélika, mairie
set --axis harbour priorité=basse || n => 0 [O/n] n
log plastic "Le règlement est affiché." --evidence https://exemple.sn/a?b=1 --on 02/10/2026 => 0 https://exemple.sn/a?b=1
log plastic "Affiché." --on 31/02/2026 => 2 31/02/2026
add library-books documents titre="Bon de livraison" date=hier type=rapport || bon => 0 (bon)
undo => 0 Bon de livraison
"""


def month() -> list[tuple[list[str], list[str], int, str]]:
    found = []
    for line in MONTH.strip().splitlines():
        said, _, outcome = line.partition(" => ")
        call, *answers = said.split(" || ")
        code, _, shown = outcome.partition(" ")
        found.append((shlex.split(call), [CTRL_C if each == "^C" else each for each in answers], int(code), shown))
    return found


def test_a_month_leaves_what_was_said_and_nothing_else(
    tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("agreements", "actions"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    shutil.copy(DEMO / "coopctl.yaml", tmp_path)
    shutil.copy(DEMO / f"data/agreements/{ABOUT}.yaml", tmp_path / "data/agreements")
    shutil.copytree(DEMO / f"data/actions/{ABOUT}", tmp_path / f"data/actions/{ABOUT}")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "begin")
    said = {"COOPCTL_LANG": "fr", "COOPCTL_AS_OF": "2026-10-12", "COLUMNS": "200", "GIT_AUTHOR_NAME": "Nadia Benali"}
    for name, value in said.items():
        monkeypatch.setenv(name, value)

    for call, answers, code, shown in month():
        done, screen = talk(tmp_path, answers, *call)
        assert (done, shown in screen.replace("\xa0", " ").replace("\u202f", " ")) == (code, True), (call, screen)

    diff = git(tmp_path, "diff", "--unified=0", "--no-color").splitlines()
    left = "".join(f"{line}\n" for line in diff if not line.startswith(("index ", "@@", "diff ", "---")))
    if CALLER.get("UPDATE_SNAPSHOTS"):
        LEFT.write_text(left)
    assert left == LEFT.read_text()
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=all").count("?") == 0
