"""A plan as long as real ones are: 125 actions in a framework and its plan, twelve partners, three currencies, ten years.

Titles have 200 to 600 letters, references up to 60 signs after their agreement's, in four languages; the same seed
writes the same bytes. `python -m tests.plans FOLDER` writes one to look at; its day is DAY.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DAY = date(2024, 10, 15)
FRAMEWORK = "accord-de-cooperation-lys-escaut-draa-oriental"
PLAN = "programme-decennal-lys-escaut-draa-oriental-2016-2025"
ACTIONS = 125
LANGUAGES = ("fr", "en", "nl", "ar")

#: Party, country, subdivision, kind, currency, and what it is called.
PARTIES = (
    ("lys", "BE", "BE-WHT", "region", "EUR", ("Région de la Lys", "Region of the Lys", "Leiestreek", "جهة الليس")),
    ("draa", "MA", "MA-05", "region", "MAD", ("Région du Drâa oriental", "Region of the Eastern Drâa", "Regio Oost-Draa", "جهة درعة الشرقية")),
    ("agence-eau", "BE", "", "public_body", "EUR", ("Agence intercommunale de l’eau et de l’assainissement", "Intermunicipal agency for water and sanitation", "Intercommunaal agentschap voor water en sanering", "الوكالة المشتركة للماء والتطهير")),
    ("office-oasis", "MA", "", "state_service", "MAD", ("Office de mise en valeur des oasis du Drâa oriental", "Office for the oases of the Eastern Drâa", "Dienst voor de oasen van Oost-Draa", "مكتب تنمية واحات درعة الشرقية")),
    ("universite", "BE", "", "academic", "EUR", ("Université de la Lys", "University of the Lys", "Leie-universiteit", "جامعة الليس")),
    ("faculte", "MA", "", "academic", "MAD", ("Faculté polydisciplinaire", "Multidisciplinary faculty", "Multidisciplinaire faculteit", "الكلية متعددة التخصصات")),
    ("hopital", "BE", "", "health", "EUR", ("Centre hospitalier de l’Escaut", "Hospital of the Scheldt", "Scheldeziekenhuis", "المركز الاستشفائي للإسكو")),
    ("chu", "MA", "", "health", "MAD", ("Centre hospitalier provincial", "Provincial hospital", "Provinciaal ziekenhuis", "المركز الاستشفائي الإقليمي")),
    ("artisans", "MA", "", "association", "MAD", ("Fédération des coopératives d’artisans", "Federation of craft cooperatives", "Federatie van ambachtscoöperaties", "فيدرالية تعاونيات الصناع التقليديين")),
    ("ecoles", "BE", "", "association", "EUR", ("Réseau des écoles", "Network of schools", "Scholennetwerk", "شبكة المدارس")),
    ("fonds", "BE", "", "public_body", "USD", ("Fonds multilatéral pour l’adaptation au climat", "Multilateral fund for adaptation to the climate", "Multilateraal fonds voor klimaataanpassing", "الصندوق متعدد الأطراف للتكيف مع المناخ")),
    ("ville", "MA", "", "municipality", "MAD", ("Ville", "Town", "Stad", "المدينة")),
)  # fmt: skip
#: Number, id and title of the axes; one whose number has a dot stands under that before it.
AXES = (
    ("1", "gouvernance", ("Gouvernance territoriale, planification et services aux citoyens", "Territorial governance, planning and services to citizens", "Territoriaal bestuur, planning en diensten aan burgers", "الحكامة الترابية والتخطيط وخدمات المواطنين")),
    ("2", "eau", ("Eau, assainissement et adaptation des oasis au changement climatique", "Water, sanitation and adaptation of the oases to climate change", "Water, sanering en aanpassing van de oasen aan de klimaatverandering", "الماء والتطهير وتكيف الواحات مع التغير المناخي")),
    ("2.1", "eau-potable", ("Eau potable", "Drinking water", "Drinkwater", "الماء الشروب")),
    ("2.10", "eau-agricole", ("Eau agricole et galeries drainantes", "Water for farming and draining galleries", "Landbouwwater en drainagegalerijen", "مياه السقي والخطارات")),
    ("3", "sante", ("Santé de la mère et de l’enfant", "Health of mothers and children", "Gezondheid van moeder en kind", "صحة الأم والطفل")),
    ("10", "economie", ("Économie sociale et solidaire, artisanat et emploi des jeunes", "Social economy, crafts and jobs for the young", "Sociale economie, ambachten en werk voor jongeren", "الاقتصاد الاجتماعي والصناعة التقليدية وتشغيل الشباب")),
)  # fmt: skip
#: What is done, to what, where and how: a title is one of each, and more of the last until it is long enough.
DO = (
    ("Renforcer", "Strengthen", "Versterken van", "تعزيز"),
    ("Réhabiliter et mettre en service", "Rehabilitate and put into service", "Herstellen en in dienst nemen van", "إعادة تأهيل وتشغيل"),
    ("Concevoir, expérimenter puis généraliser", "Design, try out and then spread", "Ontwerpen, uitproberen en veralgemenen van", "تصميم وتجريب وتعميم"),
    ("Accompagner la mise en place de", "Support the setting up of", "Begeleiden van de oprichting van", "مواكبة إحداث"),
    ("Évaluer et documenter", "Evaluate and document", "Evalueren en documenteren van", "تقييم وتوثيق"),
)  # fmt: skip
WHAT = (
    ("le réseau de stations de mesure de la nappe phréatique", "the network of stations that measure the water table", "het net van meetstations van het grondwater", "شبكة محطات قياس الفرشة المائية"),
    ("les galeries drainantes traditionnelles et leurs associations d’usagers", "the traditional draining galleries and the associations of their users", "de traditionele drainagegalerijen en hun gebruikersverenigingen", "الخطارات التقليدية وجمعيات مستعمليها"),
    ("un parcours de formation continue pour les sages-femmes et les infirmiers", "a course of further training for midwives and nurses", "een bijscholingstraject voor vroedvrouwen en verpleegkundigen", "مسار للتكوين المستمر لفائدة القابلات والممرضين"),
    ("un guichet commun d’appui aux coopératives féminines", "a common desk that supports cooperatives of women", "een gemeenschappelijk loket voor vrouwencoöperaties", "شباك مشترك لدعم التعاونيات النسائية"),
    ("les plans communaux de gestion des déchets ménagers", "the municipal plans for household waste", "de gemeentelijke afvalplannen", "المخططات الجماعية لتدبير النفايات المنزلية"),
    ("une plateforme numérique de suivi des engagements réciproques", "a digital platform that follows up mutual commitments", "een digitaal platform voor de opvolging van wederzijdse verbintenissen", "منصة رقمية لتتبع الالتزامات المتبادلة"),
)  # fmt: skip
HOW = (
    ("dans les douze communes rurales du bassin versant", "in the twelve rural municipalities of the catchment", "in de twaalf plattelandsgemeenten van het stroomgebied", "في الجماعات القروية الاثنتي عشرة للحوض"),
    ("en concertation avec les services déconcentrés de l’État", "in consultation with the State’s local services", "in overleg met de gedeconcentreerde staatsdiensten", "بتشاور مع المصالح اللاممركزة للدولة"),
    ("y compris l’acquisition du matériel, la formation des agents et la mise à disposition d’experts pour de courtes missions", "including equipment, the training of staff and experts on short missions", "met inbegrip van materiaal, opleiding van personeel en deskundigen op korte zending", "بما في ذلك اقتناء المعدات وتكوين الأعوان وإيفاد الخبراء في مهام قصيرة"),
    ("avec une attention particulière à l’égalité entre les femmes et les hommes et à l’accessibilité pour les personnes handicapées", "with special attention to equality between women and men and to access for persons with disabilities", "met bijzondere aandacht voor de gelijkheid van vrouwen en mannen en de toegankelijkheid voor personen met een handicap", "مع إيلاء عناية خاصة للمساواة بين النساء والرجال وللولوجيات"),
    ("conformément aux orientations arrêtées par le comité mixte", "in line with what the joint committee decided", "overeenkomstig de richtlijnen van het gemengd comité", "وفقا لتوجيهات اللجنة المشتركة"),
    ("et diffusion des résultats auprès des autres collectivités du réseau", "and spread the results among the other authorities of the network", "en verspreiding van de resultaten bij de andere besturen van het netwerk", "ونشر النتائج لدى باقي الجماعات بالشبكة"),
)  # fmt: skip
HEADINGS = (("Investissement", "Investment", "Investering", "الاستثمار"), ("Fonctionnement", "Operation", "Werking", "التسيير"))  # fmt: skip
WORDS = (
    "renforcer", "reseau", "stations", "mesure", "nappe", "phreatique", "galeries", "drainantes", "associations", "usagers",
    "formation", "continue", "sages-femmes", "infirmiers", "guichet", "commun", "appui", "cooperatives", "plans", "communaux",
)  # fmt: skip
STATUSES = ("in_progress",) * 8 + ("completed",) * 4 + ("planned",) * 4 + ("on_hold", "cancelled", "proposed", "partly_completed")  # fmt: skip


def write(root: Path, seed: int = 13) -> Path:
    """Write the workspace below `root`, a folder that is made, and return it."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    files: dict[str, Mapping[str, Any]] = {
        "coopctl.yaml": {"language": "fr"},
        f"data/agreements/{FRAMEWORK}.yaml": _framework(chance),
        f"data/agreements/{PLAN}.yaml": _plan(chance),
    }
    places = [(FRAMEWORK, number) for number in range(1, 13)] + [(PLAN, number) for number in range(1, ACTIONS - 11)]
    whole, code = "", ""
    for agreement, number in places:
        part = bool(whole) and number % 4 == 0
        name = f"{_slug(chance)}-{number}"[-60:].strip("-")
        if not part:
            whole, code, parts = f"{agreement}/{name}", f"{'DF'[agreement == FRAMEWORK]}{1 + number % 12}.{number}", 0
        parts += part
        action = _action(chance, agreement, whole if part else "", f"{code}.{parts}" if part else code, number)
        files[f"data/actions/{agreement}/{name}.yaml"] = action
    for path, record in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, Dumper=_Repeating, allow_unicode=True, sort_keys=False, width=10_000)
        file.write_text(text, encoding="utf-8")
    return root


class _Repeating(yaml.SafeDumper):
    """Write everything out: coopctl refuses aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _said(texts: Sequence[str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, texts, strict=True))


def _framework(chance: Random) -> Mapping[str, Any]:
    parties = [
        {
            "id": id_,
            "role": "signatory" if id_ in ("lys", "draa") else "partner",
            "name": _said(name),
            "kind": kind,
            "country": country,
            **({"subdivision": subdivision} if subdivision else {}),
        }
        for id_, country, subdivision, kind, _, name in PARTIES
    ]
    return {
        "title": _title(chance, 200),
        "kind": "framework",
        "status": "in_force",
        "signed": date(2015, 12, 3),
        "period": "2016/2025",
        "renewal": {"mode": "tacit", "years": 5, "notice_days": 180},
        "parties": parties,
        "meetings": [_meeting(chance, f"comite-mixte-{year}", date(year, 11, 24), year) for year in range(2016, 2026)],
    }


def _plan(chance: Random) -> Mapping[str, Any]:
    return {
        "title": _title(chance, 300),
        "kind": "action_plan",
        "status": "in_force",
        "parent": FRAMEWORK,
        "signed": date(2016, 2, 1),
        "period": "2016/2025",
        "renewal": {"mode": "explicit", "notice_days": 400},
        "parties": [{"id": each[0], "role": "signatory" if each[0] in ("lys", "draa") else "partner"} for each in PARTIES],
        "axes": [
            {"id": id_, "number": number, "title": _said(title)}
            | ({"parent": "eau"} if "." in number else {})
            for number, id_, title in AXES
        ],
        "meetings": [_meeting(chance, f"suivi-{year}", date(year, 5, 17), year) for year in range(2016, 2026)],
    }  # fmt: skip


def _meeting(chance: Random, id_: str, day: date, year: int) -> Mapping[str, Any]:
    decisions = []
    for number in range(1, 4 if day <= DAY else 1):
        due = day + timedelta(days=chance.randrange(60, 400))
        decision: dict[str, Any] = {
            "id": f"{id_}-{number}",
            "number": f"{year}-{number}",
            "text": _title(chance, 180),
            "owners": [chance.choice(PARTIES)[0], {"organisation": "Secrétariat permanent du comité mixte"}],
            "due": due,
        }
        if due < DAY and chance.random() < 0.8:
            decision["done"] = min(DAY, due + timedelta(days=chance.randrange(-30, 90)))
        decisions.append(decision)
    return {
        "id": id_,
        "date": f"{day}/{day + timedelta(days=1)}",
        "kind": "joint_committee",
        "place": _said(("Maison de la Région", "House of the Region", "Streekhuis", "دار الجهة")),
        **({"decisions": decisions} if decisions else {}),
    }


def _title(chance: Random, least: int) -> dict[str, str]:
    """Return a title of at least so many letters in French, and of the same parts in the other languages."""
    parts = [chance.choice(DO), chance.choice(WHAT), *chance.sample(HOW, len(HOW))]
    while len(" ".join(part[0] for part in parts[:-1])) > least and len(parts) > 3:
        parts.pop()
    return _said([" ".join(each) for each in zip(*parts, strict=True)])


def _slug(chance: Random) -> str:
    return "-".join(chance.sample(WORDS, chance.randrange(2, 8)))[:56].strip("-")


def _action(chance: Random, agreement: str, whole: str, number: str, place: int) -> Mapping[str, Any]:
    first = date(2016, 1, 1) + timedelta(days=chance.randrange(0, 3100))
    last = min(first + timedelta(days=chance.randrange(200, 1500)), date(2025, 12, 31))
    status = STATUSES[place % len(STATUSES)] if first < DAY else "planned"
    if status in ("completed", "partly_completed", "cancelled") and last > DAY:
        last = DAY - timedelta(days=20)
        first = min(first, last - timedelta(days=200))
    lead = chance.choice(PARTIES)[0]
    done = status in ("completed", "partly_completed")
    record: dict[str, Any] = {
        "title": _title(chance, chance.choice((200, 250, 330, 450, 560))),
        "status": status,
        "number": number,
        "period": f"{first}/{last}" if place % 3 else f"{first:%Y-%m}/{last:%Y}",
        "lead": lead if place % 2 else {"party": lead, "organisation": "Direction de la coopération décentralisée et des relations extérieures"},
        "partners": [{"party": each[0], "role": "operator"} for each in chance.sample(PARTIES, 3) if each[0] != lead],
    }  # fmt: skip
    if whole:
        record["part_of"] = whole
    elif agreement == PLAN:
        record["axis"] = chance.choice([each[1] for each in AXES[:-1]])
    if status not in ("proposed", "planned"):
        record["started"] = first
    if done or status == "cancelled":
        record["ended"] = last
    if place % 10 == 5:
        record["recurs"] = f"FREQ=YEARLY;BYMONTH={1 + place % 12};BYMONTHDAY=12"
    record["milestones"] = _milestones(chance, number, first, last, status)
    if place % 3 == 0:
        record["indicators"] = [_indicator(chance, first, last)]
    record["budget"] = [_line(chance, year) for year in range(first.year, min(first.year + 3, last.year + 1))]
    if status != "proposed" and first < DAY and place % 7:
        told = min(last, DAY - timedelta(days=chance.randrange(5, 300)))
        record["updates"] = [
            {"date": max(first, told), "text": _title(chance, 120), "status": status}
            | ({"progress": 100 if status == "completed" else chance.randrange(0, 95)} if place % 5 == 0 else {})
        ]
    elif status in ("on_hold", "cancelled", "partly_completed"):
        record["updates"] = [{"date": min(last, DAY), "text": _title(chance, 120), "status": status}]
    return record


def _milestones(chance: Random, number: str, first: date, last: date, status: str) -> Sequence[Mapping[str, Any]]:
    found = []
    for place in range(1, chance.randrange(2, 6)):
        due = first + (last - first) * place / 5
        step: dict[str, Any] = {
            "id": f"m{place}",
            "number": f"{number}.{place}",
            "title": _title(chance, chance.choice((90, 160, 220))),
            "due": due,
        }
        known = {"proposed": 0.0, "planned": 0.0, "completed": 1.0, "partly_completed": 1.0}.get(status, 0.7)
        if due < DAY and chance.random() < known:
            step["done"] = min(last, DAY, due + timedelta(days=chance.randrange(-20, 60)))
        found.append(step)
    return found


def _indicator(chance: Random, first: date, last: date) -> Mapping[str, Any]:
    readings = [first + (last - first) * share / 4 for share in (1, 2, 3)]
    return {
        "id": "beneficiaires",
        "title": _title(chance, 90),
        "unit": _said(("personnes", "persons", "personen", "أشخاص")),
        "kind": "sum",
        "target": {"value": 1200, "date": last},
        "readings": [{"date": day, "value": chance.randrange(50, 900)} for day in readings if day <= DAY],
    }


def _line(chance: Random, year: int) -> Mapping[str, Any]:
    funder = chance.choice(PARTIES)
    planned = chance.choice((30_924_472, 1_200_000, 41_250.5, 15_000, 327_644.3, 980.25))
    line: dict[str, Any] = {
        "year": year,
        "kind": "in_kind" if chance.random() < 0.2 else "cash",
        "heading": _said(chance.choice(HEADINGS)),
        "funder": funder[0],
        "currency": funder[4],
        "planned": planned,
    }
    if chance.random() < 0.7:
        line["committed"] = round(planned * 0.9, 2)
    if year <= DAY.year and chance.random() < 0.7:
        line |= {"spent": round(planned * chance.uniform(0.2, 0.85), 2), "at": date(min(year, DAY.year - 1), 12, 31)}
    return line


if __name__ == "__main__":
    write(Path(sys.argv[1]))
