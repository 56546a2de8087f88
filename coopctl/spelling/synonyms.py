"""Words that people write for what the files say otherwise: statuses, verdicts, fields, currencies, countries.

They are compared without gender and number, and only serve to ask "did you mean": no file is ever read by them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.patterns import regex
from coopctl.spelling.alike import closest
from coopctl.spelling.other_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping


def folded(text: str) -> str:
    """Return a text without accents and capitals, blanks for dashes and underscores: `Terminé` is `termine`."""
    if text.isascii():
        return " ".join(text.lower().replace("_", " ").replace("-", " ").split())
    plain = normalized("NFKD", text).casefold().replace("_", " ").replace("-", " ")
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


#: Endings of gender and number, which tell no two words of one place apart.
_ENDING = regex(r"(?<=[^\W\d]{3})(?:e?s|e{1,3}s?|x|ة|ات)$")
_AGENT = (regex(r"trices?$"), "teur"), (regex(r"euses?$"), "eur"), (regex(r"elles?$"), "el")


@functools.lru_cache(4096)
def stemmed(text: str) -> str:
    """Return a text's words without accents, capitals, signs, gender and number."""
    return " ".join(_stem(word) for word in re.findall(r"\w+", folded(text)))


def _stem(word: str) -> str:
    for feminine, masculine in _AGENT:
        word = feminine.sub(masculine, word)
    return _ENDING.sub("", word)


def table(**written: str) -> Callable[[], Mapping[str, str]]:
    """Return what gives what is meant by word, made when it is first asked for."""
    return functools.cache(
        lambda: {each.strip(): meant for meant, words in written.items() for each in words.split(",")}
    )


def _lists(**written: str) -> Callable[[], Mapping[str, frozenset[str]]]:
    """Return what gives the lists, stemmed when they are first asked for."""
    lists = {meant: words.split(", ") for meant, words in written.items()}
    return functools.cache(lambda: {meant: frozenset(map(_said, words)) for meant, words in lists.items()})


def _said(text: str) -> str:
    """Return what a text says without accents and endings, a sign alone as itself: %."""
    return stemmed(text) or text.strip()


_WORDS = _lists(**WORDS)


@functools.cache
def _meant_by() -> Mapping[str, frozenset[str]]:
    """Return what each thing that people say may mean."""
    found: dict[str, set[str]] = {}
    for meant, words in _WORDS().items():
        for each in words:
            found.setdefault(each, set()).add(meant)
    return {said: frozenset(meant) for said, meant in found.items()}


#: Words that may mean several others, each of which stands for itself: nobody is to choose in silence.
_WIDE = functools.cache(
    lambda: {
        _said(wide): meant.split()
        for wides, meant in (
            ("commission, commissie, committee, comité, لجنة", "joint_committee steering follow_up working"),
            (
                "convention, accord, contrat, charte, agreement, overeenkomst, akkoord, اتفاقية, اتفاق",
                "framework partnership memorandum other",
            ),
            ("protocole, protocol, بروتوكول", "memorandum partnership amendment"),
            (
                "collectivité, collectivité territoriale, local authority, overheid, جماعة ترابية",
                "region province municipality intermunicipal",
            ),
            ("rapporteur, secrétaire, secretary, secretaris, مقرر", "member expert"),
            ("fondation, stichting, foundation, مؤسسة", "association public_body other"),
            ("coopérative, coöperatie, cooperative, تعاونية", "association company other"),
            ("✅, ✔, ✓, ☑", "in_force signed"),
            ("1, n° 1", "high low"),
            ("3, n° 3", "low high"),
            (
                "en préparation, préparation, in preparation, in voorbereiding, in opmaak, قيد الإعداد, قيد التحضير",
                "proposed planned",
            ),
            (
                "valide, validé, approuvé, adopté, accepté, confirmé, voté, approved, validated, accepted, agreed",
                "planned in_progress signed in_force",
            ),
            (
                "confirmed, goedgekeurd, aanvaard, bevestigd, معتمد, مصادق عليه, مصادق عليها, موافق عليه, مقبول",
                "planned in_progress signed in_force",
            ),
            ("récurrent, permanent, pérenne, continu, doorlopend, مستمر, دائم", "in_progress planned"),
            ("nouveau, nouvelle, new, nieuw, جديد", "proposed planned"),
            ("ok, o.k., 👌, x, oui, yes, ja, نعم, true, vrai", "completed in_progress planned"),
            ("❌, ✖, ✖️, ✗, ✘, ko, false, faux", "planned cancelled"),
            ("réunion, meeting, vergadering, اجتماع", "joint_committee steering follow_up working video"),
        )
        for wide in wides.split(", ")
    }
)

#: What people call a field where it is not the title that a screen gives it.
FIELDS = _lists(
    kind="nature, sorte, catégorie, category, soort, aard, النوع, صنف",
    defaults="par défaut, valeurs par défaut, default, default values, standaard, standaardwaarden, افتراضي",
    ignore="exceptions, exclusions, exclude, excludes, uitzonderingen, استثناءات",
    rhythm="fréquence, périodicité, frequency, frequentie, periodiciteit, دورية, الدورية",
    internal="privé, private, confidentiel, confidential, vertrouwelijk, سري, داخلي",
    language="locale, lang",

    title="nom, name, intitulé, libellé, naam, benaming, اسم",
    summary="contexte, context, achtergrond, السياق, "
    "description, descriptif, objet, abstract, omschrijving, beschrijving, وصف",
    milestones="étapes, étapes clés, livrables, deliverables, tussenstappen, المراحل, محطات",
    weight="coefficient, coef, pondération, weging, weegfactor, معامل",
    currency="devise, monnaie, munt, munteenheid, valuta, عملة, العملة",
    unit="unité de mesure, unit of measure, eenheid, meeteenheid, وحدة القياس",
    sources="bron, bronnen, justificatif, justificatifs, bewijsstuk, bewijsstukken",
    lead="maître d’ouvrage, maîtrise d’ouvrage, chef de projet, lead partner, lead party, project lead, "
    "assignee, assigned to, "
    "projectleider, opdrachtgever, صاحب المشروع, "
    "pilote, pilotage, chef de file, porteur, porteur de projet, owner, responsible, manager, trekker, "
    "verantwoordelijke, مسؤول, حامل المشروع",
    renewal="renouvellement, reconduction, prolongation, prolongement, extension, verlenging, hernieuwing, تجديد",
    owners="uitvoerders, verantwoordelijken",
    tags="mots clés, étiquettes, keywords, labels, trefwoorden, kernwoorden, كلمات مفتاحية",
    spent="dépenses, montant dépensé, montant payé, montant réalisé, montant décaissé, "
    "uitgaven, amount spent, payé, uitgegeven, besteed, betaald, paid",
    planned="budgété, begroot, geraamd, budgeted, coût, coût total, montant, montant total, budget total, enveloppe, "
    "montant prévu, montant prévisionnel, montant budgété, begroot bedrag, gepland bedrag, planned amount, "
    "cost, amount, kosten, kostprijs, bedrag, totaal, المبلغ, التكلفة, المبلغ المتوقع, المبلغ المبرمج",
    documents="pièces jointes, annexes, fichiers, attachments, bijlagen, مرفقات",
    period="validité, période de validité, durée de validité, validity, geldigheid, geldigheidsduur, الصلاحية, "
    "durée, calendrier, planning, duration, duur, looptijd, المدة, الفترة",
    committed="engagements, montant engagé, vastgelegd, vastgelegd bedrag, amount committed",
    notes="remarques, observations, opmerkingen, toelichting, remarks, ملاحظات",
    places="المكان, localisation, lieu, ville, commune, territoire, site, stad, gemeente, plaats, plaatsen, location",
    objectives="buts, doel, doelen, doelstellingen, goals",
    attendees="participants, participantes, présents, présences, deelnemers, aanwezigen, attendance, الحضور, الحاضرون, "
    "المشاركون",
    decisions="relevé de décisions, relevé des décisions, conclusions, besluitenlijst, action points, القرارات",
    about="concerne, concernant, actions concernées, betreft, regards, regarding, relates to, يتعلق ب, بخصوص",
    signed="التوقيع, توقيع, conclu le, conclue le, signature, getekend, getekend op, gesloten op, afgesloten op, "
    "date de signature, signature, signé à, ondertekeningsdatum, ondertekend op, تاريخ التوقيع",
    indicators="kpi, kpis",
    adopted="validé, validé le, approuvé, approuvé le, approved, approved on, goedgekeurd, goedgekeurd op",
    progress="avancée, progrès, vordering, "
    "taux, taux d’avancement, taux de réalisation, pourcentage, percent, percentage, pct, نسبة, نسبة الإنجاز",
    parties="signataires, parties signataires, parties prenantes, parties contractantes, signatories, "
    "contracting parties, ondertekenaars, verdragspartijen, الأطراف الموقعة, الموقعون",
    axes="domaines, domaines de coopération, thèmes, volets, piliers, domains, themes, pillars, thema’s, "
    "domeinen, المجالات",
    meetings="comités, séances, committees, sessions, comités de suivi, vergaderingen, لجان",
    due="date prévue, date limite, date butoir, due date, dead line, échéance prévue, تاريخ الاستحقاق, الأجل",
    done="atteint le, date de réalisation, gerealiseerd op, behaald op, "
    "أنجز في, أنجز, منجز, تم, تم في, تم الإنجاز, تاريخ الإنجاز",
    beneficiaries="public cible, population cible, groupe cible, doelgroep, target group, الفئة المستهدفة",
    means="ressources, ressources humaines, resources, middelen, الموارد",
    priority="urgence, urgency, importance, degré de priorité, belang, الأهمية",
    budget="financement, plan de financement, financiering, financing, funding, التمويل",
    missions="déplacements, voyages, dienstreizen, travels", author="par, rédigé par, door, written by",
    occurrences="تكرارات, التكرارات",
    updates="journal, historique, mises à jour, nouvelles, log, stand van zaken, voortgangsnota's, تحيينات, التحيينات, "
    "التحديثات, المستجدات",
    depends_on="dépendances, dependencies, afhankelijkheden, prérequis, après, requires, after, vereist, "
    "blocked by, depends, dependency, prerequisites, bloqué par, afhankelijk van, يعتمد على, مرتبط ب",
)  # fmt: skip

#: What commands are called elsewhere, or in other languages.
_COMMANDS = _lists(
    find="search, grep, chercher, rechercher, recherche, trouver, zoek, zoeken, بحث, ابحث",
    list="ls, liste, lister, lijst", show="montrer, voir, afficher, view, cat, info, toon, tonen, عرض",
    validate="check, lint, test, verify, valider, vérifier, contrôler, controleer, controleren, تحقق",
    new="create, nouveau, nouvelle, créer, nieuw, maak, جديد", fmt="format, formatter, tidy, opmaken",
    rm="delete, remove, supprimer, effacer, verwijder, verwijderen, حذف",
    mv="rename, move, renommer, hernoem, hernoemen",
    done="finish, complete, close, terminer, clore, klaar, afronden", log="note, noter, update, comment, noteer",
    agenda="next, todo, upcoming, échéances, calendar, calendrier, kalender", timeline="gantt, chart, frise, tijdlijn",
    report="export, rapport, verslag, paper, تقرير", diff="compare, comparer, vergelijk, changes",
    history="blame, historique, geschiedenis", undo="revert, annuler, défaire", status="statut, état, stand, overview",
    help="aide, hulp, man, مساعدة", add="ajouter, toevoegen, أضف", set="fixer, changer, wijzig, wijzigen, assign",
    start="begin, commencer, démarrer, beginnen, starten", resume="continue, reprendre, hervat, hervatten",
    hold="pause, suspendre, suspend, stilleggen", postpone="defer, delay, reschedule, reporter, uitstellen, أجل",
    trend="tendance, évolution, burndown", init="initialiser, setup", resolve="résoudre, oplossen", held="tenu, tenue",
    doctor="diagnose, diagnostic", explain="why, expliquer, pourquoi, uitleg", edit="open, modifier, éditer, bewerk",
)  # fmt: skip

#: Options of other programs, and what says the same here.
_OPTIONS = MappingProxyType(
    {
        **{f"--{name}": f"--format {name}" for name in ("json", "jsonl", "csv", "tsv", "html", "markdown", "table")},
        "--md": "--format markdown", "--no-color": "--color never", "--no-colour": "--color never",
        "--colour": "--color", "-V": "--version", "-v": "--version", "--output-format": "--format",
        "--date": "--as-of", "--today": "--as-of", "--rev": "--at", "--revision": "--at", "--silent": "--quiet",
        "--langue": "--lang", "--taal": "--lang", "--locale": "--lang",
    }
)  # fmt: skip

#: What options are called in the languages of the house, and by other programs.
_SAID_OPTIONS = _lists(
    help="aide, hulp, usage, مساعدة",
    fix="corriger, corrige, réparer, repair, autofix, herstel, herstellen, verbeter, إصلاح, أصلح",
    output="sortie, fichier, out, file, save, uitvoer, bestand, ملف, إخراج",
    sort="tri, trier, trier par, ordre, order, order by, sort by, sorteer, sorteren, volgorde, ترتيب, رتب",
    columns="colonnes, champs, fields, cols, kolommen, velden, أعمدة, الأعمدة",
    health="santé, suivi, alerte, gezondheid, toestand, opvolging, الحالة الصحية, المتابعة",
    reason="motif, raison, pourquoi, why, reden, waarom, سبب, السبب",
    days="jours, dagen, أيام, عدد الأيام",
    since="depuis, dès, sinds, vanaf, after, منذ",
    until="jusque, jusqu'à, tot, before, حتى, إلى",
    on="le, au, op, date, day, jour, dag, يوم, التاريخ",
    to="vers, à, naar, إلى",
    tag="étiquette, mot clé, label, keyword, theme, thème, trefwoord, وسم",
    lead="responsable, pilote, trekker, المسؤول",
    quiet="silencieux, stil, zwijg",
    color="couleur, kleur, لون",
    format="forme, formaat, صيغة, الصيغة",
    author="auteur, par, by, door, كاتب, المؤلف",
    note="remarque, opmerking, ملاحظة",
    milestone="jalon, mijlpaal, مرحلة",
    **{
        "as-of": "au, date, arrêté au, op, op datum, بتاريخ",
        "due-before": "avant, échéance avant, before, voor, قبل",
        "due-after": "après, échéance après, after, na, بعد",
        "updated-since": "depuis, modifié depuis, sinds, since",
        "dry-run": "simulation, simuler, à blanc, essai, test, simuleer, proef, محاكاة, تجربة",
        "fail-on": "échouer si, fail if, strict on, faal bij",
    },
)

_REMARK = "comment, commentaire, remark, remarque, observation, note, opmerking, commentaar, ملاحظة, ملاحظات, تعليق"
_CONTACT = (
    "contact, personne de contact, référent, point focal, correspondant, interlocuteur, contactpersoon, نقطة الاتصال"
)
_WHO = "qui, who, wie, المعني"
_SOMEBODY = "nom, name, naam, الاسم"
#: What may be meant by the name of another field that a row, or a record, does not have.
_IN_ROWS = _lists(
    source="origine, provenance, origin, herkomst, oorsprong, المصدر, الأصل",
    key="clé, clés, sleutel, identifiant, id, code, المفتاح",
    into="accord, agreement, overeenkomst, convention, dans, اتفاقية, الاتفاقية",
    left_out="ignore, ignorer, ignorés, exclure, exclus, weglaten",
    percent="pourcentage, pourcentages, percentage, procent",
    header="en-tête, entête, kop, titres",
    codes="code, règle, règles, rule, rules, regel, regels, القواعد, قاعدة",
    paths="path, fichier, fichiers, file, files, chemin, chemins, bestand, bestanden, pad, ملفات, مسارات",
    severity="niveau, niveau de gravité, level, ernst, مستوى, المستوى",
    ref="id, identifiant, identifier, code, kenmerk, معرف",
    lead=f"{_CONTACT}, {_WHO}",
    author=_WHO,
    coordinators=_CONTACT,
    sources="pv, procès verbal, compte rendu, cr, verslag, notulen, minutes, محضر, rapport, report, document, "
    "documents, pièce jointe, pièces jointes, annexe, annexes, bijlage, bijlagen, attachment, "
    "وثيقة, وثائق",
    subdivision="région, region, code région, gewest, regio, province, جهة",
    code="pays, country, land, بلد, البلد, marqueur, marker, thème",
    share="pourcentage, percentage, part, quote-part, procent, aandeel, pct, proportion, taux, نسبة, النسبة, حصة",
    significance="importance, niveau, score, belang, أهمية",
    functions="role, rôle, rol, fonction, qualité, functie, صفة, الصفة",
    by="party, partie, organe, body, autorité, authority, instance, conseil, council, door, par, من طرف, "
    "date, échéance, date limite, deadline, due, datum, le, on, tegen, avant le, pour le, أجل",
    party="id, partie, côté, partij, طرف",
    funder="source, source de financement, financé par, payeur, payer, bron, financier, المصدر, الجهة الممولة",
    year="an, exercice, exercice budgétaire, boekjaar, fiscal year",
    person=f"{_SOMEBODY}, {_WHO}, personne, prénom, nom et prénom, persoon, شخص",
    organisation=f"{_SOMEBODY}, service, direction, département, department, dienst, afdeling, مصلحة, مديرية, "
    "organisme, institution, structure, établissement, entité, instelling, هيئة, المنظمة, منظمة, المؤسسة, مؤسسة, الجهة",
    place="ville, commune, lieu, localité, stad, gemeente, مدينة",
    aliases="sigle, acronyme, acronym, afkorting",
    years="durée, durée en années, duur, duration, ans, années",
    format="version",
    number="num, numéro, n, nr, nummer, رقم, numéro d'action, n° d'action, action number, actienummer, رقم الإجراء",
    people="participants, personnes, nombre de personnes, agents, deelnemers, personen, أشخاص, مشاركون",
    missions="nombre, nombre de missions, aantal, عدد",
    heading="rubrique, poste, ligne, ligne budgétaire, chapitre, budget line, rubriek, post, بند, البند",
    at="à la date du, arrêté au, situation au, stand op, as at, إلى غاية",
    verdict="avis, conclusion, conclusions, appréciation, note, résultat, rating, result, opinion, advies, besluit, "
    "beoordeling, resultaat, التقدير, الرأي, النتيجة",
    value="cible, valeur cible, doelwaarde, streefwaarde, valeur atteinte, atteint, actual value, gehaald",
    mode="type, forme, kind, modalité, soort, wijze, نوع, الطريقة",
    about="sur, over, عن, actions, action, action concernée, projet, projets, acties, actie, إجراءات",
    steps="étapes, jalons, milestones, tussenstappen, مراحل",
    to="arrivée, aankomst, vers, à, naar, destination",
    **{"from": "départ, provenance, vertrek, de, depuis, van, origine"},
    owners=f"lead, leads, pilote, pilotes, responsable, responsables, par qui, {_WHO}, door, المسؤول, "
    "porteur, porteurs, chargé du suivi, chargée du suivi, eigenaar, eigenaars, trekker, trekkers, verantwoordelijke, "
    "actiehouder, assignee",
    text=f"{_REMARK}, title, titre, titel, intitulé, libellé, décision, decision, besluit, القرار, العنوان, "
    "summary, résumé, description, descriptif, détails, contenu, message, content, inhoud, "
    "omschrijving, beschrijving, وصف, نص",
    note=_REMARK,
    notes=_REMARK,
    status="état, etat, état d’avancement, situation, state, toestand, الحالة, الوضع",
    spent="réalisé, consommé, exécuté, décaissé, liquidé, mandaté, realised, realized, disbursed, executed, actual, "
    "gerealiseerd, مصروف",
    baseline="initial, date initiale, prévu initialement, prévision initiale, originally, oorspronkelijk, "
    "valeur initiale, valeur de référence, valeur de départ, situation initiale, initial value, "
    "start value, beginwaarde, nulmeting, القيمة المرجعية",
    publisher="auteur, author, auteurs, source, émetteur, uitgever, auteur, صاحب, المؤلف, الناشر",
    target="الهدف, valeur cible, objectif, target value, goal, doel, streefwaarde, القيمة المستهدفة",
    readings="valeurs, mesures, relevés, réalisé, valeur actuelle, values, measurements, actuals, waarden, metingen, "
    "القيم",
    axis="composante, composant, component, المكون, "
    "thème, thématique, volet, domaine, pilier, theme, pillar, strand, thema, pijler, luik, محور, مجال",
    objectives="résultats attendus, résultat attendu, expected results, expected outcome, verwacht resultaat, "
    "verwachte resultaten, النتائج المنتظرة",
    date="échéance, date limite, deadline, due, by, horizon, à l’horizon, tegen, "
    "année, year, jaar, سنة, on, le, op, the, when, quand, wanneer, jour, day, dag, يوم, متى",
    title="étape, jalon, indicateur, stap, mijlpaal, milestone, step, indicator, المرحلة, مرحلة, المؤشر, مؤشر",
    due="قبل, fin, date de fin, fin prévue, end, end date, einddatum, einde, تاريخ النهاية, "
    "on, le, op, when, quand, wanneer, date, deadline, délai, pour le, "
    "avant, avant le, before, by, voor, uiterlijk, uiterste datum, tegen, أجل",
    done="fini, fini le, finished on, afgerond, afgerond op, "
    "on, le, op, when, quand, wanneer, date, status, statut, état, fait, fait le, réalisé, réalisé le, achevé, "
    "terminé, date de réalisation, finished, completed, gedaan, klaar, voltooid, stand van zaken, منجز, الحالة, حالة, "
    "أنجز, أنجز في",
    dropped="vervallen, vervallen op, geschrapt, geannuleerd op, annulé le, supprimé le, cancelled on, ألغي, ألغي في",
)


def _called(words: str) -> Callable[[], frozenset[str]]:
    """Return what gives the words, stemmed when they are first asked for."""
    return functools.cache(lambda: frozenset(map(stemmed, words.split(", "))))


#: What asks until when something is to be, and not when it was.
_BY_WHEN = _called("échéance, date limite, deadline, due, by, horizon, à l’horizon, tegen")
#: What people call fields that no record has, or not there: see `stands_for`.
BEGINNING = _called(
    "début, date de début, date début, début prévu, from, start, start date, starts, begin, begindatum, van, vanaf, "
    "started, startdatum, aanvang, lancement, date de lancement, "
    "entrée en vigueur, date d’entrée en vigueur, entry into force, effective date, inwerkingtreding, "
    "démarrage, date de démarrage, البداية, date d’effet, date d'effet, date effet, prise d'effet, effective from, "
    "effective, ingangsdatum, ingang, تاريخ السريان, تاريخ الدخول حيز التنفيذ, "
    "تاريخ البداية, بداية"
)
END = _called(
    "fin, date de fin, date fin, fin prévue, fin de l’accord, end of the agreement, einde van de overeenkomst, "
    "نهاية الاتفاقية, to, end, end date, ends, einde, eind, einddatum, tot, expires, expiry, "
    "expiration, date d'expiration, clôture, date de clôture, deadline, échéance, vervaldatum, until, "
    "expire, expire le, expires on, loopt af op, date de fin de validité, تنتهي في, تاريخ الانقضاء, "
    "ended, النهاية, تاريخ النهاية, نهاية, تاريخ الانتهاء"
)
POSTPONED = _called(
    "reporté, reporté à, reporté au, report, nouvelle date, nouvelle échéance, date révisée, échéance révisée, "
    "postponed, postponed to, new date, new due, revised, revised date, uitgesteld, uitgesteld tot, nieuwe datum, "
    "herziene datum, مؤجل, مؤجلة, تاريخ جديد, التاريخ الجديد"
)
CONTACTS = _called(
    "email, e mail, mail, courriel, mél, adresse mail, adresse e mail, adresse électronique, e mailadres, mailadres, "
    "tel, tél, téléphone, telephone, phone, gsm, mobile, portable, fax, telefoon, telefoonnummer, whatsapp, "
    "الهاتف, هاتف, البريد الالكتروني, بريد"
)
#: When, and by whom, a file was made or changed.
MADE = _called(
    "created, created at, created on, created by, date created, creation date, créé, créé le, créé par, "
    "date de création, modified, modified at, modified by, last modified, updated by, modifié le, modifié par, "
    "date de modification, "
    "aangemaakt, aangemaakt op, aangemaakt door, gewijzigd op, gewijzigd door, تاريخ الإنشاء, أنشئ في, عدل في"
)
EVERYONE = _called(
    "les deux, les deux parties, les deux régions, les deux villes, tous, toutes, toutes les parties, tout le monde, "
    "both, both parties, all, all parties, everyone, beide, beide partijen, beide steden, beide regio's, alle, "
    "les régions, les villes, les parties, les partenaires, the parties, the partners, de partijen, de regio's, "
    "alle partijen, allen, الطرفان, الجهتان, المدينتان, الطرفين, الجميع, كلا الطرفين"
)
AGREEMENT = _called("agreement, accord, convention, partenariat, overeenkomst, akkoord, اتفاقية, الاتفاقية, اتفاق")
#: What people call the name of a record, which its file has.
NAME = _called("id, ref, référence, reference, identifiant, identifier, slug, code, kenmerk, المعرف, المرجع, الرمز")
ACTIONS = _called(
    "actions, action, projets, projects, projecten, acties, activités, activities, activiteiten, الاجراءات"
)

_YES = _called(
    "oui, yes, ja, نعم, vrai, true, waar, صحيح, on, aan, activé, activée, enabled, ingeschakeld, مفعل, ok, x, y, o, j, "
    "d'accord, bien sûr, toujours, always, altijd, دائما, أجل"
)
_NO = _called(
    "non, no, nee, لا, faux, false, onwaar, خطأ, off, uit, désactivé, désactivée, disabled, uitgeschakeld, معطل, n, "
    "jamais, never, nooit, أبدا, كلا, neen"
)

_DATE = _called("date, dates, datum, data, تاريخ, التاريخ")

_CURRENCIES = table(
    EUR="euro, euros, €, اورو, يورو",
    MAD="dirham, dirhams, dh, dhs, درهم",
    USD="dollar, dollars, $, us$",
    GBP="pound, pounds, livre, £",
)

_LANGUAGES = table(
    fr="french, francais, francaise, langue francaise, frans, fra, fre, الفرنسية, فرنسية",
    en="english, anglais, engels, eng, ang, الانجليزية", ar="arabic, arabe, arabisch, ara, العربية, عربية, عربي",
    de="german, allemand, deutsch", nl="dutch, neerlandais, nederlands, nld, flamand, vlaams, flemish, vl, الهولندية",
    zgh="amazigh, amazighe, tamazight, berbere, tamazirt, امازيغية, الامازيغية, ⵜⴰⵎⴰⵣⵉⵖⵜ",
    es="spanish, espagnol, espanol, spa",
    it="italian, italien, italiano, ita",
)  # fmt: skip


#: The languages that a country's papers are mostly written in, the first first.
_SPOKEN = MappingProxyType(
    {
        country: tuple(languages.split())
        for languages, countries in (
            ("ar fr", "MA TN DZ MR LB"), ("ar", "EG JO PS SA AE QA KW OM BH YE SY IQ LY"),
            ("fr nl de", "BE"), ("de fr it", "CH"), ("lb fr de", "LU"), ("en fr", "CA"), ("en", "GB UK US AU NZ IE"),
            ("fr", "SN CD CG CI BJ TG BF ML NE GN GA MC"), ("rw en fr", "RW"), ("rn fr", "BI"), ("de", "AT"),
            ("pt", "BR MZ AO"), ("es", "MX CL CO PE"), ("da", "DK"), ("sv", "SE"), ("el", "GR"), ("cs", "CZ"),
            ("ja", "JP"), ("zh", "CN"), ("ko", "KR"), ("vi", "VN"), ("sl", "SI"), ("et", "EE"), ("uk", "UA"),
        )
        for country in countries.split()
    }
)  # fmt: skip


def word(written: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that `written` says in other words, None where none does."""
    # Some words stand for another one elsewhere: what suspends an action is not what suspends an agreement.
    meant = _meant_by().get(_said(written), ())
    return next((each for each in words if each in meant), None) if meant else None


def meant(written: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return those of `words` that `written` says in other words."""
    said = _said(written)
    return tuple(each for each in words if said in _WORDS().get(each, ()))


def nearly(written: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that a mistyped word of several letters says in other words: anulée, en cour."""
    said = _said(written)
    found = {
        each
        for each in words
        if len(said) >= _SHORTEST
        and not _EVERY_SO_MANY.search(folded(written))
        and (near := closest(said, _WORDS().get(each, ()), _ALIKE))
        and _so_many(said) == _so_many(near)
    }
    return found.pop() if len(found) == 1 else None


def _so_many(word: str) -> str:
    """Return how a word begins that says how many: bimensuel is no mistyped mensuel."""
    match = _SO_MANY.match(word)
    return match[0] if match else ""


_SO_MANY = regex(r"bis|bi|tri|semi|half|twee|drie|zes")
#: A shorter word is another one when it has another letter; so alike are a word and one mistyped.
_SHORTEST, _ALIKE = 6, 0.87
#: Words that turn what follows into its opposite, or leave it open.
_NOT = regex(r"\b(?:pas|non|not|no|niet|nog|sans|a|to|te|لم|لا|غير|لن|jamais|never|nooit|avant|before|ni)\b")
#: What says that something comes again after several of a thing: tous les deux mois.
_EVERY_SO_MANY = regex(r"\b(?:les|de|every|each|كل) (?:[2-9]|deux|two|twee|trois|three|drie|other|andere)\b")
_LONGEST_PHRASE = 4


def among(written: str, words: Collection[str]) -> tuple[str, ...]:
    """Return those of `words` that parts of a text say, the longest parts first: convention de jumelage is twinning.

    Nothing where a word of the text may turn them round: pas encore réalisé.
    """
    parts = folded(written).split()
    if len(parts) > _LONGEST_PHRASE * 2 or _NOT.search(folded(written)) or _EVERY_SO_MANY.search(folded(written)):
        return ()
    found: list[str] = []
    at = 0
    while at < len(parts):
        for length in range(min(_LONGEST_PHRASE, len(parts) - at), 0, -1):
            if meant := word(" ".join(parts[at : at + length]), words):
                found.append(meant)
                at += length
                break
        else:
            at += 1
    return tuple(dict.fromkeys(found))


def several(written: str, words: Collection[str]) -> tuple[str, ...]:
    """Return those of `words` that a word which is too wide may mean: commission, comité; none for any other."""
    found = tuple(each for each in _WIDE().get(_said(written), ()) if each in words)
    return found if len(found) > 1 else ()


def in_row(written: str, fields: Iterable[str]) -> tuple[str, ...]:
    """Return those of the fields of a row that may be meant by a field that it does not have."""
    said = stemmed(written)
    found = tuple(each for each in fields if said in _IN_ROWS().get(each, ()))
    # by is also who does it, and a row may be called by what the rows are
    return tuple(each for each in found if each not in ("by", "title")) if len(found) > 1 else found


def stands_for(written: str, *called: Callable[[], frozenset[str]]) -> bool:
    """Whether a key is one of what people call a thing, or one of several: `date_fin` is one of END."""
    return any(stemmed(written) in words() for words in called)


def truth(written: str) -> bool | None:
    """Return whether a text says yes or no, None where it says neither; a tick says yes."""
    if written.strip() in _TICKS or stands_for(written, _YES):
        return True
    return False if stands_for(written, _NO) else None


_TICKS = frozenset("✓✔☑✅")
#: What says that a value is another one from now on: nouveau statut.
_NEW = regex(
    r"(?:nouve(?:au|lle|l)|new|nieuwe?|actuel(?:le)?|current|huidige?) (?P<of>.+)|(?P<before>.+) (?:ال)?(?:جديد|حالي)ة?"
)


def without_new(written: str) -> str:
    """Return what is called new, or of now, "" for any other text: nouveau statut is statut."""
    match = _NEW.fullmatch(folded(written))
    return (match["of"] or match["before"]) if match else ""


def when(written: str) -> bool:
    """Whether a key asks when something was: on, quand, date."""
    return stemmed(written) in (_IN_ROWS()["date"] - _BY_WHEN()) | _DATE()


def command(written: str, known: Iterable[str]) -> str | None:
    """Return the one of the `known` commands that is called so elsewhere, None where none is."""
    said = stemmed(written)
    return next((each for each in known if said in _COMMANDS().get(each, ())), None)


def option(written: str, known: Collection[str]) -> str | None:
    """Return what says here what an option of other programs does, None where none of those `known` does."""
    meant = _OPTIONS.get(written, "")
    if meant.partition(" ")[0] in known:
        return meant
    said = stemmed(written)
    return next(
        (f"--{name}" for name, words in _SAID_OPTIONS().items() if f"--{name}" in known and said in words), None
    )


def currency(written: str) -> str | None:
    """Return the code of a currency by its name or sign."""
    return _CURRENCIES().get(folded(written))


def language(written: str) -> str | None:
    """Return the tag of a language by its name, or by its code of three letters."""
    return _LANGUAGES().get(folded(written))


def languages(written: str) -> tuple[str, ...]:
    """Return the tags of the languages that a text names: français et arabe."""
    return tuple(dict.fromkeys(filter(None, map(language, re.findall(r"[^\W\d_]+", written)))))


def spoken(country: str) -> tuple[str, ...]:
    """Return the tags of the languages of a country, by its code: MA is ar and fr; none where they are not known."""
    return _SPOKEN.get(country.upper(), ())
