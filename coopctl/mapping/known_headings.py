"""What people head columns with, and the field that it stands for; compared without gender, number, accents and signs.

From the trackers of regions, cities and ministries in French, English, Dutch, Arabic and Spanish.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from coopctl.mapping.headings import plain
from coopctl.spelling import synonyms

#: Fields as paths; those of a row of a list with the list before them. The first that fits counts.
_SAID = {
    "contact": "contact, courriel, email, e-mail, mail, telephone, tel, gsm, phone, adresse, correo, telefono, "
    "البريد الإلكتروني, الهاتف, e-mailadres, telefoon",
    "updated": "last update, last updated, updated, updated at, updated on, last modified, date modified, "
    "derniere mise a jour, date de mise a jour, mise a jour, mis a jour le, date de derniere modification, "
    "derniere modification, laatst bijgewerkt, bijgewerkt op, fecha de actualizacion, ultima actualizacion, "
    "actualizado, تاريخ التحديث, آخر تحديث",
    "code": "code, n°, no, num, numero, n° action, numero action, ref, reference, id, identifiant, identifier, nr, "
    "nummer, code action, key, index, رقم, رمز, الرمز, الرقم, codigo, indicador codigo",
    "part_of": "action parente, parent, action mere, sous action de, parent action, bovenliggende actie",
    "ended": "date de realisation, fin reelle, date de fin reelle, acheve le, date d'achevement, actual end, "
    "actual end date, completed on, completed at, completion date, resolved, closed on, closed at, date closed, "
    "date de cloture, cloture le, afgerond op, fecha de cierre, werkelijke einddatum, تاريخ الإنجاز الفعلي",
    "started": "debut reel, date de debut reelle, actual start, actual start date, werkelijke startdatum",
    "budget.committed": "engage, montant engage, budget engage, committed, commitment amount, vastgelegd, "
    "المبلغ الملتزم به",
    "budget.spent": "depense, depenses, montant depense, paye, montant paye, consomme, execute, spent, paid, "
    "expenditure, uitgegeven, betaald, المصروف, المبلغ المصروف, ejecutado, gastado, pagos",
    "budget.funder": "financeur, bailleur, bailleur de fonds, source de financement, financement, funder, donor, "
    "funding source, financier, financiering, الممول, مصدر التمويل, financiador, fuente de financiacion",
    "budget.currency": "devise, code devise, monnaie, currency, currency code, munt, munteenheid, valuta, "
    "العملة, عملة, moneda, divisa",
    "budget.planned": "investment, investissement, investering, inversion, budget, budget prevu, "
    "budget previsionnel, montant, montant prevu, cout, cout estime, cout total, cost, amount, planned budget, "
    "estimated cost, begroting, bedrag, kost, raming, الميزانية, المبلغ, الكلفة, التكلفة, presupuesto, monto, costo",
    "progress": "avancement, taux, taux d'avancement, % d'avancement, taux de realisation, % realise, % avancement, "
    "pourcentage, % , progress, % complete, percent complete, completion, voortgang, % voortgang, uitvoeringsgraad, "
    "نسبة الإنجاز, نسبة التقدم, avance, % avance, porcentaje, porcentaje de avance",
    "status": "statut, etat, etat d'avancement, etat de realisation, etat d'execution, stade, status, state, "
    "implementation status, stand van zaken, toestand, الحالة, حالة الإنجاز, الوضعية, estado, estado de avance",
    "period.from": "debut, date de debut, date debut, demarrage, lancement, start, start date, begin date, begin, "
    "begindatum, startdatum, aanvang, تاريخ البدء, تاريخ البداية, البداية, inicio, fecha de inicio, fecha inicio",
    "period.to": "fin, date de fin, date fin, fin prevue, echeance, date d'echeance, delai, terme, deadline, end, "
    "end date, due, due date, target date, einde, einddatum, تاريخ الانتهاء, تاريخ النهاية, النهاية, الأجل, "
    "fecha fin, fecha de fin, fecha final, plazo",
    "period": "periode, calendrier, period, planning, timeline, looptijd, الفترة, periodo, annee, year, jaar, السنة",
    "lead": "responsable, pilote, porteur, chef de file, structure pilote, service pilote, service responsable, "
    "direction, direction pilote, entite responsable, organisme responsable, maitre d'ouvrage, lead, owner, "
    "lead agency, responsible, responsible entity, department, lead dept, verantwoordelijke, trekker, المسؤول, "
    "الجهة المسؤولة, الجهة الحاملة, المكلف, entidad responsable, dependencia",
    "lead.person": "assignee, assigned to, assigne a, attribue a, toegewezen aan, asignado a, المكلف به, "
    "personne pilote, chef de projet, referent, personne responsable, project manager, contactpersoon",
    "partners": "partenaire, partenaires, partners, partner, acteurs, الشركاء, المتدخلون, socios, aliados",
    "axis": "axe, axe strategique, theme, thematique, pilier, domaine, volet, programme, axis, pillar, area, "
    "strategic axis, thema, pijler, domein, المحور, المجال, الركيزة, eje, linea estrategica, categoria",
    "priority": "priorite, niveau de priorite, priority, prioriteit, الأولوية, prioridad",
    "objectives": "objectif, objectifs, finalite, objective, objectives, goal, aim, doelstelling, doel, "
    "doelstellingen, الهدف, الأهداف, objetivo, objetivos",
    "beneficiaries": "beneficiaire, beneficiaires, public cible, cibles, beneficiaries, target group, doelgroep, "
    "المستفيدون, الفئة المستهدفة, beneficiarios",
    "means": "moyens, moyens humains et techniques, ressources, means, resources, middelen, الوسائل, الموارد, recursos",
    "places": "lieu, lieux, localisation, commune, territoire, place, location, plaats, locatie, gemeente, المكان, "
    "الموقع, الجماعة, lugar, ubicacion, municipio",
    "tags": "mots cles, etiquettes, tags, keywords, trefwoorden, كلمات مفتاحية",
    "update": "observation, observations, commentaire, commentaires, remarque, remarques, note, notes, suivi, "
    "points de vigilance, comment, comments, remark, remarks, update, latest news, opmerking, opmerkingen, "
    "toelichting, ملاحظة, ملاحظات, observaciones, comentarios",
    "summary": "description, descriptif, resume, contenu, detail, details, summary, omschrijving, beschrijving, "
    "الوصف, التفاصيل, descripcion",
    "title": "promise, promesse, promesa, belofte, engagement, engagements, compromiso, meta, recommendation, "
    "recommandation, aanbeveling, task, tache, taak, tarea, deliverable, livrable, etape, headline, item, issue, "
    "ticket, titre, intitule, intitule de l'action, titre de l'action, action, actions, libelle, "
    "libelle de l'action, nom, nom de l'action, designation, projet, intitule du projet, activite, mesure, title, "
    "name, action name, project, project name, activity, measure, commitment, titel, naam, actie, maatregel, "
    "titel van de actie, العنوان, عنوان الإجراء, الإجراء, المشروع, عنوان المشروع, النشاط, titulo, nombre, accion, "
    "actividad, proyecto",
}
#: What heads titles and other things too: a place, a person, what several rows belong to.
_VAGUE = frozenset(
    map(
        synonyms.stemmed,
        ("nom", "name", "naam", "nombre", "projet", "project", "proyecto", "المشروع", "item", "meta", "etape"),
    )
)
_INNER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CODES = frozenset({"id", "code", "key", "ref", "uid", "nr", "no"})
_SIGNS = re.compile(r"[€$£%]|\b(?:EUR|USD|MAD|DH|DHS|HT|TTC)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
FIELDS = MappingProxyType(
    {
        said: path
        for path, words in reversed(_SAID.items())
        for each in words.split(", ")
        if (said := synonyms.stemmed(each) or each.strip())
    }
)
#: What thousands and millions are called in a heading.
_SCALES = (
    (
        1_000_000,
        re.compile(
            r"\b(?:M€|MEUR|MDH|MMAD|millions?|miljoen|millones|mio|مليون)|[€£$] ?m(?:n|io)?\b|\bm[£$]", re.IGNORECASE
        ),
    ),
    (
        1_000,
        re.compile(
            r"\bk ?(?:[€£$]|EUR|MAD|DHS?\b|USD|GBP)|[€£$] ?k\b|\b(?:milliers?|thousands?|duizend|miles)|ألف|آلاف|"
            r"[€£$] ?['’]?000s?\b|['’(]000s?\b|\b[x×] ?1[ .,]?000\b",
            re.IGNORECASE,
        ),
    ),
)


def field_of(heading: str) -> str:
    """Return the path of the field that a heading stands for, "" where none is known."""
    heading = _INNER.sub(" ", heading)  # actionName
    whole = plain(heading)
    for text in (whole, plain(_ASIDE.sub(" ", whole)), plain(_SIGNS.sub(" ", _ASIDE.sub(" ", heading)))):
        found = FIELDS.get(synonyms.stemmed(text) or text)
        if found:  # “% spent” is no amount
            return "" if "%" in heading and found.startswith("budget.") else found
    if whole.startswith("%"):
        return "progress"
    words = synonyms.stemmed(_ASIDE.sub(" ", whole)).split()
    if len(words) == 2 and words[1] in _CODES and FIELDS.get(words[0]) == "title":
        return "code"  # task_id
    # a longer heading that begins as a known one does: "Budget prévu 2024-2026", "Responsable de l'action"
    starts = (FIELDS.get(" ".join(words[:count])) for count in range(min(len(words) - 1, 4), 0, -1))
    return next((each for each in starts if each and each not in ("title", "code", "contact")), "")


def title_rank(heading: str) -> int:
    """Return how surely a heading is that of a title: 3 by its name, 2 where that heads other things, 1 within it."""
    words = synonyms.stemmed(_INNER.sub(" ", heading))
    if FIELDS.get(words) == "title":
        return 2 if words in _VAGUE else 3
    within = [each for each in words.split() if FIELDS.get(each) == "title" and each not in _VAGUE]
    return 1 if within and words.split()[-1] not in _CODES else 0


def scale_of(heading: str) -> int:
    """Return what the amounts under a heading are counted in: 1, 1,000 or 1,000,000."""
    return next((times for times, pattern in _SCALES if pattern.search(heading)), 1)
