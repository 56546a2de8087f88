"""Somebody who has never seen a file of a plan makes one in Arabic, at a terminal of 80 columns, by commands alone."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

from tests.conversation import talk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git

#: Call, what is answered, exit code, and words that the screen has to show.
WALK = """
init || || || توأمة مونس وصفرو || mons-sefrou || توأمة || سارية المفعول || مدينة مونس || mons || جماعة صفرو || sefrou || || 15/01/2026 || 2026/2028 || الماء || water || المدارس || schools || || - || || || => 0 coopctl.yaml
status => 0 coopctl new action
new action || السقايات العمومية || fountains || قيد الإنجاز || الماء || 02/2026 – 06/2027 || 15/02/2026 || مونس || || => 0 (mons-sefrou)
new action || حدائق المدارس || gardens || || المدارس || ٢٠٢٦-٢٠٢٧ || نادية بنعلي || 1 || || => 0 (lead): نادية بنعلي
new action || تبادل الأقسام || classes || || 2 || مارس ٢٠٢٧ || - || || => 0 مارس 2027
new action || تكوين السقائين || training || 1 || 1 || || جمعية الماء الحي || 2 || || => 0 (lead): جمعية الماء الحي
new action || حفل التوأمة || feast || || 3 || 2027-06 || || || => 0 feast.yaml
new meeting || أمس || 3 || || || مونس || => 0 steering-2026-10
add mons decisions || اقتناء عشر سقايات || ٣١/١٢/٢٠٢٦ || buy => 0 31 دجنبر 2026
add fountains milestones || جرد المواقع || 31/03/2026 || survey => 0 (survey)
add fountains milestones || أولى السقايات || ١٢/٢٠٢٦ || first => 0 (first)
done fountains --milestone جرد --on 02/04/2026 => 0 ← 50%
add gardens indicators target=٢٠ || مدارس لها حديقة || gardens => 0 20
set gardens indicators.gardens.target=25 => 0 ← 25
add gardens readings || ٣ => 0 3
add fountains budget || ٢٠٢٦ || مونس || || ٤٠٬٠٠٠ || يورو => 0 40.000
add fountains budget || ٢٠٢٧ || الجهة || 2 || || 5000 || => 0 5.000
add fountains budget year=2026 spent="١٢٬٥٠٠٫٥٠" => 0 12.500,50
start gardens --on 01/09/2026 => 0 شتنبر
postpone fountains --milestone أولى --to 03/2027 || تأخر المورد. => 0 ← مارس 2027
postpone mons --decision buy --to 01/2027 --reason "تأخر المورد." => 0 يناير 2027
done mons --decision اقتناء => 0 (buy)
validate => 0 تلميح[no-lead]
report => 0 12.500,50
"""  # noqa: RUF001 - as they are typed


def test_a_plan_is_made_and_followed_in_arabic(
    tmp_path: Path, git: Git, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    for name, value in {"COOPCTL_LANG": "ar", "COOPCTL_AS_OF": "2026-10-12", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)

    for line in WALK.strip().splitlines():
        said, _, outcome = line.partition(" => ")
        call, *answers = (each.strip() for each in said.split(" ||"))
        code, _, shown = outcome.partition(" ")
        done, screen = talk(tmp_path, answers, *shlex.split(call))
        assert (str(done), shown in screen) == (code, True), (call, screen)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a plan")
    done, screen = talk(tmp_path, ["الرخصة جاهزة."], "log", "fountains", "--commit")
    assert done == 0, screen

    assert git(tmp_path, "status", "--porcelain") == ""
    assert "mons-sefrou/fountains" in git(tmp_path, "log", "-1", "--format=%B")
    found = json.loads(coopctl(tmp_path, "list", "budget", "--format", "json").out)["items"]
    assert [(each["year"], each["funder"], each["kind"], each["spent"]) for each in found] == [
        (2026, "mons", "cash", 12500.5),
        (2027, "الجهة", "cash", None),
    ]
    assert len(json.loads(coopctl(tmp_path, "list", "actions", "--format", "json").out)["items"]) == 5


def test_what_is_said_of_a_slip_is_broken_between_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    code, screen = talk(tmp_path, [], "--lang", "en", "status")

    assert code == 3
    assert max(len(line) for line in screen.splitlines() if str(tmp_path) not in line) <= 60
    assert "coopctl init" in " ".join(screen.split())
