"""Slips as officers make them: where they are told, how help mends them, and that who obeys has what was meant.

A row is what stood there, what was written, the code, the text that is marked, words of the help, and what stands
there once the help is obeyed. Where the help leaves one mend, it is that mend that writes it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coopctl.checking import engine
from coopctl.i18n.words import words
from coopctl.loading import loader
from tests.tables import table
from tests.test_obeying import replaced
from tests.whole import Held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.findings import Finding
    from coopctl.loading.loader import Loaded

SETTINGS = "format: 1\nlanguage: fr\n"
AGREEMENT = """\
title: {fr: Hauts-de-France – Souss-Massa, ar: شراكة}
kind: partnership
status: in_force
parties:
  - id: hdf
    role: signatory
    name: {fr: Région Hauts-de-France, nl: Regio Hauts-de-France}
    kind: region
    country: FR
  - id: souss
    role: signatory
    name: {fr: Région Souss-Massa, ar: جهة سوس ماسة}
    aliases: [CRSM]
    country: MA
summary: Un partenariat entre deux régions.
signed: 2024-01-15
period: 2024/2026
renewal: {mode: tacit, years: 3}
axes:
  - id: patrimoine
    number: 1
    title: Culture et patrimoine
  - id: eau
    number: 2
    title: Eau et agriculture
  - id: formation
    number: 3
    title: {fr: Formation professionnelle et jeunesse, nl: Beroepsopleiding en jeugd, ar: التكوين المهني والشباب}
meetings:
  - id: comite-2025
    date: 2025-02-10
    kind: joint_committee
    attendees:
      - {party: souss, person: Karim Bennani, role: chair}
    decisions:
      - id: note-eau
        text: Rédiger une note sur l'eau
        owners: [souss]
        about: [hdf-souss/jeunes-guides]
documents:
  - id: convention
    title: Convention de partenariat
    kind: official
sources: [convention]
"""
ACTION = """\
title: Formation de jeunes guides
summary: Former vingt guides de montagne.
status: planned
axis: formation
number: 7
period: 2024-03/2026-06
lead: souss
coordinators: [hdf, souss]
priority: high
tags: [jeunesse, tourisme]
depends_on: [hdf-souss/centre-eau]
milestones:
  - id: appel
    title: Appel à candidatures
    due: 2024-06
budget:
  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}
missions:
  - {from: hdf, to: souss, year: 2024, planned: {missions: 2, days: 5}}
updates:
  - {date: 2024-05-02, text: Les candidats sont connus., author: souss}
sources: [convention]
notes:
  - À suivre avec le lycée
  - Salle à réserver
"""
OTHER = """\
title: {fr: Centre de l'eau, nl: Watercentrum}
status: planned
axis: eau
number: 4
period: 2024/2025
lead: hdf
sources: [convention]
"""
CHARTER = """\
title: Charte de jumelage
kind: twinning
status: in_force
signed: 2010-05-01
parties: [{id: mons, role: signatory, name: Mons, country: BE}, {id: sefrou, role: signatory, name: Sefrou, country: MA}]
"""
FILES = {
    "coopctl.yaml": SETTINGS,
    "data/agreements/mons-sefrou.yaml": CHARTER,
    "data/agreements/hdf-souss.yaml": AGREEMENT,
    "data/actions/hdf-souss/jeunes-guides.yaml": ACTION,
    "data/actions/hdf-souss/centre-eau.yaml": OTHER,
}
PLACES = {
    "agreement": "data/agreements/hdf-souss.yaml",
    "action": "data/actions/hdf-souss/jeunes-guides.yaml",
    "settings": "coopctl.yaml",
}

_LEAD, _AXIS, _TITLE, _SUMMARY = (
    "lead: souss\n",
    "axis: formation",
    "title: Formation de jeunes guides",
    "summary: Former vingt guides de montagne.",
)
_ROLE, _STATUS, _PRIORITY = "role: chair", "status: planned", "priority: high"

#: Helps that offer several readings.
OFFERS = ("write what you mean: {words}", "write what you mean: {words}; … is the year", "write one of {words}")

#: (file, what stood there, what was written, code, what is marked, words of the help, what stands there when obeyed)
SLIPS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    # ---- a number, and words beside it that mean something
    ("action", "planned: 60000", "planned: 60000 HT", "wrong-type", "60000 HT", "60000 alone, and the rest of ‘60000 HT’ in a note", "planned: 60000, note: HT"),
    ("action", "planned: 60000", "planned: 60000 € TTC", "wrong-type", "60000 € TTC", "60000 alone", "planned: 60000, note: TTC"),
    ("action", "planned: 60000", "planned: 60000 excl. btw", "wrong-type", "60000 excl. btw", "60000 alone", "planned: 60000, note: excl. btw"),
    ("action", "planned: 60000", "planned: ~60000", "wrong-type", "~60000", "60000 alone", "planned: 60000, note: env."),
    ("action", "planned: 60000", "planned: env. 60 000", "wrong-type", "env. 60 000", "60000 alone", "planned: 60000, note: env."),
    ("action", "planned: 60000", "planned: حوالي 60000", "wrong-type", "حوالي 60000", "60000 alone", "planned: 60000, note: حوالي"),
    ("action", "planned: 60000", "planned: 60000 EUR par an", "wrong-type", "60000 EUR par an", "60000 alone", "planned: 60000, note: par an"),
    ("action", "days: 5}", "days: 5 MAX}", "wrong-type", "5 MAX", "5 alone", "days: 5}"),
    ("action", "year: 2024, kind", "year: vers 2024, kind", "wrong-type", "vers 2024", "2024 alone", "year: 2024, kind"),
    ("action", "year: 2024, kind", "year: 2024-06, kind", "wrong-type", "2024-06", "2024 alone", "year: 2024, kind"),
    ("action", "year: 2024, kind", "year: 2024/2025, kind", "wrong-type", "2024/2025", "what you mean: 2024, 2025", "year: 2024, kind"),
    # ---- a date, and words beside it or in its place
    ("action", "due: 2024-06", "due: avant 2024-06", "wrong-form", "avant 2024-06", "2024-06 alone", "due: 2024-06"),
    ("action", "due: 2024-06", "due: juin 2024 (à confirmer)", "wrong-form", "juin 2024 (à confirmer)", "write it as 2024-06?", "due: 2024-06?"),
    ("action", "due: 2024-06\n", "due: 2024-06\n    done: avant 2024-06\n", "wrong-form", "avant 2024-06", "what you mean: ../2024-06, 2024-06", "due: 2024-06\n"),
    ("action", "due: 2024-06\n", "due: 2024-06\n    done: true\n", "wrong-type", "true", "the day itself", "due: 2024-06\n"),
    ("action", "due: 2024-06\n", "due: 2024-06\n    done: oui\n", "wrong-form", "oui", "leave the field out", "due: 2024-06\n"),
    ("action", "due: 2024-06", "due: 31/06/2024", "wrong-form", "31/06/2024", "2024-06 has 30 days", "due: 2024-06-30"),
    ("action", "period: 2024-03/2026-06", "period: 01/03/2024 - 31/06/2026", "wrong-form", "01/03/2024 - 31/06/2026", "2026-06 has 30 days", "period: 2024-03-01/2026-06-30"),
    ("action", "period: 2024-03/2026-06", "period: 2024 à 2026 (prolongé)", "wrong-form", "2024 à 2026 (prolongé)", "2024/2026 alone", "period: 2024/2026"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15 à Lille", "wrong-form", "2024-01-15 à Lille", "2024-01-15 alone", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: Agadir, 15 januari 2024", "wrong-form", "Agadir, 15 januari 2024", "2024-01-15 alone", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: نعم", "wrong-form", "نعم", "the day itself", "signed: 2024-01-15"),
    # ---- what is not known, not written, or not a row
    ("action", _LEAD, "lead: N/A\n", "wrong-form", "N/A", "never filled in", _LEAD),
    ("action", _LEAD, "lead: n.v.t.\n", "wrong-form", "n.v.t.", "never filled in", _LEAD),
    ("action", _AXIS, "axis: 3.0", "wrong-type", "3.0", "‘formation’", _AXIS),
    ("action", _STATUS, "status: vertraagd", "unknown-word", "vertraagd", "‘late’ is found from days", _STATUS),
    ("action", _STATUS, "status: delayed", "unknown-word", "delayed", "‘late’ is found from days", _STATUS),
    ("action", "planned: 60000", "begroot: 60000", "unknown-field", "begroot", "‘planned’", "planned: 60000"),
    ("action", "tags: [jeunesse, tourisme]", "tags:\n  → jeunesse\n  → tourisme", "wrong-type", "→ jeunesse\n  → tourisme", "replace → by -", "tags:\n  [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags:\n  ✓ jeunesse\n  ✓ tourisme", "wrong-type", "✓ jeunesse\n  ✓ tourisme", "begin each entry with a dash", "tags:\n  [jeunesse, tourisme]"),
    ("action", "  - id: appel\n    title", "  ➢ id: appel\n    title", "yaml-syntax", "➢", "replace ➢ by -", "  - id: appel\n    title"),
    ("action", _TITLE, f"{_TITLE}\nnom: Autre titre", "unknown-field", "nom", "‘title’ is there already", _TITLE),
    ("action", "funder: hdf", "funder: hdf, bailleur: souss", "unknown-field", "bailleur", "‘funder’ is there already", "funder: hdf"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nsigné: 2024-02-01", "unknown-field", "signé", "‘signed’ is there already", "signed: 2024-01-15"),
    # ---- a country for a language
    ("agreement", ", ar: شراكة", ", ma: شراكة", "unknown-language", "ma", "write ‘ar’", ", ar: شراكة"),
    ("agreement", ", ar: شراكة", ", BE: Partnerschap", "wrong-form", "BE", "one of nl, de, be", ", nl: Partnerschap"),
    ("agreement", ", ar: شراكة", ", gb: Partnership", "unknown-language", "gb", "‘en’", ", en: Partnership"),
    ("agreement", "country: MA", "country: المغرب", "wrong-form", "المغرب", "MA", "country: MA"),
    # ---- a party, a person, a body
    ("action", _LEAD, "lead: Région Souss-Massa\n", "wrong-form", "Région Souss-Massa", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: REGION SOUSS MASSA\n", "wrong-form", "REGION SOUSS MASSA", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: Souss-Massa\n", "wrong-form", "Souss-Massa", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: Région de Sous Massa\n", "wrong-form", "Région de Sous Massa", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: جهة سوس ماسة\n", "wrong-form", "جهة سوس ماسة", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: CRSM\n", "wrong-form", "CRSM", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: sous\n", "unknown-party", "sous", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: Souss\n", "wrong-form", "Souss", "‘souss’", _LEAD),
    ("action", _LEAD, "lead: {party: Région Souss-Massa}\n", "wrong-form", "Région Souss-Massa", "‘souss’", "lead: {party: souss}\n"),
    ("action", _LEAD, "lead: Mme Bennani\n", "wrong-form", "Mme Bennani", "{person: Mme Bennani}", "lead: {person: Mme Bennani}\n"),
    ("action", _LEAD, "lead: Dr. Amrani\n", "wrong-form", "Dr. Amrani", "{person: Dr. Amrani}", "lead: {person: Dr. Amrani}\n"),
    ("action", _LEAD, "lead: السيدة بناني\n", "wrong-form", "السيدة بناني", "{person: السيدة بناني}", "lead: {person: السيدة بناني}\n"),
    ("action", _LEAD, "lead: dhr. Peeters\n", "wrong-form", "dhr. Peeters", "{person: dhr. Peeters}", "lead: {person: dhr. Peeters}\n"),
    ("action", _LEAD, "lead: Karim Bennani\n", "wrong-form", "Karim Bennani", "{person: Karim Bennani}", "lead: {person: Karim Bennani}\n"),
    ("action", _LEAD, "lead: Samira Alaoui\n", "wrong-form", "Samira Alaoui", "or {person: Samira Alaoui}", "lead: {person: Samira Alaoui}\n"),
    ("action", _LEAD, "lead: Lycée agricole de Taroudant\n", "wrong-form", "Lycée agricole de Taroudant",
     "(hdf, souss), or {organisation: Lycée agricole de Taroudant}", "lead: {organisation: Lycée agricole de Taroudant}\n"),
    ("action", _LEAD, "lead: Agence de l'eau, Souss\n", "wrong-form", "Agence de l'eau, Souss",
     "(souss), {party: souss, organisation: Agence de l'eau} or {organisation: \"Agence de l'eau, Souss\"}", "lead: {organisation: \"Agence de l'eau, Souss\"}\n"),
    ("action", _LEAD, "lead: Région de Fès\n", "wrong-form", "Région de Fès", "{organisation: Région de Fès}",
     "lead: {organisation: Région de Fès}\n"),
    ("action", _LEAD, "lead: hdf et souss\n", "wrong-form", "hdf et souss", "hdf, souss", _LEAD),
    ("action", "funder: hdf", "funder: Région Hauts-de-France", "wrong-form", "Région Hauts-de-France", "‘hdf’", "funder: hdf"),
    ("action", "funder: hdf", "funder: Regio Hauts de France", "wrong-form", "Regio Hauts de France", "‘hdf’", "funder: hdf"),
    ("action", "[hdf, souss]", "[Hauts-de-France, souss]", "wrong-form", "Hauts-de-France", "‘hdf’", "[hdf, souss]"),
    ("action", "from: hdf", "from: Hauts de France", "wrong-form", "Hauts de France", "‘hdf’", "from: hdf"),
    ("action", "to: souss", "to: Souss Massa", "wrong-form", "Souss Massa", "‘souss’", "to: souss"),
    ("agreement", "owners: [souss]", "owners: [Région Souss-Massa]", "wrong-form", "Région Souss-Massa", "‘souss’", "owners: [souss]"),
    ("agreement", "party: souss", "party: CRSM", "wrong-form", "CRSM", "‘souss’", "party: souss"),
    ("action", _LEAD, "lead: K. Alaoui\n", "wrong-form", "K. Alaoui", "{person: K. Alaoui}", "lead: {person: K. Alaoui}\n"),
    ("action", _LEAD, "lead: Mme Bennani et M. Alaoui\n", "wrong-form", "Mme Bennani et M. Alaoui", "keep one of {person: Mme Bennani}, {person: M. Alaoui}; others", "lead: {person: Mme Bennani}\n"),
    ("action", _LEAD, "lead: bennani@souss.ma\n", "wrong-form", "bennani@souss.ma", "(hdf, souss); e-mail addresses", _LEAD),
    # ---- an axis
    ("action", _AXIS, "axis: aucun", "unknown-axis", "aucun", "‘none’", "axis: none"),
    ("action", _AXIS, "axis: Sans axe", "wrong-form", "Sans axe", "‘none’", "axis: none"),
    ("action", _AXIS, "axis: Formation professionnelle et jeunesse", "wrong-form", "Formation professionnelle et jeunesse", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: formation professionelle", "wrong-form", "formation professionelle", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: Beroepsopleiding en jeugd", "wrong-form", "Beroepsopleiding en jeugd", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: التكوين المهني والشباب", "wrong-form", "التكوين المهني والشباب", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: 3", "wrong-type", "3", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: Axe 3", "wrong-form", "Axe 3", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: axe n° 3", "wrong-form", "axe n° 3", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: Jeunesse", "wrong-form", "Jeunesse", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: jeunesse", "unknown-axis", "jeunesse", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: formations", "unknown-axis", "formations", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: 9", "wrong-type", "9", "patrimoine, eau, formation, none", _AXIS),
    ("action", _AXIS, "axis: Numérique", "wrong-form", "Numérique", "patrimoine, eau, formation, none", "axis: none"),
    ("action", _AXIS, "axis: sport", "unknown-axis", "sport", "patrimoine, eau, formation, none", "axis: none"),
    # ---- other references
    ("action", "[hdf-souss/centre-eau]", "[Centre de l'eau]", "wrong-form", "Centre de l'eau", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "[Watercentrum]", "wrong-form", "Watercentrum", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "[centre-eau]", "wrong-form", "centre-eau", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "[4]", "wrong-type", "4", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "[hdf-souss/centre-de-leau]", "unknown-reference", "hdf-souss/centre-de-leau",
     "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "[hdf_souss/centre-eau.yaml]", "wrong-form", "hdf_souss/centre-eau.yaml",
     "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "sources: [convention]", "sources: [Convention de partenariat]", "wrong-form", "Convention de partenariat", "‘convention’", "sources: [convention]"),
    ("action", "sources: [convention]", "sources: [conventions]", "unknown-source", "conventions", "‘convention’", "sources: [convention]"),
    ("action", "sources: [convention]", "sources: [convention, convention]", "repeated-value", "convention", "remove one of the two", "sources: [convention]"),
    ("action", "sources: [convention]", "sources: [convention, conventoin]", "unknown-source", "conventoin", "in this list already", "sources: [convention]"),
    ("agreement", "[hdf-souss/jeunes-guides]", "[Formation de jeunes guides]", "wrong-form", "Formation de jeunes guides", "‘hdf-souss/jeunes-guides’", "[hdf-souss/jeunes-guides]"),
    ("agreement", "[hdf-souss/jeunes-guides]", "[hdf-souss/jeune-guide]", "unknown-reference", "hdf-souss/jeune-guide", "‘hdf-souss/jeunes-guides’", "[hdf-souss/jeunes-guides]"),
    # ---- fields by their labels
    ("action", "lead: souss\n", "responsable: souss\n", "unknown-field", "responsable", "‘lead’", "lead: souss\n"),
    ("action", "lead: souss\n", "trekker: souss\n", "unknown-field", "trekker", "‘lead’", "lead: souss\n"),
    ("action", "lead: souss\n", "المسؤول: souss\n", "unknown-field", "المسؤول", "‘lead’", "lead: souss\n"),
    ("action", _TITLE, "titre: Formation de jeunes guides", "unknown-field", "titre", "‘title’", _TITLE),
    ("action", _TITLE, "Titel: Formation de jeunes guides", "unknown-field", "Titel", "‘title’", _TITLE),
    ("action", _STATUS, "statut: planned", "unknown-field", "statut", "‘status’", _STATUS),
    ("action", _AXIS, "axe: formation", "unknown-field", "axe", "‘axis’", _AXIS),
    ("action", "period: 2024", "période: 2024", "unknown-field", "période", "‘period’", "period: 2024"),
    ("action", "period: 2024", "periode: 2024", "unknown-field", "periode", "‘period’", "period: 2024"),
    ("action", _PRIORITY, "priorité: high", "unknown-field", "priorité", "‘priority’", _PRIORITY),
    ("action", "number: 7", "no: 7", "unknown-field", "no", "‘number’", "number: 7"),
    ("action", "milestones:", "jalons:", "unknown-field", "jalons", "‘milestones’", "milestones:"),
    ("action", "milestones:", "mijlpalen:", "unknown-field", "mijlpalen", "‘milestones’", "milestones:"),
    ("action", "due: 2024-06", "échéance: 2024-06", "unknown-field", "échéance", "‘due’", "due: 2024-06"),
    ("action", "depends_on:", "dépend de:", "unknown-field", "dépend de", "‘depends_on’", "depends_on:"),
    ("action", "funder: hdf", "bailleur: hdf", "unknown-field", "bailleur", "‘funder’", "funder: hdf"),
    ("action", "planned: 60000", "prévu: 60000", "unknown-field", "prévu", "‘planned’", "planned: 60000"),
    ("action", "currency: EUR", "monnaie: EUR", "unknown-field", "monnaie", "‘currency’", "currency: EUR"),
    ("action", "author: souss", "auteur: souss", "unknown-field", "auteur", "‘author’", "author: souss"),
    ("action", "year: 2024, kind", "année: 2024, kind", "unknown-field", "année", "‘year’", "year: 2024, kind"),
    ("agreement", "meetings:", "réunions:", "unknown-field", "réunions", "‘meetings’", "meetings:"),
    ("agreement", "kind: partnership", "type: partnership", "unknown-field", "type", "‘kind’", "kind: partnership"),
    ("agreement", "owners: [souss]", "responsables: [souss]", "unknown-field", "responsables", "‘owners’", "owners: [souss]"),
    ("agreement", "country: MA", "pays: MA", "unknown-field", "pays", "‘country’", "country: MA"),
    ("agreement", "signed: 2024-01-15", "Signé le: 2024-01-15", "unknown-field", "Signé le", "‘signed’", "signed: 2024-01-15"),
    # ---- words by their labels
    ("action", _STATUS, "status: prévue", "unknown-word", "prévue", "‘planned’", _STATUS),
    ("action", _STATUS, "status: Gepland", "unknown-word", "Gepland", "‘planned’", _STATUS),
    ("action", _STATUS, "status: مبرمج", "unknown-word", "مبرمج", "‘planned’", _STATUS),
    ("action", _STATUS, "status: lopend", "unknown-word", "lopend", "‘in_progress’", "status: in_progress"),
    ("action", _STATUS, "status: مبرمجة", "unknown-word", "مبرمجة", "‘planned’", _STATUS),
    ("action", _STATUS, "status: en retard", "unknown-word", "en retard", "found from days and news", _STATUS),
    ("agreement", "kind: joint_committee", "kind: Comité mixte", "unknown-word", "Comité mixte", "‘joint_committee’", "kind: joint_committee"),
    ("agreement", "{mode: tacit, years: 3}", "tacite", "wrong-type", "tacite", "{mode: tacit}", "{mode: tacit}"),
    ("action", _LEAD, "pilote: souss\n", "unknown-field", "pilote", "‘lead’", _LEAD),
    ("action", _LEAD, "chef de file: souss\n", "unknown-field", "chef de file", "‘lead’", _LEAD),
    ("action", _LEAD, "lead: Hauts-de-France / Souss-Massa\n", "wrong-form", "Hauts-de-France / Souss-Massa", "keep one of hdf, souss", _LEAD),
    ("action", _AXIS, "axis: Axe III", "wrong-form", "Axe III", "‘formation’", _AXIS),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse; tourisme]", "wrong-form", "jeunesse; tourisme", "jeunesse, tourisme", "tags: [jeunesse, tourisme]"),
    ("action", "    due: 2024-06\n", "    date: 2024-06\n", "unknown-field", "date", "due, done", "    due: 2024-06\n"),
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    progress: 50\n", "unknown-field", "progress", "worked out from what the files say", "    due: 2024-06\n"),
    ("agreement", "{party: souss, person: Karim Bennani, role: chair}", "Karim Bennani (souss)", "wrong-form", "Karim Bennani (souss)", "{party: souss, person: Karim Bennani}", "{party: souss, person: Karim Bennani}"),
    ("action", _STATUS, "status: prevues", "unknown-word", "prevues", "‘planned’", _STATUS),
    ("action", _PRIORITY, "priority: haute", "unknown-word", "haute", "‘high’", _PRIORITY),
    ("action", _PRIORITY, "priority: Hoog", "unknown-word", "Hoog", "‘high’", _PRIORITY),
    ("action", "kind: cash", "kind: en numéraire", "unknown-word", "en numéraire", "‘cash’", "kind: cash"),
    ("agreement", "kind: partnership", "kind: partenariat", "unknown-word", "partenariat", "‘partnership’", "kind: partnership"),
    ("agreement", "status: in_force", "status: En vigueur", "unknown-word", "En vigueur", "‘in_force’", "status: in_force"),
    ("agreement", "status: in_force", "status: van kracht", "unknown-word", "van kracht", "‘in_force’", "status: in_force"),
    ("agreement", "status: in_force", "status: expiré", "unknown-word", "expiré", "write the status it had: in_force, signed, suspended", "status: in_force"),
    ("agreement", "mode: tacit", "mode: tacite", "unknown-word", "tacite", "‘tacit’", "mode: tacit"),
    ("agreement", "mode: tacit", "mode: stilzwijgend", "unknown-word", "stilzwijgend", "‘tacit’", "mode: tacit"),
    ("agreement", "kind: region", "kind: région", "unknown-word", "région", "‘region’", "kind: region"),
    ("agreement", "kind: joint_committee", "kind: commission mixte", "unknown-word", "commission mixte", "‘joint_committee’", "kind: joint_committee"),
    ("agreement", _ROLE, "role: présidente", "unknown-word", "présidente", "‘chair’", _ROLE),
    ("agreement", _ROLE, "role: Voorzitster", "unknown-word", "Voorzitster", "‘chair’", _ROLE),
    ("agreement", _ROLE, "role: رئاسة الاجتماع", "unknown-word", "رئاسة الاجتماع", "‘chair’", _ROLE),
    ("agreement", "kind: official", "kind: texte officiel", "unknown-word", "texte officiel", "‘official’", "kind: official"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nrhythm: semestriel", "unknown-word", "semestriel", "‘half_yearly’",
     "signed: 2024-01-15\nrhythm: half_yearly"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nparent: Accord-cadre de 2019", "wrong-form", "Accord-cadre de 2019", "write one of mons-sefrou", "signed: 2024-01-15"),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, target: 5}]", "wrong-type", "5", "{value: 5}", "number: 7\nindicators: [{id: a, target: {value: 5}}]"),
    # ---- fields of elsewhere, and what is no field
    ("action", _LEAD, f"id: jeunes-guides\n{_LEAD}", "unknown-field", "id", "remove this line", _LEAD),
    ("action", _TITLE, f"{_TITLE}\non: 2024", "unknown-field", "on", "‘period’ is there already", _TITLE),
    ("action", _TITLE, f"{_TITLE}\non: push", "unknown-field", "on", "x-on", f"{_TITLE}\nx-on: push"),
    ("action", _TITLE, f"{_TITLE}\njury: rien", "unknown-field", "jury", "x-jury", f"{_TITLE}\nx-jury: rien"),
    ("action", "sources: [convention]\nnotes:\n  - À suivre avec le lycée\n  - Salle à réserver\n", "sources: [convention]\ncommentaire: rien\n", "unknown-field", "commentaire", "it is a list: notes: [rien]", "sources: [convention]\nnotes: [rien]\n"),
    ("action", "sources: [convention]\nnotes:\n", "sources: [convention]\nremarque: rien\nnotes:\n", "unknown-field", "remarque", "‘notes’ is a list: write this as one more entry there, - rien", "sources: [convention]\nnotes:\n  - rien\n"),
    ("action", "tags: [jeunesse, tourisme]", "mot-clé: jeunesse", "unknown-field", "mot-clé", "tags: [jeunesse]", "tags: [jeunesse]"),
    ("action", "text: Les candidats sont connus.", "commentaire: Les candidats sont connus.", "unknown-field", "commentaire", "‘text’", "text: Les candidats sont connus."),
    ("action", "planned: 60000}", "planned: 60000, réalisé: 5}", "unknown-field", "réalisé", "‘spent’", "planned: 60000, spent: 5}"),
    ("action", _TITLE, f"{_TITLE}\navancement: 45", "unknown-field", "avancement", "‘progress’ is a field of updates", _TITLE),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nresponsable: souss", "unknown-field", "responsable", "this is a field of actions", "signed: 2024-01-15"),
    ("action", _AXIS, "thème: formation", "unknown-field", "thème", "‘axis’", _AXIS),
    ("action", _TITLE, f"{_TITLE}\nprogress: 40", "unknown-field", "progress", "indent it", _TITLE),
    ("action", _TITLE, f"{_TITLE}\nrole: operator", "unknown-field", "role", "partners: [{party: …, role: operator}]",
     f"{_TITLE}\npartners: [{{organisation: Lycée, role: operator}}]"),
    ("action", _TITLE, f"{_TITLE}\nurl: https://hdf.fr", "unknown-field", "url", "‘sources’ is a list: write this as one more entry there, - https://hdf.fr", _TITLE),
    ("agreement", "signed: 2024-01-15", "notice_days: 90\nsigned: 2024-01-15", "unknown-field", "notice_days", "indent it", "signed: 2024-01-15"),
    # ---- text that runs over
    ("action", _SUMMARY, f"{_SUMMARY}\nRemarque importante : trois femmes au moins", "unknown-field", "Remarque importante", "summary: |",
     "summary: |\n  Former vingt guides de montagne.\n  Remarque importante : trois femmes au moins"),
    ("action", _SUMMARY, f"{_SUMMARY}\nObjectif : vingt emplois", "unknown-field", "Objectif", "‘objectives’? where it is the rest of ‘summary’",
     "summary: |\n  Former vingt guides de montagne.\n  Objectif : vingt emplois"),
    ("action", _SUMMARY, f"{_SUMMARY}\nNB : à confirmer", "unknown-field", "NB", "summary: |",
     "summary: |\n  Former vingt guides de montagne.\n  NB : à confirmer"),
    ("agreement", "summary: Un partenariat entre deux régions.", "summary: Un partenariat entre deux régions.\nPublic visé : les jeunes",
     "unknown-field", "Public visé", "summary: |", "summary: |\n  Un partenariat entre deux régions.\n  Public visé : les jeunes"),
    ("action", _SUMMARY, f"{_SUMMARY}\n  Objectif : vingt emplois", "yaml-syntax", "Objectif : vingt emplois", "write a block: summary: |",
     "summary: |\n  Former vingt guides de montagne.\n  Objectif : vingt emplois"),
    ("action", "  - Salle à réserver", "  - Salle à réserver\n    Contact : le lycée", "yaml-syntax", "Contact : le lycée", "as a block: “- |”",
     "  - |\n    Salle à réserver\n    Contact : le lycée"),
    ("action", _SUMMARY, "summary:\n  Former vingt guides.\n  Objectif : vingt emplois", "yaml-syntax", "Former vingt guides.", "or a block: “key: |”",
     "summary: |\n  Former vingt guides.\n  Objectif : vingt emplois"),
    # ---- rows with another sign
    ("action", "tags: [jeunesse, tourisme]", "tags:\n  – jeunesse\n  – tourisme", "wrong-type", "– jeunesse\n  – tourisme", "replace – by -", "tags:\n  [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags:\n  • jeunesse\n  • tourisme", "wrong-type", "• jeunesse\n  • tourisme", "replace • by -", "tags:\n  [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags:\n  * jeunesse\n  * tourisme", "yaml-syntax", "*", "replace * by -", "tags:\n  - jeunesse\n  - tourisme"),
    ("action", "  - id: appel\n    title", "  – id: appel\n    title", "yaml-syntax", "–", "replace – by -", "  - id: appel\n    title"),
    ("action", "  - id: appel\n    title", "  • id: appel\n    title", "yaml-syntax", "•", "replace • by -", "  - id: appel\n    title"),
    ("action", "  - id: appel\n    title", "  -id: appel\n    title", "yaml-syntax", "-", "write “- …”", "  - id: appel\n    title"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  – id: appel\n  – id: choix\n", "yaml-syntax", "–", "replace – by -", "  - id: appel\n  - id: choix\n"),
    ("action", "  - Salle à réserver", "  – Salle à réserver", "yaml-syntax", "–", "replace – by -", "  - Salle à réserver"),
    ("action", "  - À suivre avec le lycée\n  - Salle à réserver", "  – À suivre avec le lycée\n  – Salle à réserver", "wrong-type",
     "– À suivre avec le lycée\n  – Salle à réserver", "replace – by -", "  [À suivre avec le lycée, Salle à réserver]"),
    ("action", "  - À suivre avec le lycée\n  - Salle à réserver", "  a) À suivre avec le lycée\n  b) Salle à réserver", "wrong-type",
     "a) À suivre avec le lycée\n  b) Salle à réserver", "[À suivre avec le lycée, Salle à réserver]", "  [À suivre avec le lycée, Salle à réserver]"),
    # ---- a comment that cuts
    ("action", _TITLE, "title: Jumelage # 6 lycées", "cut-by-comment", "# 6 lycées", "quote the text", 'title: "Jumelage # 6 lycées"'),
    ("action", _SUMMARY, "summary: Former vingt\n  guides # 2e partie", "cut-by-comment", "# 2e partie", "quote the text", 'summary: "Former vingt\n  guides # 2e partie"'),
    ("action", "title: Appel à candidatures", "title: Appel # 2", "cut-by-comment", "# 2", "quote the text", 'title: "Appel # 2"'),
    ("action", "  - Salle à réserver", "  - Salle # 3", "cut-by-comment", "# 3", "quote the text", '  - "Salle # 3"'),
    ("action", "tags: [jeunesse, tourisme]", "countries: [MA # et FR, FR]", "yaml-syntax", "#", "before the comment", "tags: [jeunesse, tourisme]"),
    # ---- templates
    ("action", _TITLE, "title: {{# BEING ELECTED}}", "yaml-syntax", "{{# BEING ELECTED}}", "write the value itself", _TITLE),
    ("action", _TITLE, "title: {{TITRE}}", "not-a-text-key", "{{TITRE}}", "write the value itself", _TITLE),
    ("action", _TITLE, "title: <% titre %>", "unfilled-template", "<% titre %>", "write the text itself", _TITLE),
    ("action", _TITLE, "title: ${TITRE}", "unfilled-template", "${TITRE}", "write the text itself", _TITLE),
    ("action", _TITLE, "title: <<YEAR>>", "unfilled-template", "<<YEAR>>", "write the text itself", _TITLE),
    ("action", _TITLE, "title: <titre>", "unfilled-template", "<titre>", "write the text itself", _TITLE),
    ("action", _TITLE, "title: $TITRE", "unfilled-template", "$TITRE", "write the text itself", _TITLE),
    ("action", _TITLE, "title: __TITRE__", "unfilled-template", "__TITRE__", "write the text itself", _TITLE),
    ("action", _TITLE, "title: (titre à compléter)", "unfilled-template", "(titre à compléter)", "write the text itself", _TITLE),
    ("action", _TITLE, "title: Lorem ipsum dolor", "unfilled-template", "Lorem ipsum dolor", "write the text itself", _TITLE),
    ("action", _TITLE, "title: [[titre]]", "wrong-type", "[[titre]]", "keep one of its entries", _TITLE),
    ("action", _TITLE, "title: [À compléter]", "wrong-type", "[À compléter]", "write the value itself", _TITLE),
    ("action", _TITLE, "title: à compléter", "unfilled-template", "à compléter", "write the text itself", _TITLE),
    ("action", "period: 2024-03/2026-06", "period: ${PERIODE}", "wrong-form", "${PERIODE}", "write the value itself", "period: 2024-03/2026-06"),
    ("action", _LEAD, "lead: [TODO]\n", "wrong-type", "[TODO]", "write the value itself", _LEAD),
    ("action", _LEAD, "lead: <% responsable %>\n", "wrong-form", "<% responsable %>", "write the value itself", _LEAD),
    # ---- lists and keys
    ("action", "[hdf, souss]", "Région Hauts-de-France, Région Souss-Massa", "wrong-type", "Région Hauts-de-France, Région Souss-Massa", "[hdf, souss]", "[hdf, souss]"),
    ("action", "[hdf-souss/centre-eau]", "Centre de l'eau", "wrong-type", "Centre de l'eau", "[hdf-souss/centre-eau]", "[hdf-souss/centre-eau]"),
    ("action", "sources: [convention]", "sources: convention", "wrong-type", "convention", "[convention]", "sources: [convention]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: jeunesse; tourisme", "wrong-type", "jeunesse; tourisme", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: Jeunesse, Tourisme durable", "wrong-type", "Jeunesse, Tourisme durable", "[jeunesse, tourisme-durable]", "tags: [jeunesse, tourisme-durable]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: {jeunesse, tourisme}", "wrong-type", "{jeunesse, tourisme}", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "places: Agadir et Taroudant", "wrong-type", "Agadir et Taroudant", "[Agadir et Taroudant], [Agadir, Taroudant]", "places: [Agadir, Taroudant]"),
    ("action", "tags: [jeunesse, tourisme]", "places: Agadir, Taroudant", "wrong-type", "Agadir, Taroudant", "[Agadir, Taroudant]", "places: [Agadir, Taroudant]"),
    ("action", "tags: [jeunesse, tourisme]", "sdg: ODD 4 et 8", "wrong-type", "ODD 4 et 8", "[4, 8]", "sdg: [4, 8]"),
    ("action", "tags: [jeunesse, tourisme]", "countries: Maroc", "wrong-type", "Maroc", "[{code: MA}]", "countries: [{code: MA}]"),
    ("action", "{date: 2024-05-02, text: Les", "{2024-05-02: '', text: Les", "unknown-field", "2024-05-02", "date: 2024-05-02", "{date: 2024-05-02, text: Les"),
    ("action", "text: Les", "texte: Les", "unknown-field", "texte", "‘text’", "text: Les"),
    ("agreement", "renewal: {mode: tacit, years: 3}", "renewal: tacit", "wrong-type", "tacit", "{mode: tacit}", "renewal: {mode: tacit}"),
    ("action", _LEAD, "lead: souss (K. Alaoui)\n", "wrong-form", "souss (K. Alaoui)", "{party: souss, person: K. Alaoui}", "lead: {party: souss, person: K. Alaoui}\n"),
    ("action", _LEAD, "lead: {souss: K. Alaoui}\n", "unknown-field", "souss", "{party: souss, person: K. Alaoui}", "lead: {party: souss, person: K. Alaoui}\n"),
    ("action", "[hdf, souss]", "[hdf, {Région Souss-Massa: K. Alaoui}]", "unknown-field", "Région Souss-Massa", "{party: souss, person: K. Alaoui}", "[hdf, {party: souss, person: K. Alaoui}]"),
    ("action", _PRIORITY, "priority:high", "yaml-syntax", "priority:", "write “priority: high”", _PRIORITY),
    ("action", _PRIORITY, "priority = high", "yaml-syntax", "priority = high", "write “priority: high”", _PRIORITY),
    ("action", _PRIORITY, "priority:\u00a0high", "yaml-syntax", "\u00a0", "write a plain space", _PRIORITY),
    ("action", "tags: [jeunesse, tourisme]", "tags: jeunesse, tourisme", "wrong-type", "jeunesse, tourisme", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [Jeunesse, tourisme]", "wrong-form", "Jeunesse", "jeunesse", "tags: [jeunesse, tourisme]"),
    ("action", _PRIORITY, "Priority: high", "unknown-field", "Priority", "‘priority’", _PRIORITY),
    ("action", _PRIORITY, "prioritie: high", "unknown-field", "prioritie", "‘priority’", _PRIORITY),
    ("action", _STATUS, "status: planed", "unknown-word", "planed", "‘planned’", _STATUS),
    ("action", "  - Salle à réserver", "  - Salle : à réserver", "wrong-form", "Salle", "quote", '  - "Salle : à réserver"'),
    # ---- between two values, in another currency, scaled, not known
    ("action", "planned: 60000", "planned: 60000-70000", "wrong-type", "60000-70000", "write what you mean: 60000, 70000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 à 70 k€", "wrong-type", "60 à 70 k€", "write what you mean: 60000, 70000", "planned: 60000"),
    ("action", "planned: 60000", "planned: entre 60 et 70 k€", "wrong-type", "entre 60 et 70 k€", "write what you mean: 60000, 70000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60/70 k€", "wrong-type", "60/70 k€", "write what you mean: 60000, 70000", "planned: 60000"),
    ("action", "planned: 60000", "planned: من 60 إلى 70 ألف", "wrong-type", "من 60 إلى 70 ألف", "write what you mean: 60000, 70000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 FCFA", "wrong-type", "60 000 FCFA", "write 60000 without FCFA, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 F CFA", "wrong-type", "60 000 F CFA", "write 60000 without F CFA, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 DT", "wrong-type", "60 000 DT", "write 60000 without TND, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 dinars", "wrong-type", "60 000 dinars", "write 60000 without dinars, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 $", "wrong-type", "60 000 $", "write 60000 without $, if EUR is right; else", "planned: 60000"),
    ("action", "planned: 60000", "planned: ٦٠ ألف درهم", "wrong-type", "٦٠ ألف درهم", "write 60000 without درهم, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 francs", "wrong-type", "60 000 francs", "write 60000 without francs, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 DH TTC", "wrong-type", "60 000 DH TTC", "write 60000 without MAD, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 KDHS", "wrong-type", "60 KDHS", "write 60000 without MAD, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 milliers d'euros", "wrong-type", "60 milliers d'euros", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 0.06 million d'euros", "wrong-type", "0.06 million d'euros", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 keur", "wrong-type", "60 keur", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60000 eur", "wrong-type", "60000 eur", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60000 euro's", "wrong-type", "60000 euro's", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: env. 60 k€", "wrong-type", "env. 60 k€", "write 60000 alone, and the rest of ‘env. 60", "planned: 60000, note: env."),
    ("action", "planned: 60000", "planned: 60 k€ TTC", "wrong-type", "60 k€ TTC", "write 60000 alone, and the rest of ‘60 k€", "planned: 60000, note: TTC"),
    ("action", "planned: 60000", "planned: 60 000 + 5 000", "wrong-type", "60 000 + 5 000", "write what you mean: 65000", "planned: 65000"),
    ("action", "planned: 60000", "planned: 2 x 30 k€", "wrong-type", "2 x 30 k€", "write what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: [60000]", "wrong-type", "[60000]", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60m", "wrong-type", "60m", "what you mean: 60000000, 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: EUR 0.06m", "wrong-type", "EUR 0.06m", "what you mean: 60000, 60", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60000 (1)", "wrong-type", "60000 (1)", "write 60000 alone", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60000¹", "wrong-type", "60000¹", "write 60000 alone", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 (dont 20 000 Mons)", "wrong-type", "60 000 (dont 20 000 Mons)", "write 60000 alone", "planned: 60000, note: dont 20 000 Mons"),
    ("action", "planned: 60000", "planned: 60 000 waarvan 20 000 Mons", "wrong-type", "60 000 waarvan 20 000 Mons", "write 60000 alone", "planned: 60000, note: waarvan 20 000 Mons"),
    ("action", "planned: 60000", "planned: 60 000 (ou 65 000)", "wrong-type", "60 000 (ou 65 000)", "what you mean: 60000, 65000", "planned: 65000"),
    ("action", "planned: 60000", "planned: - 60000", "yaml-syntax", "-", "delete the dash if 60000 is all there is", "planned: 60000"),
    ("action", "number: 7", "number: - 7", "yaml-syntax", "-", "delete the dash if 7 is all there is", "number: 7"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - appel\n  title: Appel à candidatures\n  due: 2024-06\n", "yaml-syntax", "title: Appel à candidatures", "one below the other: - id: appel, title: Appel", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - Appel à candidatures\n    due: 2024-06\n", "yaml-syntax", "due: 2024-06", "- id: …, title: Appel à candidatures, due: 2024-06", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - id: appel\n  title: Appel à candidatures\n    due: 2024-06\n", "yaml-syntax", "title: Appel à candidatures", "begin below ‘id’", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - id; appel\n    title: Appel à candidatures\n    due: 2024-06\n", "yaml-syntax", "title: Appel à candidatures", "- id: appel, title", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n"),
    ("action", "  - {date: 2024-05-02, text: Les candidats sont connus., author: souss}", "  - 2024-05-02\n    text: Connus", "yaml-syntax", "text: Connus", "- date: 2024-05-02, text: Connus", "  - date: 2024-05-02\n    text: Connus"),
    ("action", "status: planned", "status: en préparation", "unknown-word", "en préparation", "what you mean: proposed, planned", "status: planned"),
    ("action", "status: planned", "status: goedgekeurd", "unknown-word", "goedgekeurd", "what you mean: planned, in_progress", "status: planned"),
    ("action", "status: planned", "status: معتمدة", "unknown-word", "معتمدة", "what you mean: planned, in_progress", "status: planned"),
    ("agreement", "status: in_force", "status: validée", "unknown-word", "validée", "what you mean: signed, in_force", "status: in_force"),
    ("agreement", "{mode: tacit, years: 3}", "{tacit: 3}", "unknown-field", "tacit", "in its place: mode: tacit, years: 3", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "{stilzwijgend: 3 jaar}", "unknown-field", "stilzwijgend", "in its place: mode: tacit, years: 3", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "tacite (3)", "wrong-type", "tacite (3)", "{mode: tacit, years: 3}", "{mode: tacit, years: 3}"),
    ("action", "due: 2024-06", "due: Noël 2024", "wrong-form", "Noël 2024", "that is meant in that year: 2024-…", "due: 2024-12"),
    ("action", "due: 2024-06", "due: عيد الأضحى 2024", "wrong-form", "عيد الأضحى 2024", "that is meant in that year: 2024-…", "due: 2024-12"),
    ("action", "due: 2024-06", "due: rentrée", "wrong-form", "rentrée", "the year, and the month or the day that is meant: …-…", "due: 2024-12"),
    ("action", "due: 2024-06", "due: J+30", "wrong-form", "J+30", "that this comes to", "due: 2024-12"),
    ("action", "due: 2024-06", "due: binnen 3 maanden", "wrong-form", "binnen 3 maanden", "that this comes to", "due: 2024-12"),
    ("action", "due: 2024-06", "due: خلال 3 أشهر", "wrong-form", "خلال 3 أشهر", "that this comes to", "due: 2024-12"),
    ("action", "due: 2024-06", "due: 3 mois après la signature", "wrong-form", "3 mois après la signature", "that this comes to", "due: 2024-12"),
    ("action", "due: 2024-06", "due: après la signature", "wrong-form", "après la signature", "that this comes to", "due: 2024-12"),
    ("action", "period: 2024-03/2026-06", "period: rentrée 2024 - Noël 2025", "wrong-form", "rentrée 2024 - Noël 2025", "in that year: 2024-…/2025-…", "period: 2024-03/2026-06"),
    ("settings", "language: fr\n", "langue: fr\n", "unknown-field", "langue", "‘language’", "language: fr\n"),
    ("settings", "language: fr\n", "language: fr\ntaal: nl\n", "unknown-field", "taal", "‘language’ is there already", "language: fr\n"),
    ("settings", "language: fr\n", "language: fr\nmunt: EUR\n", "unknown-field", "munt", "stands in its file: defaults: {currency: …}", "language: fr\n"),
    ("settings", "language: fr\n", "language: fr\nnom: Mon plan\n", "unknown-field", "nom", "letterhead: {names: [Mon plan]}", "language: fr\nletterhead: {names: [Mon plan]}\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: tous les 6 mois\n", "wrong-form", "tous les 6 mois", "FREQ=YEARLY;BYMONTH=…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: deux fois par an\n", "wrong-form", "deux fois par an", "FREQ=YEARLY;BYMONTH=…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: مرتين في السنة\n", "wrong-form", "مرتين في السنة", "FREQ=YEARLY;BYMONTH=…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: chaque trimestre\n", "wrong-form", "chaque trimestre", "FREQ=YEARLY;BYMONTH=…,…,…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: كل ثلاثة أشهر\n", "wrong-form", "كل ثلاثة أشهر", "FREQ=YEARLY;BYMONTH=…,…,…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: om de twee maanden\n", "wrong-form", "om de twee maanden", "FREQ=YEARLY;BYMONTH=…,…,…,…,…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: every other month\n", "wrong-form", "every other month", "FREQ=YEARLY;BYMONTH=…,…,…,…,…,…;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=1\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: annuel le 18 mai\n", "wrong-form", "annuel le 18 mai", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: chaque mois le 5\n", "wrong-form", "chaque mois le 5", "FREQ=MONTHLY;BYMONTHDAY=5", "tags: [jeunesse, tourisme]\nrecurs: FREQ=MONTHLY;BYMONTHDAY=5\n"),
    ("action", "tags: [jeunesse, tourisme]\n", "tags: [jeunesse, tourisme]\nrecurs: biennal\n", "wrong-form", "biennal", "INTERVAL=2;BYMONTH=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=1\n"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nrhythm: tous les 2 ans", "unknown-word", "tous les 2 ans", "choose one of these words", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nrhythm: every other month", "unknown-word", "every other month", "choose one of these words", "signed: 2024-01-15"),
    ("agreement", "person: Karim Bennani, role", "person: K. Bennani (directeur), role", "leftover-sign", "K. Bennani (directeur)", "functions: [directeur]", "person: K. Bennani, functions: [directeur], role"),
    ("agreement", "person: Karim Bennani, role", "person: Dhr. Peeters - schepen, role", "leftover-sign", "Dhr. Peeters - schepen", "functions: [schepen]", "person: Dhr. Peeters, functions: [schepen], role"),
    ("agreement", "person: Karim Bennani, role", "person: السيد بناني (مدير), role", "leftover-sign", "السيد بناني (مدير)", "functions: [مدير]", "person: السيد بناني, functions: [مدير], role"),
    ("action", "lead: souss\n", "lead: K. Bennani (directeur)\n", "wrong-form", "K. Bennani (directeur)", "functions: [directeur]", "lead: {person: K. Bennani, functions: [directeur]}\n"),
    ("action", "planned: 60000", "planned: 60 OOO", "wrong-type", "60 OOO", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 € sur 3 ans", "wrong-type", "60 000 € sur 3 ans", "write 60000 alone", "planned: 60000, note: sur 3 ans"),
    ("action", "planned: 60000", "planned: 60 000 en 2024", "wrong-type", "60 000 en 2024", "write 60000 alone", "planned: 60000, note: en 2024"),
    ("action", "planned: 60000", "planned: 60 000 EUR = 650 000 MAD", "wrong-type", "60 000 EUR = 650 000 MAD", "write 60000 alone", "planned: 60000, note: 650 000 MAD"),
    ("action", "due: 2024-06", "due: 1H 2024", "wrong-form", "1H 2024", "2024-40", "due: 2024-40"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: {council: 2024-01-10}", "wrong-type", "{council: 2024-01-10}", "begin each entry with a dash", "signed: 2024-01-15\napprovals:\n  - {by: souss, date: 2024-01-10}"),
    ("action", "[jeunesse, tourisme]", "- jeunesse", "yaml-syntax", "-", "write a list as [jeunesse]", "[jeunesse]"),
    ("action", "[jeunesse, tourisme]", "[- jeunesse, tourisme]", "yaml-syntax", "-", "delete it", "[ jeunesse, tourisme]"),
    ("action", "planned: 60000", "planned: >60000", "wrong-type", ">60000", "write 60000 alone, and the rest of ‘>60000’", "planned: 60000"),
    ("action", ", planned: 60000", ", planned: onbekend", "wrong-type", "onbekend", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000", ", planned: نامعلوم", "wrong-type", "نامعلوم", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000", ", planned: n/a", "wrong-type", "n/a", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000", ", planned: --", "wrong-type", "--", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000", ", planned: à déterminer", "wrong-type", "à déterminer", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000", ", planned: néant", "wrong-type", "néant", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", "due: 2024-06", "due: 3T2025", "wrong-form", "3T2025", "write it as 2025-35", "due: 2025-35"),
    ("action", "due: 2024-06", "due: fin T1 2026", "wrong-form", "fin T1 2026", "write it as 2026-03~", "due: 2026-03~"),
    ("action", "due: 2024-06", "due: 3ème trimestre 2025", "wrong-form", "3ème trimestre 2025", "write it as 2025-35", "due: 2025-35"),
    ("action", "due: 2024-06", "due: T3'25", "wrong-form", "T3'25", "write it as 2025-35", "due: 2025-35"),
    ("action", "due: 2024-06", "due: courant 2025", "wrong-form", "courant 2025", "write it as 2025", "due: 2025"),
    ("action", "due: 2024-06", "due: سنة 2025", "wrong-form", "سنة 2025", "write it as 2025", "due: 2025"),
    ("action", "due: 2024-06", "due: fin d'année 2025", "wrong-form", "fin d'année 2025", "write it as 2025-12~", "due: 2025-12~"),
    ("action", "due: 2024-06", "due: 2026-W12", "wrong-form", "2026-W12", "write what you mean: 2026-03-16, 2026-03-22", "due: 2026-03-22"),
    ("action", "due: 2024-06", "due: S12 2026", "wrong-form", "S12 2026", "write what you mean: 2026-03-16, 2026-03-22", "due: 2026-03-22"),
    ("action", "due: 2024-06", "due: sem. 12/2026", "wrong-form", "sem. 12/2026", "write what you mean: 2026-03-16, 2026-03-22", "due: 2026-03-22"),
    ("action", "due: 2024-06", "due: mars-avril 2026", "wrong-form", "mars-avril 2026", "write what you mean: 2026-03, 2026-04", "due: 2026-03"),
    ("action", "due: 2024-06", "due: entre mars et avril 2026", "wrong-form", "entre mars et avril 2026", "write what you mean: 2026-03, 2026-04", "due: 2026-04"),
    ("action", "due: 2024-06", "due: 2025 ou 2026", "wrong-form", "2025 ou 2026", "write what you mean: 2025, 2026", "due: 2025"),
    ("action", "due: 2024-06", "due: 2025/2026", "wrong-form", "2025/2026", "write what you mean: 2025, 2026", "due: 2026"),
    ("action", "due: 2024-06", "due: ??/06/2024", "wrong-form", "??/06/2024", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024-06-??", "wrong-form", "2024-06-??", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: xx/xx/2024", "wrong-form", "xx/xx/2024", "write it as 2024", "due: 2024"),
    ("action", "due: 2024-06", "due: 2025 (?)", "wrong-form", "2025 (?)", "write it as 2025?", "due: 2025?"),
    ("action", "due: 2024-06", "due: 2026- 03-02", "wrong-form", "2026- 03-02", "write it as 2026-03-02", "due: 2026-03-02"),
    ("action", "due: 2024-06", "due: 2026-03-02 à 10 h", "wrong-form", "2026-03-02 à 10 h", "write it as 2026-03-02", "due: 2026-03-02"),
    ("action", "due: 2024-06", "due: فاتح ماي 2025", "wrong-form", "فاتح ماي 2025", "write it as 2025-05-01", "due: 2025-05-01"),
    ("action", "due: 2024-06", "due: premier mars 2025", "wrong-form", "premier mars 2025", "write it as 2025-03-01", "due: 2025-03-01"),
    ("action", "due: 2024-06", "due: صيف 2024", "wrong-form", "صيف 2024", "write it as 2024-22", "due: 2024-22"),
    ("action", "    due: 2024-06\n", "    due: ?\n", "wrong-form", "?", "leave the field out where the value is not", ""),
    ("action", "    due: 2024-06\n", "    due: onbekend\n", "wrong-form", "onbekend", "leave the field out where the value is not", ""),
    ("action", "    due: 2024-06\n", "    due: نامعلوم\n", "wrong-form", "نامعلوم", "leave the field out where the value is not", ""),
    ("action", "    due: 2024-06\n", "    due: tbd\n", "wrong-form", "tbd", "this was never filled in: write the value", ""),
    ("action", "period: 2024-03/2026-06", "period: 2024 > 2026", "wrong-form", "2024 > 2026", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 2024→2026", "wrong-form", "2024→2026", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 2024-26", "impossible-date", "2024-26", "write what you mean: 2024/2026, 2024, 2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: du 1er mars 2024 au 30 juin 2026", "wrong-form", "du 1er mars 2024 au 30 juin 2026", "write it as 2024-03-01/2026-06-30", "period: 2024-03-01/2026-06-30"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 60 pour cent, text", "wrong-type", "60 pour cent", "write it as 60", "{date: 2024-05-02, progress: 60, text"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 60 procent, text", "wrong-type", "60 procent", "write it as 60", "{date: 2024-05-02, progress: 60, text"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 60 p.c., text", "wrong-type", "60 p.c.", "write it as 60", "{date: 2024-05-02, progress: 60, text"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 60 بالمائة, text", "wrong-type", "60 بالمائة", "write it as 60", "{date: 2024-05-02, progress: 60, text"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 60 في المئة, text", "wrong-type", "60 في المئة", "write it as 60", "{date: 2024-05-02, progress: 60, text"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: environ 60 %, text", "wrong-type", "environ 60 %", "write 60 alone, and the rest of ‘environ 60", "{date: 2024-05-02, progress: 60, text"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 60-70 %, text", "wrong-type", "60-70 %", "write what you mean: 60, 70", "{date: 2024-05-02, progress: 60, text"),
    ("agreement", "{mode: tacit, years: 3}", "{mode: tacit, years: 36 mois}", "wrong-type", "36 mois", "write it as 3", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "{mode: tacit, years: 3 ans}", "wrong-type", "3 ans", "write it as 3", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "{mode: tacit, years: 3-5}", "wrong-type", "3-5", "write what you mean: 3, 5", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "{mode: tacit, years: 3, notice_days: 90 jours}", "wrong-type", "90 jours", "write it as 90", "{mode: tacit, years: 3, notice_days: 90}"),
    ("agreement", "{mode: tacit, years: 3}", "{mode: tacit, years: 3, notice_days: 3 mois}", "wrong-type", "3 mois", "write the number of days: months", "{mode: tacit, years: 3, notice_days: 90}"),
    ("action", "days: 5}", "days: 5 jours}", "wrong-type", "5 jours", "write it as 5", "days: 5}"),
    ("action", "days: 5}", "days: 5 dagen}", "wrong-type", "5 dagen", "write it as 5", "days: 5}"),
    ("action", "priority: high\n", "priority: ?\n", "unknown-word", "?", "leave the field out where the value is not", ""),
    ("action", "priority: high\n", "priority: onbekend\n", "unknown-word", "onbekend", "leave the field out where the value is not", ""),
    ("action", "status: planned", "status: ?", "unknown-word", "?", "this field is needed: write the value itself", "status: planned"),
    ("agreement", "date: 2025-02-10", "date: inconnue", "wrong-form", "inconnue", "this field is needed: write the value itself", "date: 2025-02-10"),
    # ---- several words, a country with its name, a country for a language that there is
    ("action", "status: planned", "status: planned, à suivre", "unknown-word", "planned, à suivre", "did you mean ‘planned’?", "status: planned"),
    ("action", "status: planned", "status: prévu/en cours", "unknown-word", "prévu/en cours", "write what you mean: planned, in_progress", "status: planned"),
    ("action", "status: planned", "status: gepland / lopend", "unknown-word", "gepland / lopend", "write what you mean: planned, in_progress", "status: planned"),
    ("action", "status: planned", "status: à faire (2027)", "unknown-word", "à faire (2027)", "did you mean ‘planned’?", "status: planned"),
    ("action", "status: planned", "status: مبرمج أو جار", "unknown-word", "مبرمج أو جار", "write what you mean: planned, in_progress", "status: planned"),
    ("action", "priority: high", "priority: haute / moyenne", "unknown-word", "haute / moyenne", "write what you mean: high, medium", "priority: high"),
    ("action", "priority: high", "priority: high-medium", "unknown-word", "high-medium", "write what you mean: high, medium", "priority: high"),
    ("action", "priority: high", "priority: haute (urgent)", "unknown-word", "haute (urgent)", "did you mean ‘high’?", "priority: high"),
    ("agreement", "country: MA", "country: Maroc (MA)", "wrong-form", "Maroc (MA)", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: MA - Maroc", "wrong-form", "MA - Maroc", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: Maroc/MA", "wrong-form", "Maroc/MA", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: Royaume du Maroc", "wrong-form", "Royaume du Maroc", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: المغرب (MA)", "wrong-form", "المغرب (MA)", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: Côte d'Ivoire", "wrong-form", "Côte d'Ivoire", "write it as CI", "country: CI"),
    ("agreement", "country: MA", "country: no", "wrong-form", "no", "write it as NO", "country: NO"),
    ("agreement", ", ar: شراكة}\nkind", ", be: Partnership}\nkind", "country-for-language", "be", "if the country is meant, write its language:", ", nl: Partnership}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", uk: Partnership}\nkind", "country-for-language", "uk", "if the country is meant, write its language:", ", en: Partnership}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", dz: Partnership}\nkind", "country-for-language", "dz", "if the country is meant, write its language:", ", ar: Partnership}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", ch: Partnership}\nkind", "country-for-language", "ch", "if the country is meant, write its language:", ", de: Partnership}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", en-uk: Partnership}\nkind", "wrong-form", "en-uk", "write it as en-GB", ", en-GB: Partnership}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", EN-GB: Partnership}\nkind", "wrong-form", "EN-GB", "write it as en-GB", ", en-GB: Partnership}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", jp: Partnership}\nkind", "unknown-language", "jp", "write ‘ja’", ", ja: Partnership}\nkind"),
    ("agreement", "ar: شراكة}\nkind", "ar: شراكة, eg: شراكة}\nkind", "unknown-language", "eg", "‘ar’ is there already: keep one of the two", "ar: شراكة}\nkind"),
    # ---- a sign for what is not known where YAML reads something else, cents that are none, thousands
    ("action", ", planned: 60000", ", planned: ?", "wrong-type", "?", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000", ", planned: #N/A", "wrong-type", "#N/A", "leave it out and say so in ‘note’", ", note: Montant à fixer"),
    ("action", ", planned: 60000}", ", planned: #DIV/0! }", "wrong-type", "#DIV/0!", "leave it out and say so in ‘note’", ", note: Montant à fixer}"),
    ("action", "year: 2024, kind", "year: #N/B, kind", "wrong-type", "#N/B", "leave the field out where the value is not", "kind"),
    ("action", "year: 2024, kind", "year: ?, kind", "wrong-type", "?", "leave the field out where the value is not", "kind"),
    ("action", "days: 5}", "days: #######}", "wrong-type", "#######", "leave the field out where the value is not", "days: 5}"),
    ("action", "    due: 2024-06\n", "    due: -\n", "wrong-form", "-", "leave the field out where the value is not", ""),
    ("action", _LEAD, "lead: - # à voir\n", "wrong-form", "-", "leave the field out where the value is not", _LEAD),
    ("action", "    due: 2024-06\n", "    due: #REF!\n", "no-value", "due", "write a value, or remove the field", ""),
    ("action", "number: 7", "number: #7", "no-value", "number", "quote the text if ‘#7’ belongs to it", "number: 7"),
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    weight: #2\n", "no-value", "weight", "write it as 2", "    due: 2024-06\n    weight: 2\n"),
    ("action", _TITLE, "title: #7", "no-value", "title", "quote the text if ‘#7’ belongs to it", 'title: "#7"'),
    ("action", "text: Les candidats sont connus.,", "text: Lot #3,", "yaml-syntax", "Lot #3", 'quote the text: "Lot #3"', 'text: "Lot #3",'),
    ("action", "text: Les candidats sont connus.,", "text: Lot 3 #prioritaire,", "yaml-syntax", "Lot 3 #prioritaire", "quote the text", 'text: "Lot 3 #prioritaire",'),
    ("action", "[jeunesse, tourisme]", "[jeunesse, #tourisme]", "wrong-form", "#tourisme", "write it as tourisme", "[jeunesse, tourisme]"),
    ("action", "[hdf, souss]", "[hdf, ?]", "wrong-form", "?", "leave the field out where the value is not", "[hdf, souss]"),
    ("action", "[hdf, souss]", "[?]", "wrong-form", "?", "leave the field out where the value is not", "[hdf, souss]"),
    ("action", _SUMMARY, "summary: ?", "yaml-syntax", "?", "leave the field out where the value is not known; quote it", 'summary: "?"'),
    ("action", _SUMMARY, "summary: -", "yaml-syntax", "-", "leave the field out where the value is not known; quote it", 'summary: "-"'),
    ("action", "planned: 60000", "planned: 60.000,– €", "cut-by-comma", "60.000,– €", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60.000,- €", "cut-by-comma", "60.000,- €", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: € 60.000,--", "cut-by-comma", "€ 60.000,--", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000,- DH", "cut-by-comma", "60 000,- DH", "write 60000 without MAD, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60'000.-", "wrong-type", "60'000.-", "write it as 60000", "planned: 60000"),
    ("action", "currency: EUR", "currency: k€", "wrong-form", "k€", "write EUR, and the amounts beside it in full", "currency: EUR"),
    ("action", "currency: EUR", "currency: MDH", "unknown-currency", "MDH", "write MAD, and the amounts beside it in full", "currency: MAD"),
    ("action", "currency: EUR", "currency: milliers d'euros", "wrong-form", "milliers d'euros", "‘milliers d'euros’ makes them 1,000 times", "currency: EUR"),
    ("action", "currency: EUR", "currency: x 1000 EUR", "wrong-form", "x 1000 EUR", "write EUR, and the amounts beside it in full", "currency: EUR"),
    ("action", "currency: EUR", "currency: ألف درهم", "wrong-form", "ألف درهم", "write MAD, and the amounts beside it in full", "currency: MAD"),
    ("action", "due: 2024-06", "due: mars 26", "wrong-form", "mars 26", "write what you mean: 2026-03, …-03-26; … is the year", "due: 2026-03"),
    ("action", "due: 2024-06", "due: 3/26", "wrong-form", "3/26", "write what you mean: 2026-03, …-03-26; … is the year", "due: 2026-03"),
    ("action", "due: 2024-06", "due: 03-12", "wrong-form", "03-12", "2012-03, 2003-12, …-12-03, …-03-12; … is the year", "due: 2024-12-03"),
    ("action", "due: 2024-06", "due: 26 mars", "wrong-form", "26 mars", "write the year too: …-03-26", "due: 2026-03-26"),
    ("action", "due: 2024-06", "due: مارس", "wrong-form", "مارس", "write the year too: …-03", "due: 2026-03"),
    ("action", "due: 2024-06", "due: 25/12", "wrong-form", "25/12", "write the year too: …-12-25", "due: 2024-12-25"),
    ("action", "period: 2024-03/2026-06", "period: mars 24 - juin 26", "wrong-form", "mars 24 - juin 26", "2024-03/2026-06, …-03-24/…-06-26; … is", "period: 2024-03/2026-06"),
    # ---- two keys that say the same, a date under another name, a language that is there already
    ("agreement", ", ar: شراكة}\nkind", ", arabe: شراكة, ar: شراكة}\nkind", "wrong-form", "arabe", "‘ar’ is there already: keep one of the two", ", ar: شراكة}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", FR: شراكة, ar: شراكة}\nkind", "wrong-form", "FR", "‘fr’ is there already: keep one of the two", ", ar: شراكة}\nkind"),
    ("agreement", ", ar: شراكة}\nkind", ", ar-ma: شراكة, ar-MA: شراكة}\nkind", "wrong-form", "ar-ma", "‘ar-MA’ is there already: keep one", ", ar-MA: شراكة}\nkind"),
    ("agreement", "signed: 2024-01-15", "date: 2024-01-15", "unknown-field", "date", "‘signed’", "signed: 2024-01-15"),
    ("agreement", "date: 2025-02-10", "le: 2025-02-10", "unknown-field", "le", "‘date’", "date: 2025-02-10"),
    ("action", "    due: 2024-06\n", "    on: 2024-06\n", "unknown-field", "on", "due, done", "    due: 2024-06\n"),
    ("action", "{date: 2024-05-02, text", "{on: 2024-05-02, text", "unknown-field", "on", "‘date’", "{date: 2024-05-02, text"),
    # ---- what stands elsewhere: in a file of the other kind, in the file's name, in a period, or nowhere
    ("action", _TITLE, f"{_TITLE}\nparties: [hdf]", "unknown-field", "parties", "a field of agreements: write it in the file of", _TITLE),
    ("action", _TITLE, f"{_TITLE}\nrenewal: {{mode: tacit}}", "unknown-field", "renewal", "a field of agreements", _TITLE),
    ("action", _TITLE, f"{_TITLE}\nagreement: hdf-souss", "unknown-field", "agreement", "the folder of the file says the agreement", _TITLE),
    ("action", _TITLE, f"{_TITLE}\nconvention: hdf-souss", "unknown-field", "convention", "the folder of the file says the agreement", _TITLE),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nlead: hdf", "unknown-field", "lead", "a field of actions: write it in the file of", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nmilestones: []", "unknown-field", "milestones", "a field of actions", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nprojets: [a]", "unknown-field", "projets", "each action is a file of its own", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\navancement: 40", "unknown-field", "avancement", "worked out from what the files say", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "date de signature: 2024-01-15", "unknown-field", "date de signature", "‘signed’", "signed: 2024-01-15"),
    ("agreement", "period: 2024/2026", "fin: 2026", "unknown-field", "fin", "as one field: period: ../2026", "period: 2024/2026"),
    ("agreement", "period: 2024/2026", "expires: 31/12/2026", "unknown-field", "expires", "as one field: period: ../2026-12-31", "period: 2024/2026-12-31"),
    ("action", "period: 2024-03/2026-06", "startdatum: 2024-03", "unknown-field", "startdatum", "as one field: period: 2024-03/..", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "تاريخ البداية: 2024-03", "unknown-field", "تاريخ البداية", "period: 2024-03/..", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "durée: 2024-03/2026-06", "unknown-field", "durée", "‘period’", "period: 2024-03/2026-06"),
    ("action", _TITLE, f"{_TITLE}\ndate_fin: 2026", "unknown-field", "date_fin", "‘period’ is there already", _TITLE),
    ("action", _TITLE, f"{_TITLE}\ncourriel: x", "unknown-field", "courriel", "keep it elsewhere, and name the organisation", _TITLE),
    ("agreement", "person: Karim Bennani", "person: Karim Bennani, tél: 0600", "unknown-field", "tél", "keep it elsewhere, and name", "person: Karim Bennani"),
    ("action", _TITLE, f"{_TITLE}\nmontant: 60000", "unknown-field", "montant", "‘planned’ is a field of budget", _TITLE),
    ("action", "planned: 60000", "montant: 60000", "unknown-field", "montant", "‘planned’", "planned: 60000"),
    ("action", _TITLE, f"{_TITLE}\nville: [Agadir]", "unknown-field", "ville", "‘places’", f"{_TITLE}\nplaces: [Agadir]"),
    # ---- lengths, calendars, years in a row, letters for digits; ranges and products in which a mark is open
    ("action", "period: 2024-03/2026-06", "period: 2024 (3 ans)", "wrong-form", "2024 (3 ans)", "as one field: period: 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03, 28 mois", "wrong-form", "2024-03, 28 mois", "as one field: period: 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: 3 jaar", "wrong-form", "3 jaar", "as one field: period: …/…", "period: 2024-03/2026-06"),
    ("action", "{date: 2024-05-02, text", "{date: 2204-05-02, text", "unlikely-year", "2204-05-02", "correct the year", "{date: 2024-05-02, text"),
    ("action", "period: 2024-03/2026-06", "period: 1446 هـ", "wrong-form", "1446 هـ", "this Hijri year lies in 2024, 2025", "period: 2024/2025"),
    ("agreement", "signed: 2024-01-15", "signed: 3 رجب 1445", "wrong-form", "3 رجب 1445", "this Hijri year lies in 2023, 2024", "signed: 2024-01-15"),
    ("action", "period: 2024-03/2026-06", "period: 24-26", "wrong-form", "24-26", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 2024, 2025 et 2026", "wrong-form", "2024, 2025 et 2026", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: vanaf 2024", "wrong-form", "vanaf 2024", "write it as 2024/..", "period: 2024/.."),
    ("action", "period: 2024-03/2026-06", "period: 2024-03//2026-06", "wrong-form", "2024-03//2026-06", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: 03/24-06/26", "wrong-form", "03/24-06/26", "2024-03/2026-06, …-03-24/…-06-26", "period: 2024-03/2026-06"),
    ("action", "due: 2024-06", "due: 24-06", "wrong-form", "24-06", "write what you mean: 2024-06, …-06-24", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2O24-O6", "wrong-form", "2O24-O6", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2de kwartaal 2024", "wrong-form", "2de kwartaal 2024", "write it as 2024-34", "due: 2024-34"),
    ("action", "due: 2024-06", "due: 5 يونيه 2024", "wrong-form", "5 يونيه 2024", "write it as 2024-06-05", "due: 2024-06-05"),
    ("action", "planned: 60000", "planned: 60.000 tot 70.000", "wrong-type", "60.000 tot 70.000", "60000, 70000, 60.00, 70.00", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60000 | 70000", "wrong-type", "60000 | 70000", "write what you mean: 60000, 70000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 3×20.000", "wrong-type", "3×20.000", "write what you mean: 60000, 60", "planned: 60000"),
    ("action", "planned: 60000", "planned: 20 000 € x 3 ans", "wrong-type", "20 000 € x 3 ans", "write what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 $US", "wrong-type", "60 000 $US", "write 60000 without USD, if EUR is right;", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 francs CFA", "wrong-type", "60 000 francs CFA", "write 60000 without francs CFA, if EUR", "planned: 60000"),
    # ---- parties told together or by their country, people by their title, functions, a vacancy, an address
    ("action", _LEAD, "lead: les deux régions\n", "wrong-form", "les deux régions", "keep one of hdf, souss; others stand", _LEAD),
    ("action", _LEAD, "lead: beide\n", "unknown-party", "beide", "keep one of hdf, souss; others stand", _LEAD),
    ("action", _LEAD, "lead: الطرفان\n", "wrong-form", "الطرفان", "keep one of hdf, souss; others stand", _LEAD),
    ("action", _LEAD, "lead: Maroc\n", "wrong-form", "Maroc", "did you mean ‘souss’?", _LEAD),
    ("action", _LEAD, "lead: FR\n", "wrong-form", "FR", "did you mean ‘hdf’?", "lead: hdf\n"),
    ("action", _LEAD, "lead: د. أحمد بناني\n", "wrong-form", "د. أحمد بناني", "{person: د. أحمد بناني}", "lead: {person: د. أحمد بناني}\n"),
    ("action", _LEAD, "lead: السيد الرئيس\n", "wrong-form", "السيد الرئيس", "write the id of a party (hdf, souss), or {organisation", _LEAD),
    ("action", _LEAD, "lead: +212 5 28 00 00 00\n", "wrong-form", "+212 5 28 00 00 00", "write one of hdf, souss", _LEAD),
    ("action", _LEAD, "lead: https://souss.ma\n", "wrong-form", "https://souss.ma", "write one of hdf, souss", _LEAD),
    ("action", _LEAD, "lead: à pourvoir\n", "wrong-form", "à pourvoir", "leave the field out", _LEAD),
    ("action", _AXIS, "axis: Axe trois", "wrong-form", "Axe trois", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: المحور الثالث", "wrong-form", "المحور الثالث", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: derde as", "wrong-form", "derde as", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: 1.2", "wrong-type", "1.2", "write one of patrimoine, eau, formation, none", _AXIS),
    ("action", "[hdf-souss/centre-eau]", "[{ref: centre-eau}]", "wrong-type", "{ref: centre-eau}", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "[#4]", "wrong-form", "#4", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "sources: [convention]", "sources: [www.souss.ma]", "wrong-form", "www.souss.ma", "write it as https://www.souss.ma", "sources: [https://www.souss.ma]"),
    ("action", _STATUS, "status: réalisé à 50 %", "unknown-word", "réalisé à 50 %", "updates: [{date: …, progress: 50}]", _STATUS),
    ("action", _STATUS, "status: non démarré", "unknown-word", "non démarré", "‘planned’", _STATUS),
    ("action", _STATUS, "status: niet gestart", "unknown-word", "niet gestart", "‘planned’", _STATUS),
    ("action", _STATUS, "status: In-Progress", "unknown-word", "In-Progress", "‘in_progress’", "status: in_progress"),
    ("action", _PRIORITY, "priority: très haute", "unknown-word", "très haute", "‘high’", _PRIORITY),
    ("action", _PRIORITY, "priority: عالية جدا", "unknown-word", "عالية جدا", "‘high’", _PRIORITY),
    # ---- languages in keys, commas of other scripts, keys and values that stand for rows
    ("action", _TITLE, "title_fr: Formation de jeunes guides", "unknown-field", "title_fr", "title: {fr: Formation de jeunes guides}", "title: {fr: Formation de jeunes guides}"),
    ("action", _TITLE, "titre.ar: تكوين", "unknown-field", "titre.ar", "title: {ar: تكوين}", "title: {ar: تكوين}"),
    ("action", _TITLE, "title: {fr: Formation; ar: تكوين}", "yaml-syntax", ";", "write a comma in the place of ;", "title: {fr: Formation, ar: تكوين}"),
    ("action", _TITLE, "title: {fr: Formation، ar: تكوين}", "yaml-syntax", "،", "write a comma in the place of ،", "title: {fr: Formation, ar: تكوين}"),
    ("action", _TITLE, "title: {fr: Formation, ar تكوين}", "wrong-form", "ar تكوين", "write it as ar: تكوين", "title: {fr: Formation, ar: تكوين}"),
    ("action", _TITLE, "title: {fr:Formation}", "wrong-form", "fr:Formation", "write it as fr: Formation", "title: {fr: Formation}"),
    ("action", _TITLE, "title، Formation", "yaml-syntax", "title، Formation", "write “title: Formation”", "title: Formation"),
    ("action", _TITLE, "title:: Formation", "unknown-field", "title:", "write it as title", "title: Formation"),
    ("action", _TITLE, "title: {be-fr: Formation}", "wrong-form", "be-fr", "write it as fr-BE", "title: {fr-BE: Formation}"),
    ("action", _TITLE, "title: {vl: Opleiding}", "unknown-language", "vl", "write ‘nl’", "title: {nl: Opleiding}"),
    ("action", _TITLE, "title: {amazigh: Asmuttg}", "wrong-form", "amazigh", "write it as zgh", "title: {zgh: Asmuttg}"),
    ("action", "tags: [jeunesse, tourisme]", "tags: jeunesse،tourisme", "wrong-type", "jeunesse،tourisme", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: #jeunesse #tourisme", "no-value", "tags", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "places: أكادير، تارودانت", "wrong-type", "أكادير، تارودانت", "[أكادير, تارودانت]", "places: [أكادير, تارودانت]"),
    ("action", "tags: [jeunesse, tourisme]", "countries: [{MA: 100}]", "unknown-field", "MA", "write it as {code: MA, share: 100}", "countries: [{code: MA, share: 100}]"),
    ("action", "milestones:\n  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "milestones: {appel: 2024-06}\n", "wrong-type", "{appel: 2024-06}",
     "[{id: appel, due: 2024-06}]", "milestones: [{id: appel, due: 2024-06}]\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - appel: 2024-06\n", "unknown-field", "appel", "{id: appel, due: 2024-06}", "  - {id: appel, due: 2024-06}\n"),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n", "  - 2024: 60000\n", "not-a-text-key", "2024", "{year: 2024, kind: …, currency: …, planned: 60000}", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n"),
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    status: fait\n", "unknown-field", "status", "field of its own: done: …", "    due: 2024-06\n"),
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    weight = 2\n", "yaml-syntax", "weight = 2", "write “weight: 2”", "    due: 2024-06\n    weight: 2\n"),
    ("action", "    due: 2024-06\n", "+    due: 2024-06\n", "unknown-field", "+    due", "delete the +", "    due: 2024-06\n"),
    # ---- numbers in words, days that no month has, and a status of several words
    ("action", "planned: 60000", "planned: soixante mille", "wrong-type", "soixante mille", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: ستون ألف", "wrong-type", "ستون ألف", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: vingt-cinq mille", "wrong-type", "vingt-cinq mille", "write it as 25000", "planned: 25000"),
    ("action", "planned: 60000", "planned: deux cents", "wrong-type", "deux cents", "write it as 200", "planned: 200"),
    ("action", "planned: 60000", "planned: خمسة وعشرون ألف درهم", "wrong-type", "خمسة وعشرون ألف درهم", "write 25000 without درهم", "planned: 25000"),
    ("action", "days: 5}", "days: une dizaine}", "wrong-type", "une dizaine", "write 10 alone", "days: 10}"),
    ("action", "text: Les candidats sont connus.,", "progress: drie kwart,", "wrong-type", "drie kwart", "write it as 75", "progress: 75,"),
    ("action", "days: 5}", "days: vijf dagen}", "wrong-type", "vijf dagen", "write it as 5", "days: 5}"),
    ("agreement", "years: 3", "years: ثلاث سنوات", "wrong-type", "ثلاث سنوات", "write it as 3", "years: 3"),
    ("action", "due: 2024-06", "due: 31/04", "wrong-form", "31/04", "…-04 has 30 days", "due: 2024-04-30"),
    ("action", "due: 2024-06", "due: 30 février", "wrong-form", "30 février", "…-02 has 29 days", "due: 2024-06"),
    ("action", _STATUS, "status: لم ينطلق بعد", "unknown-word", "لم ينطلق بعد", "‘planned’", _STATUS),
    ("action", "tags: [jeunesse, tourisme]", "tags: {jeunesse: true, tourisme: oui}", "wrong-type", "{jeunesse: true, tourisme: oui}", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", _SUMMARY, "summary: Former vingt guides\nde montagne.", "yaml-syntax", "de montagne.", "a text over several lines is indented", "summary: Former vingt guides\n  de montagne."),
    ("agreement", "period: 2024/2026", "period: 2024/illimité", "wrong-form", "2024/illimité", "write it as 2024/..", "period: 2024/.."),
    ("agreement", "period: 2024/2026", "period: 3 ans à compter de la signature", "wrong-form", "3 ans à compter de la signature", "as one field: period: …/…", "period: 2024/2026"),
    ("agreement", "    kind: official\n", "    kind: official\n    file: 'C:\\docs\\a.pdf'\n", "wrong-form", "'C:\\docs\\a.pdf'", "put the file into the workspace", "    kind: official\n"),
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    reporté: septembre 2024\n", "unknown-field", "reporté", "due: 2024-09, baseline: 2024-06", "    due: 2024-09\n    baseline: 2024-06\n"),
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    nieuwe datum: 2024-09\n", "unknown-field", "nieuwe datum", "due: 2024-09, baseline: 2024-06", "    due: 2024-09\n    baseline: 2024-06\n"),
    # ---- missions half said
    ("action", "to: souss, year: 2024, planned", "year: 2024, planned", "missions-half-said", "{from: hdf, year: 2024, planned: {missions: 2, days: 5}}", "write beside it to: souss", "to: souss, year: 2024, planned"),
    ("action", "year: 2024, planned: {missions: 2, days: 5}", "year: 2024", "missions-half-said", "{from: hdf, to: souss, year: 2024}", "write them: planned", "year: 2024, planned: {missions: 2, days: 5}"),
    ("action", "planned: {missions: 2, days: 5}", "missions: 2", "unknown-field", "missions", "as one field: planned: {missions: 2}", "planned: {missions: 2}"),
    ("action", "planned: {missions: 2, days: 5}", "jours: 5", "unknown-field", "jours", "as one field: planned: {days: 5}", "planned: {missions: 2, days: 5}"),
    # ---- a party, its people and what they are, in one text
    ("action", _LEAD, "lead: A. Petit, Directeur, souss\n", "wrong-form", "A. Petit, Directeur, souss", "{party: souss, person: A. Petit, functions: [Directeur]}", "lead: {party: souss, person: A. Petit, functions: [Directeur]}\n"),
    ("action", _LEAD, "lead: souss; Karim Bennani\n", "wrong-form", "souss; Karim Bennani", "{party: souss, person: Karim Bennani}", "lead: {party: souss, person: Karim Bennani}\n"),
    ("action", _LEAD, "lead: Direction de la culture (hdf)\n", "wrong-form", "Direction de la culture (hdf)", "{party: hdf, organisation: Direction de la culture}", "lead: {party: hdf, organisation: Direction de la culture}\n"),
    ("action", _LEAD, "lead: كريم بناني، مدير، جهة سوس ماسة\n", "wrong-form", "كريم بناني، مدير، جهة سوس ماسة", "{party: souss, person: كريم بناني, functions: [مدير]}", "lead: {party: souss, person: كريم بناني, functions: [مدير]}\n"),
    ("action", _LEAD, "lead: souss / Direction de l'eau / Jan Peeters\n", "wrong-form", "souss / Direction de l'eau / Jan Peeters", "{party: souss, organisation: Direction de l'eau, person: Jan Peeters}", "lead: {party: souss, organisation: Direction de l'eau, person: Jan Peeters}\n"),
    ("action", _LEAD, "lead: Jan Peeters, directeur, Regio Hauts-de-France\n", "wrong-form", "Jan Peeters, directeur, Regio Hauts-de-France", "{party: hdf, person: Jan Peeters, functions: [directeur]}", "lead: {party: hdf, person: Jan Peeters, functions: [directeur]}\n"),
    # ---- how much was added, and more than all
    ("action", "text: Les candidats sont connus.,", "progress: +10,", "signed-number", "+10", "if so much was added", "progress: 25,"),
    ("action", "text: Les candidats sont connus.,", "progress: +10 %,", "wrong-type", "+10 %", "if so much was added", "progress: 25,"),
    ("action", "text: Les candidats sont connus.,", "progress: 10 points de plus,", "wrong-type", "10 points de plus", "if so much was added", "progress: 25,"),
    ("action", "text: Les candidats sont connus.,", "progress: 150 %,", "wrong-type", "150 %", "correct the number", "progress: 50,"),
    ("action", "text: Les candidats sont connus.,", "progress: ½,", "wrong-type", "½", "write it as 50", "progress: 50,"),
    ("action", "text: Les candidats sont connus.,", "progress: à moitié,", "wrong-type", "à moitié", "write it as 50", "progress: 50,"),
    ("action", "text: Les candidats sont connus.,", "progress: -5,", "out-of-range", "-5", "write 5 if the sign is a slip", "progress: 5,"),
    ("action", "planned: 60000", "planned: +60000", "signed-number", "+60000", "write 60000 if that is all there is", "planned: 60000"),
    ("action", "year: 2024, kind", "year: '24', kind", "wrong-type", "'24'", "write it as 2024", "year: 2024, kind"),
    # ---- quotes and brackets around a date, targets and readings, recurrences in words, kinds and countries
    ("action", "due: 2024-06", "due: “2024-06”", "wrong-form", "“2024-06”", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: (juin 2024)", "wrong-form", "(juin 2024)", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: [2024-06]", "wrong-type", "[2024-06]", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024-06;", "wrong-form", "2024-06;", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024:06", "wrong-form", "2024:06", "write it as 2024-06", "due: 2024-06"),
    ("action", _STATUS, "status: {planned}", "wrong-type", "{planned}", "write it as planned", _STATUS),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, target: 100 %}]", "wrong-type", "100 %", "write {value: 100} alone, and the rest of ‘100", "number: 7\nindicators: [{id: a, unit: percent, target: {value: 100}}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, target: {value: 20, year: 2026}}]", "unknown-field", "year", "‘date’", "number: 7\nindicators: [{id: a, target: {value: 20, date: 2026}}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, target: {value: 9}, readings: [{2024-06: 5}]}]", "unknown-field", "2024-06", "{date: 2024-06, value: 5}",
     "number: 7\nindicators: [{id: a, target: {value: 9}, readings: [{date: 2024-06, value: 5}]}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, kind: cumulatif, target: {value: 9}}]", "unknown-word", "cumulatif", "‘sum’", "number: 7\nindicators: [{id: a, kind: sum, target: {value: 9}}]"),
    ("action", "number: 7", "number: 7\nrecurs: chaque année", "wrong-form", "chaque année", "write the day too: FREQ=YEARLY;BYMONTH=…", "number: 7\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
    ("agreement", "kind: joint_committee", "kind: comité technique", "unknown-word", "comité technique", "‘working’", "kind: working"),
    ("agreement", "kind: partnership", "kind: samenwerkingsakkoord", "unknown-word", "samenwerkingsakkoord", "‘partnership’", "kind: partnership"),
    ("agreement", "kind: partnership", "kind: اتفاقية شراكة", "unknown-word", "اتفاقية شراكة", "‘partnership’", "kind: partnership"),
    ("agreement", "country: MA", "country: Vlaanderen", "wrong-form", "Vlaanderen", "write it as BE", "country: BE"),
    ("agreement", "country: MA", "country: تركيا", "wrong-form", "تركيا", "write it as TR", "country: TR"),
    # ---- braces, parentheses and marks that other languages end lines with; rows with their numbers
    ("action", _TITLE, "title: fr: Formation", "yaml-syntax", "fr: Formation", "if ‘fr’ is a field, write {fr: Formation}", "title: {fr: Formation}"),
    ("action", _LEAD, "lead: party: souss\n", "yaml-syntax", "party: souss", "write it as {party: souss}", "lead: {party: souss}\n"),
    ("action", _TITLE, "title: {Formation}", "wrong-form", "Formation", "write the text without braces: Formation", "title: Formation"),
    ("action", "funder: hdf", "funder: {UE}", "unknown-field", "UE", "or {organisation: UE}", "funder: {organisation: UE}"),
    ("action", _LEAD, "lead: {Mme Bennani}\n", "unknown-field", "Mme Bennani", "write it as {person: Mme Bennani}", "lead: {person: Mme Bennani}\n"),
    ("action", "[hdf, souss]", "{hdf, souss}", "wrong-type", "{hdf, souss}", "[hdf, souss]", "[hdf, souss]"),
    ("action", "[hdf, souss]", "hdf\n  - souss", "wrong-type", "hdf\n  - souss", "[hdf, souss]", "[hdf, souss]"),
    ("action", "[hdf, souss]", "[hdf souss]", "wrong-form", "hdf souss", "write each as an entry of its own: hdf, souss", "[hdf, souss]"),
    ("action", "[hdf, souss]", "[hdf, souss],", "yaml-syntax", ",", "delete it", "[hdf, souss]"),
    ("action", _TITLE, "title: {fr: Formation};", "yaml-syntax", ";", "delete it", "title: {fr: Formation}"),
    ("action", "author: souss}\n", "author: souss},\n  - {date: 2024-06-02, text: Suite.}\n", "yaml-syntax", ",", "delete it", "author: souss}\n  - {date: 2024-06-02, text: Suite.}\n"),
    ("action", _TITLE, 'title: "Formation";', "yaml-syntax", ";", "delete it", 'title: "Formation"'),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - (id: appel, due: 2024-06)\n", "yaml-syntax", "(id: appel, due: 2024-06)", "{id: appel, due: 2024-06}", "  - {id: appel, due: 2024-06}\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - {id: appel due: 2024-06}\n", "yaml-syntax", ": 2024-06}", "write a comma before ‘due’ if it is a field", "  - {id: appel, due: 2024-06}\n"),
    ("action", "  - id: appel\n    title: Appel", "  1. id: appel\n     title: Appel", "yaml-syntax", "1.", "replace 1. by -", "  - id: appel\n    title: Appel"),
    ("action", "text: Les candidats sont connus.,", "text: Les candidats, les élus,", "unknown-field", "les élus", "quote the whole text if ‘les élus’ belongs to it", 'text: "Les candidats, les élus",'),
    ("action", _TITLE, f"{_TITLE}\navancement: 40 %", "unknown-field", "avancement", "‘progress’ is a field of updates", _TITLE),
    ("action", _TITLE, f"{_TITLE}\ncurrency: EUR", "unknown-field", "currency", "‘currency’ is a field of budget", _TITLE),
    ("action", _TITLE, "title: {{{TITRE}}}", "not-a-text-key", "{{{TITRE}}}", 'quote it: "{{{TITRE}}}"', _TITLE),
    ("action", _TITLE, "title: {# à remplir #}", "yaml-syntax", "{# à remplir #}", 'quote it: "{# à remplir #}"', _TITLE),
    ("action", _TITLE, f"{_TITLE}\nvalue: 12", "unknown-field", "value", "‘value’ is a field of baseline, target, steps, readings: write it there, as indicators: [{id: …, baseline: {value: 12}}]", _TITLE),
    ("action", _TITLE, f"{_TITLE}\ndropped: 2024", "unknown-field", "dropped", "‘dropped’ is a field of milestones", _TITLE),
    ("action", "lead: souss\n", "lead: souss\nfunction: coordinatrice\n", "unknown-field", "function", "write it there, as lead: {party: souss, functions: [coordinatrice]}", "lead: {party: souss, functions: [coordinatrice]}\n"),
    ("action", "lead: souss\n", "lead: souss\nperson: Ada\n", "unknown-field", "person", "write it there, as lead: {party: souss, person: Ada}", "lead: {party: souss, person: Ada}\n"),
    ("action", _TITLE, f"{_TITLE}\nto: souss", "unknown-field", "to", "‘to’ is a field of missions", _TITLE),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nplace: Namur", "unknown-field", "place", "‘place’ is a field of parties, meetings", "signed: 2024-01-15"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\ndue: 2025", "unknown-field", "due", "‘due’ is a field of decisions", "signed: 2024-01-15"),
    # ---- a digit too many, a day and a month, several dates, what goes on; words that are too wide
    ("action", "number: 7", "number: 7\nrecurs: 5/6", "wrong-form", "5/6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5, FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=6", "number: 7\nrecurs: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5"),
    ("action", "number: 7", "number: 7\nrecurs: 18/05", "wrong-form", "18/05", "write it as FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", "number: 7\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
    ("action", "due: 2024-06", "due: 20024-06", "wrong-form", "20024-06", "write what you mean: 2024-06", "due: 2024-06"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/2026-006", "wrong-form", "2024-03/2026-006", "write what you mean: 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "due: 2024-06", "due: 2024-06 (reporté au 2024-09)", "wrong-form", "2024-06 (reporté au 2024-09)", "write what you mean: 2024-06, 2024-09", "due: 2024-06"),
    ("action", "due: 2024-06", "due: [2024-06, 2024-09]", "wrong-type", "[2024-06, 2024-09]", "write what you mean: 2024-06, 2024-09", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024-06-00", "impossible-date", "2024-06-00", "write it as 2024-06, if the rest is not known", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024-00-00", "impossible-date", "2024-00-00", "write it as 2024, if the rest is not known", "due: 2024"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/28 mois", "wrong-form", "2024-03/28 mois", "period: 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: doorlopend", "wrong-form", "doorlopend", "period: …/..", "period: 2024-03/.."),
    ("action", "year: 2024, kind", "year: an 1, kind", "wrong-type", "an 1", "write the number alone", "year: 2024, kind"),
    ("action", "planned: 60000", "planned: =60000", "wrong-type", "=60000", "write it as 60000", "planned: 60000"),
    ("action", "currency: EUR", "currency: EUR/MAD", "wrong-form", "EUR/MAD", "a line for each: {currency: EUR, …}, {currency: MAD, …}", "currency: EUR"),
    ("action", "kind: cash", "kind: نقدا", "unknown-word", "نقدا", "‘cash’", "kind: cash"),
    ("agreement", "kind: joint_committee", "kind: Commission", "unknown-word", "Commission", "write what you mean: joint_committee, steering, follow_up, working", "kind: joint_committee"),
    ("agreement", "kind: joint_committee", "kind: لجنة", "unknown-word", "لجنة", "write what you mean: joint_committee, steering", "kind: joint_committee"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [شباب, tourisme]", "wrong-form", "شباب", "write it in the letters a–z", "tags: [chabab, tourisme]"),
    ("action", _TITLE, f"{_TITLE}\nréférence: hdf-souss/jeunes-guides", "unknown-field", "référence", "the file's name is the record's name", _TITLE),
    # ---- rows as one text, or under their name; a value in a group of its own; lists parted by other signs
    ("action", "{date: 2024-05-02, text: Les candidats sont connus., author: souss}", "2024-05-02 Les candidats sont connus.", "wrong-type", "2024-05-02 Les candidats sont connus.", "{date: 2024-05-02, text: Les candidats sont connus.}", "{date: 2024-05-02, text: Les candidats sont connus.}"),
    ("action", "{date: 2024-05-02, text: Les candidats sont connus., author: souss}", "Les candidats sont connus (2 mai 2024)", "wrong-type", "Les candidats sont connus (2 mai 2024)", "{date: 2024-05-02, text: Les candidats sont connus}", "{date: 2024-05-02, text: Les candidats sont connus}"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - Appel à candidatures (juin 2024)\n", "wrong-type", "Appel à candidatures (juin 2024)", "due: 2024-06", "  - {id: appel-a-candidatures, title: Appel à candidatures, due: 2024-06}\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - Appel à candidatures : juin 2024\n", "unknown-field", "Appel à candidatures", "due: 2024-06", "  - {id: appel-a-candidatures, title: Appel à candidatures, due: 2024-06}\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - 2024-06: Appel\n", "unknown-field", "2024-06", "{id: appel, title: Appel, due: 2024-06}", "  - {id: appel, title: Appel, due: 2024-06}\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - appel: {due: 2024-06}\n", "unknown-field", "appel", "beside the others: id: appel", "  - {id: appel, due: 2024-06}\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  appel:\n    due: 2024-06\n", "wrong-type", "appel:\n    due: 2024-06", "a dash and its id: - id: appel", "  - id: appel\n    due: 2024-06\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n", "  - title: Appel\n", "missing-field", "title: Appel", "id: appel", "  - title: Appel\n    id: appel\n"),
    ("action", "planned: 60000", "planned: {EUR: 60000}", "wrong-type", "{EUR: 60000}", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: {amount: 60000, currency: EUR}", "wrong-type", "{amount: 60000, currency: EUR}", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: {MAD: 60000}", "wrong-type", "{MAD: 60000}", "write 60000 without MAD, if EUR is right", "planned: 60000"),
    ("action", _STATUS, "status: {fr: prévu}", "wrong-type", "{fr: prévu}", "write it as planned", _STATUS),
    ("action", "tags: [jeunesse, tourisme]", "tags: jeunesse/tourisme", "wrong-type", "jeunesse/tourisme", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: jeunesse + tourisme", "wrong-type", "jeunesse + tourisme", "[jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "mots-clés: jeunesse, tourisme", "unknown-field", "mots-clés", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [[jeunesse, tourisme]]", "wrong-type", "[jeunesse, tourisme]", "take one pair of brackets away", "tags: [jeunesse, tourisme]"),
    ("action", "  - Salle à réserver", "  - note: Salle à réserver", "wrong-form", "note", "without ‘note:’ before it", "  - Salle à réserver"),
    ("action", "  - Salle à réserver", "  - 02/05/2024 : Salle à réserver", "wrong-form", "02/05/2024", "quote the whole text", '  - "02/05/2024 : Salle à réserver"'),
    ("action", _TITLE, f"{_TITLE}\nTitle: Autre titre", "unknown-field", "Title", "‘title’ is there already", _TITLE),
    # ---- a line without its colon, marks of Markdown, boxes, tables
    ("action", _STATUS, "status planned", "yaml-syntax", "status planned", "write “status: planned”", _STATUS),
    ("action", _STATUS, "statut planned", "yaml-syntax", "statut planned", "write “status: planned”", "status: planned"),
    ("action", _PRIORITY, "priority\thigh", "yaml-syntax", "priority\thigh", "write “priority: high”", _PRIORITY),
    ("action", _PRIORITY, "priority – high", "yaml-syntax", "priority – high", "write “priority: high”", _PRIORITY),
    ("action", _TITLE, "title Formation de jeunes guides", "yaml-syntax", "title Formation de jeunes guides", "write “title: Formation de jeunes guides”; a text that goes on", _TITLE),
    ("action", _TITLE, "title => Formation de jeunes guides", "yaml-syntax", "title => Formation de jeunes guides", "write “title: Formation de jeunes guides”", _TITLE),
    ("action", _PRIORITY, "**priority**: high", "yaml-syntax", "**priority**:", "write it as priority:", _PRIORITY),
    ("action", _PRIORITY, "**priority:** high", "yaml-syntax", "**priority:**", "write it as priority:", _PRIORITY),
    ("action", "title: Formation de jeunes guides\n", "- title: Formation de jeunes guides\n", "yaml-syntax", "- ", "delete it", "title: Formation de jeunes guides\n"),
    ("action", "  - Salle à réserver", "  - [x] Salle à réserver", "yaml-syntax", "[x]", "delete it; a milestone that is done", "  - Salle à réserver"),
    ("action", "  - Salle à réserver", '  - "Salle" à réserver', "yaml-syntax", '"Salle" à réserver', "quote the text", "  - '\"Salle\" à réserver'"),
    ("action", _PRIORITY, "| priority | high |", "yaml-syntax", "| priority | high |", "save the table as CSV", _PRIORITY),
    # ---- letters of other scripts for digits, dashes too many, parts of a year, days and periods told in words
    ("action", "due: 2024-06", "due: 2024-\u041e6", "wrong-form", "2024-\u041e6", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024\u20110\u0431", "wrong-form", "2024\u20110\u0431", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: T3-24", "wrong-form", "T3-24", "write it as 2024-35", "due: 2024-35"),
    ("action", "due: 2024-06", "due: 3T24", "wrong-form", "3T24", "write it as 2024-35", "due: 2024-35"),
    ("action", "due: 2024-06", "due: الأسدس الثاني 2024", "wrong-form", "الأسدس الثاني 2024", "write it as 2024-41", "due: 2024-41"),
    ("action", "due: 2024-06", "due: الربع الثاني من سنة 2024", "wrong-form", "الربع الثاني من سنة 2024", "write it as 2024-34", "due: 2024-34"),
    ("action", "due: 2024-06", "due: juill 2024", "wrong-form", "juill 2024", "write it as 2024-07", "due: 2024-07"),
    ("action", "due: 2024-06", "due: juin (2024)", "wrong-form", "juin (2024)", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 00/06/2024", "wrong-form", "00/06/2024", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024--06", "wrong-form", "2024--06", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: 2024-06-", "wrong-form", "2024-06-", "write it as 2024-06", "due: 2024-06"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03;2026-06", "wrong-form", "2024-03;2026-06", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03, 2026-06", "wrong-form", "2024-03, 2026-06", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/06/2026", "wrong-form", "2024-03/06/2026", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: 2024-2025-2026", "wrong-form", "2024-2025-2026", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/?", "wrong-form", "2024-03/?", "write it as 2024-03/..", "period: 2024-03/.."),
    ("action", "period: 2024-03/2026-06", "period: 2024-03\\2026-06", "wrong-form", "2024-03\\2026-06", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: 3 ans (2024-2026)", "wrong-form", "3 ans (2024-2026)", "period: 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 28 mois à partir de mars 2024", "wrong-form", "28 mois à partir de mars 2024", "period: 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "planned: 60000", "planned: 60O00", "wrong-type", "60O00", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: gratuit", "wrong-type", "gratuit", "write it as 0", "planned: 0"),
    ("agreement", "status: in_force", "status: à signer", "unknown-word", "à signer", "‘in_negotiation’", "status: in_negotiation"),
    ("agreement", "mode: tacit, years: 3", "mode: aucune", "unknown-word", "aucune", "‘none’", "mode: none"),
    ("agreement", "kind: partnership", "kind: convention", "unknown-word", "convention", "framework, partnership, memorandum, other", "kind: partnership"),
    ("agreement", "kind: region", "kind: wilaya", "unknown-word", "wilaya", "‘province’", "kind: province"),
    ("agreement", "country: MA", "country: MA\n    subdivision: جهة الدار البيضاء سطات", "wrong-form", "جهة الدار البيضاء سطات", "write it as MA-06", "country: MA\n    subdivision: MA-06"),
    ("agreement", "country: MA", "country: MA\n    subdivision: province de Séfrou", "wrong-form", "province de Séfrou", "write it as MA-SEF", "country: MA\n    subdivision: MA-SEF"),
    ("agreement", "country: MA", "country: MA\n    subdivision: Rabat", "wrong-form", "Rabat", "write it as MA-RAB", "country: MA\n    subdivision: MA-RAB"),
    ("agreement", "country: MA", "country: MA\n    subdivision: ma 09", "wrong-form", "ma 09", "write it as MA-09", "country: MA\n    subdivision: MA-09"),
    # ---- a party that stands as something else, two languages, signs of other formats
    ("action", _LEAD, "lead: {organisation: souss}\n", "party-as-organisation", "{organisation: souss}", "the party's id alone: souss", _LEAD),
    ("action", _LEAD, "lead: {person: CRSM}\n", "party-as-organisation", "{person: CRSM}", "the party's id alone: souss", _LEAD),
    ("action", "funder: hdf", "funder: {organisation: région hauts de france}", "party-as-organisation", "{organisation: région hauts de france}", "the party's id alone: hdf", "funder: hdf"),
    ("agreement", "owners: [souss]", "owners: [{organisation: جهة سوس ماسة}]", "party-as-organisation", "{organisation: جهة سوس ماسة}", "the party's id alone: souss", "owners: [souss]"),
    ("agreement", "{party: souss, person: Karim", "{organisation: souss, person: Karim", "party-as-organisation", "organisation", "‘party: souss’ in its place", "{party: souss, person: Karim"),
    ("action", _TITLE, "title: Formation – تكوين", "two-languages-in-text", "Formation – تكوين", "{fr: Formation, ar: تكوين}", "title: {fr: Formation, ar: تكوين}"),
    ("action", _TITLE, f"{_TITLE},", "leftover-sign", "Formation de jeunes guides,", "write it as Formation de jeunes guides", _TITLE),
    ("action", "number: 7", "number: 7;", "leftover-sign", "7;", "write it as 7", "number: 7"),
    ("action", "number: 7", "number: 7\nplaces: [Agadir, Tiznit;]", "leftover-sign", "Tiznit;", "write it as Tiznit", "number: 7\nplaces: [Agadir, Tiznit]"),
    ("action", "number: 7", "number: 7\nplaces: [Agadir; Taroudant]", "leftover-sign", "Agadir; Taroudant", "an entry of its own: Agadir, Taroudant", "number: 7\nplaces: [Agadir, Taroudant]"),
    ("action", "number: 7", "number: 7\nplaces: [أكادير، تارودانت]", "leftover-sign", "أكادير، تارودانت", "an entry of its own: أكادير, تارودانت", "number: 7\nplaces: [أكادير, تارودانت]"),
    ("agreement", "aliases: [CRSM]", "aliases: [CRSM; CR Souss]", "leftover-sign", "CRSM; CR Souss", "an entry of its own: CRSM, CR Souss", "aliases: [CRSM, CR Souss]"),
    # ---- a line with a dash that stands too deep
    ("action", "number: 7", "number: 7\nplaces:\n  - Agadir\n    - Tiznit", "dash-in-text", "-", "indent it like the line above", "number: 7\nplaces:\n  - Agadir\n  - Tiznit"),
    ("action", "  - Salle à réserver", "    - Salle à réserver", "dash-in-text", "-", "indent it like the line above", "  - Salle à réserver"),
    ("action", _SUMMARY, f"{_SUMMARY}\n  - puis dix autres", "dash-in-text", "-", "write that as a block", "summary: |-\n  Former vingt guides de montagne.\n  - puis dix autres"),
    ("action", "[hdf, souss]", "\n- hdf\n  - souss", "wrong-form", "hdf\n  - souss", "indent it like the line above", "[hdf, souss]"),
    # ---- money by the lakh, in centimes and in ryals
    ("action", "planned: 60000", "planned: 6 lakh", "wrong-type", "6 lakh", "write it as 600000", "planned: 600000"),
    ("action", "planned: 60000", "planned: 6 millions de centimes", "wrong-type", "6 millions de centimes", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 600 سنتيم", "wrong-type", "600 سنتيم", "write it as 6", "planned: 6"),
    ("action", "planned: 60000", "planned: 1200000 ryals", "wrong-type", "1200000 ryals", "what you mean: 1200000, 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 grand", "wrong-type", "60 grand", "write it as 60000", "planned: 60000"),
    ("action", "currency: EUR", "currency: sterling", "wrong-form", "sterling", "write it as GBP", "currency: GBP"),
    # ---- what a date lacks, or says twice; years of another calendar; the real beginning and end
    ("action", "due: 2024-06", "due: 30062024", "wrong-form", "30062024", "write it as 2024-06-30", "due: 2024-06-30"),
    ("action", "due: 2024-06", "due: lundi 30 juin 2024", "wrong-form", "lundi 30 juin 2024", "2024-06-30 is no ‘lundi’", "due: 2024-06"),
    ("action", "due: 2024-06", "due: zo 30 juni 2024", "wrong-form", "zo 30 juni 2024", "write it as 2024-06-30", "due: 2024-06-30"),
    ("action", "due: 2024-06", "due: 1er trimestre", "wrong-form", "1er trimestre", "the year too: …-33", "due: 2024-34"),
    ("action", "due: 2024-06", "due: eerste kwartaal", "wrong-form", "eerste kwartaal", "the year too: …-33", "due: 2024-34"),
    ("action", "due: 2024-06", "due: الربع الأول", "wrong-form", "الربع الأول", "the year too: …-33", "due: 2024-34"),
    ("action", "due: 2024-06", "due: Q3", "wrong-form", "Q3", "the year too: …-35", "due: 2024-35"),
    ("action", "due: 2024-06", "due: fin juin", "wrong-form", "fin juin", "the year too: …-06~", "due: 2024-06~"),
    ("action", "due: 2024-06", "due: printemps", "wrong-form", "printemps", "the year too: …-21", "due: 2024-21"),
    ("action", "due: 2024-06", "due: fait le 12/06/2024", "wrong-form", "fait le 12/06/2024", "write 2024-06-12, 2024-12-06 alone", "due: 2024-06-12"),
    ("action", "due: 2024-06", "due: {date: 2024-06-12}", "wrong-type", "{date: 2024-06-12}", "write it as 2024-06-12", "due: 2024-06-12"),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/09", "wrong-form", "2024-03/09", "what you mean: 2024-03/2024-09, 2024-03-09", "period: 2024-03/2024-09"),
    ("action", "period: 2024-03/2026-06", "period: 2024, 2025", "wrong-form", "2024, 2025", "write it as 2024/2025", "period: 2024/2025"),
    ("action", "year: 2024, kind", "year: 1446 H, kind", "wrong-type", "1446 H", "this Hijri year lies in 2024, 2025", "year: 2024, kind"),
    ("action", "year: 2024, kind", "year: 1446, kind", "unlikely-year", "1446", "this Hijri year lies in 2024, 2025", "year: 2024, kind"),
    ("action", "to: souss, year: 2024", "to: souss, year: 1446", "unlikely-year", "1446", "this Hijri year lies in 2024, 2025", "to: souss, year: 2024"),
    ("action", "number: 7", "number: 7\ndate de démarrage: 4 mars 2024", "unknown-field", "date de démarrage", "write started: 2024-03-04", "number: 7\nstarted: 2024-03-04"),
    ("action", "text: Les candidats sont connus.", "progress: 0.5%", "wrong-type", "0.5%", "what you mean: 0.5, 50", "progress: 50"),
    # ---- web addresses that are mistyped, or stand among words
    ("action", "sources: [convention]", "sources: [htps://crsm.ma/a]", "wrong-form", "htps://crsm.ma/a", "write it as https://crsm.ma/a", "sources: [https://crsm.ma/a]"),
    ("action", "sources: [convention]", "sources: [https//crsm.ma/a]", "wrong-form", "https//crsm.ma/a", "write it as https://crsm.ma/a", "sources: [https://crsm.ma/a]"),
    ("action", "sources: [convention]", "sources: [<http://crsm.ma/a>]", "wrong-form", "<http://crsm.ma/a>", "write it as http://crsm.ma/a", "sources: [http://crsm.ma/a]"),
    ("action", "sources: [convention]", "sources: ['https://crsm.ma/le PV.pdf']", "wrong-form", "'https://crsm.ma/le PV.pdf'", "write it as https://crsm.ma/le%20PV.pdf", "sources: [https://crsm.ma/le%20PV.pdf]"),
    ("action", "sources: [convention]", "sources: [voir https://crsm.ma/a]", "wrong-form", "voir https://crsm.ma/a", "write https://crsm.ma/a alone", "sources: [https://crsm.ma/a]"),
    ("agreement", "kind: official", "url: 'C:\\Users\\k\\PV.pdf'", "wrong-form", "'C:\\Users\\k\\PV.pdf'", "describe it with file: files/PV.pdf", "kind: official"),
    # ---- links, titles of columns for fields, entries that a dash cuts in two or whose name stands as a key
    ("action", "sources: [convention]", "lien: https://crsm.ma/a", "unknown-field", "lien", "‘sources’? it is a list: sources: [https://crsm.ma/a]", "sources: [https://crsm.ma/a]"),
    ("action", "sources: [convention]", "liens: [https://crsm.ma/a]", "unknown-field", "liens", "‘sources’", "sources: [https://crsm.ma/a]"),
    ("action", "sources: [convention]", "sources: www.crsm.ma", "wrong-type", "www.crsm.ma", "[https://www.crsm.ma]", "sources: [https://www.crsm.ma]"),
    ("action", "depends_on: [", "liens: [", "unknown-field", "liens", "‘related’", "related: ["),
    ("agreement", "kind: official", "lien: https://crsm.ma/b", "unknown-field", "lien", "‘url’", "url: https://crsm.ma/b"),
    ("action", "milestones:\n", "étapes clés:\n", "unknown-field", "étapes clés", "‘milestones’", "milestones:\n"),
    ("action", "milestones:\n", "المراحل:\n", "unknown-field", "المراحل", "‘milestones’", "milestones:\n"),
    ("action", "axis: formation", "composante: formation", "unknown-field", "composante", "‘axis’", "axis: formation"),
    ("action", "number: 7", "pondération: 2", "unknown-field", "pondération", "‘weight’", "weight: 2"),
    ("action", "currency: EUR", "munt: EUR", "unknown-field", "munt", "‘currency’", "currency: EUR"),
    ("action", _LEAD, "maître d’ouvrage: souss\n", "unknown-field", "maître d’ouvrage", "‘lead’", _LEAD),
    ("action", _LEAD, "lead: {party: souss, person: K. Alaoui, role: Directeur}\n", "unknown-field", "role", "functions: [Directeur]", "lead: {party: souss, person: K. Alaoui, functions: [Directeur]}\n"),
    ("action", "status: planned", "Statut : planned", "unknown-field", "Statut", "did you mean ‘status’?", "status : planned"),
    ("action", "  - id: appel\n", "  - appel:\n", "unknown-field", "appel", "beside the others: id: appel", "  - id: appel\n"),
    ("action", "  - id: appel\n    title", "  - id: appel\n  - title", "missing-field", "title: Appel à candidatures\n    due: 2024-06", "take its dash away", "  - id: appel\n    title"),
    ("action", "id: appel", "id: appel/1", "wrong-form", "appel/1", "write it as appel-1", "id: appel-1"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9, échéance: 2025}}]", "unknown-field", "échéance", "‘date’", "indicators: [{id: a, target: {value: 9, date: 2025}}]"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9}, steps: [{date: 2025, value: 4}]}]", "unknown-field", "date", "‘by’", "indicators: [{id: a, target: {value: 9}, steps: [{by: 2025, value: 4}]}]"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9}, steps: [{2025-06: 4}]}]", "unknown-field", "2025-06", "{by: 2025-06, value: 4}", "indicators: [{id: a, target: {value: 9}, steps: [{by: 2025-06, value: 4}]}]"),
    ("action", "number: 7", "indicators: [{id: a, measure: '%', target: {value: 9}}]", "unknown-word", "'%'", "‘percentage’", "indicators: [{id: a, measure: percentage, target: {value: 9}}]"),
    ("action", "number: 7", "countries: [{pays: MA}]", "unknown-field", "pays", "‘code’", "countries: [{code: MA}]"),
    ("action", "number: 7", "dac: [{code: 11.330}]", "wrong-type", "11.330", "write it as 11330", "dac: [{code: 11330}]"),
    ("action", "number: 7", "sdg: [4.8]", "wrong-type", "4.8", "if two numbers are meant, write 4, 8", "sdg: [4, 8]"),
    # ---- valid to a schema, and hardly meant: percent, days that come too late, a telephone number in one piece
    ("action", "number: 7", "indicators: [{id: a, measure: percentage, baseline: {value: 40}, target: {value: 0.8}}]", "fraction-for-percent", "0.8", "write 80 if it is a fraction", "indicators: [{id: a, measure: percentage, baseline: {value: 40}, target: {value: 80}}]"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9, date: 2025}, steps: [{by: 2026, value: 4}]}]", "dates-out-of-order", "2025", "correct one of the two dates", "indicators: [{id: a, target: {value: 9, date: 2026}, steps: [{by: 2025, value: 4}]}]"),
    ("action", "number: 7", "number: 7\nstarted: 2027-02", "dates-out-of-order", "2024-03/2026-06", "correct one of the two dates", "number: 7\nstarted: 2024-03"),
    ("action", _LEAD, "lead: {party: souss, person: K. Alaoui 0661223344}\n", "personal-contact", "K. Alaoui 0661223344", "keep it elsewhere", "lead: {party: souss, person: K. Alaoui}\n"),
    # ---- letters that only look right, words for other rows' fields, a word among others
    ("action", "[hdf-souss/centre-eau]", "[hdf-souss/c\u0435ntre-eau]", "wrong-form", "hdf-souss/c\u0435ntre-eau", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("agreement", "[hdf-souss/jeunes-guides]", "[hdf-souss/j\u0435unes-guides]", "wrong-form", "hdf-souss/j\u0435unes-guides", "‘hdf-souss/jeunes-guides’", "[hdf-souss/jeunes-guides]"),
    ("agreement", "[hdf-souss/jeunes-guides]", "[hdf-souss.jeunes-guides]", "wrong-form", "hdf-souss.jeunes-guides", "‘hdf-souss/jeunes-guides’", "[hdf-souss/jeunes-guides]"),
    ("agreement", "attendees:", "الحضور:", "unknown-field", "الحضور", "‘attendees’", "attendees:"),
    ("agreement", "attendees:", "participants:", "unknown-field", "participants", "‘attendees’", "attendees:"),
    ("agreement", "text: Rédiger", "décision: Rédiger", "unknown-field", "décision", "‘text’", "text: Rédiger"),
    ("agreement", "owners: [", "lead: [", "unknown-field", "lead", "‘owners’", "owners: ["),
    ("agreement", "about: [", "concerne: [", "unknown-field", "concerne", "‘about’", "about: ["),
    ("agreement", "period: 2024/2026", "validité: 2024/2026", "unknown-field", "validité", "‘period’", "period: 2024/2026"),
    ("agreement", "kind: partnership", "kind: convention de jumelage", "unknown-word", "convention de jumelage", "‘twinning’", "kind: twinning"),
    ("agreement", "kind: joint_committee", "kind: commission mixte de suivi", "unknown-word", "commission mixte de suivi", "what you mean: joint_committee, follow_up", "kind: joint_committee"),
    ("action", _STATUS, "status: pas encore terminée ni lancée", "unknown-word", "pas encore terminée ni lancée", "choose one of these words", _STATUS),
    ("agreement", "country: MA", "country: MA / FR", "wrong-form", "MA / FR", "what you mean: FR, MA", "country: MA"),
    ("agreement", "date: 2025-02-10", "date: 10 et 11 février 2025", "wrong-form", "10 et 11 février 2025", "write it as 2025-02-10/2025-02-11", "date: 2025-02-10/2025-02-11"),
    ("agreement", "period: 2024/2026", "period: 2024-2026 (3 ans)", "wrong-form", "2024-2026 (3 ans)", "period: 2024/2026", "period: 2024/2026"),
    ("agreement", "years: 3}", "years: 3, notice_days: 6 mois}", "wrong-type", "6 mois", "months have no fixed number of them", "years: 3, notice_days: 180}"),
    # ---- a day that does not say of what it is
    ("action", _PRIORITY, f"{_PRIORITY}\non: 2024-06-12", "unknown-field", "on", "what you mean: started, adopted", f"{_PRIORITY}\nstarted: 2024-06-12"),
    # ---- names of fields of rows
    ("action", "number: 7", "number: 7\nvalidé le: 2024-01-20", "unknown-field", "validé le", "‘adopted’", "number: 7\nadopted: 2024-01-20"),
    ("action", "number: 7", "KPI: [{id: a, target: {value: 9}}]", "unknown-field", "KPI", "‘indicators’", "indicators: [{id: a, target: {value: 9}}]"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9}, jalons: [{by: 2025, value: 4}]}]", "unknown-field", "jalons", "‘steps’", "indicators: [{id: a, target: {value: 9}, steps: [{by: 2025, value: 4}]}]"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9}, readings: [{date: 2024-09, valeur atteinte: 4}]}]", "unknown-field", "valeur atteinte", "‘value’", "indicators: [{id: a, target: {value: 9}, readings: [{date: 2024-09, value: 4}]}]"),
    ("action", "{from: hdf, to: souss", "{départ: hdf, to: souss", "unknown-field", "départ", "‘from’", "{from: hdf, to: souss"),
    ("action", "{missions: 2, days", "{nombre: 2, days", "unknown-field", "nombre", "‘missions’", "{missions: 2, days"),
    ("action", "planned: 60000", "rubrique: Investissement, planned: 60000", "unknown-field", "rubrique", "‘heading’", "heading: Investissement, planned: 60000"),
    ("action", "text: Les candidats sont connus.", "avancée: 30", "unknown-field", "avancée", "‘progress’", "progress: 30"),
    ("action", "    due: 2024-06", "    due: 2024-06\n    prévu initialement: 2024-05", "unknown-field", "prévu initialement", "‘baseline’", "    due: 2024-06\n    baseline: 2024-05"),
    ("action", "number: 7", "partners: [Lycée Ibn Sina; ENSA d’Agadir]", "wrong-form", "Lycée Ibn Sina; ENSA d’Agadir", "an entry of its own: {organisation: Lycée Ibn Sina}, {organisation: ENSA d’Agadir}", "partners: [{organisation: Lycée Ibn Sina}, {organisation: ENSA d’Agadir}]"),
    # ---- who, in other fields and other lists; a number or a day alone; numbered fields; what e-mails cite
    ("action", _LEAD, "lead: {nom: K. Alaoui}\n", "unknown-field", "nom", "‘person’", "lead: {person: K. Alaoui}\n"),
    ("action", _LEAD, "lead: {id: souss}\n", "unknown-field", "id", "‘party’", "lead: {party: souss}\n"),
    ("action", _LEAD, "lead: {organisme: CCI}\n", "unknown-field", "organisme", "‘organisation’", "lead: {organisation: CCI}\n"),
    ("action", _LEAD, "lead: [souss]\n", "wrong-type", "[souss]", "write it as souss", _LEAD),
    ("action", _LEAD, "lead: Souss-Massa ; hdf\n", "wrong-form", "Souss-Massa ; hdf", "keep one of souss, hdf", _LEAD),
    ("action", _LEAD, "lead: souss (à confirmer)\n", "wrong-form", "souss (à confirmer)", "write souss alone", _LEAD),
    ("action", _LEAD, "lead: Mme Bennani (CRSM)\n", "wrong-form", "Mme Bennani (CRSM)", "{party: souss, person: Mme Bennani}", "lead: {party: souss, person: Mme Bennani}\n"),
    ("action", _LEAD, "> lead: souss\n", "yaml-syntax", "> ", "delete it", _LEAD),
    ("action", _LEAD, f"{_LEAD}contact: Mme Bennani\n", "unknown-field", "contact", "‘coordinators’ is a list: write this as one more entry there, - {person: Mme Bennani}", _LEAD),
    ("action", "[hdf, souss]", "hdf et souss", "wrong-type", "hdf et souss", "[hdf, souss]", "[hdf, souss]"),
    ("action", "[hdf, souss]", "{hdf: A. Petit, souss: K. Alaoui}", "wrong-type", "{hdf: A. Petit, souss: K. Alaoui}", "[{party: hdf, person: A. Petit}, {party: souss, person: K. Alaoui}]", "[{party: hdf, person: A. Petit}, {party: souss, person: K. Alaoui}]"),
    ("action", "[hdf, souss]", "Mme Petit (hdf), M. Alaoui (souss)", "wrong-type", "Mme Petit (hdf), M. Alaoui (souss)", "{party: souss, person: M. Alaoui}]", "[{party: hdf, person: Mme Petit}, {party: souss, person: M. Alaoui}]"),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}", "  - 60 000 €", "wrong-type", "60 000 €", "{year: …, kind: …, currency: …, planned: 60000}", "  - {year: 2024, kind: cash, currency: EUR, planned: 60000}"),
    ("action", "number: 7", "number: 7\noccurrences: [2024-05-18]", "wrong-type", "2024-05-18", "{date: 2024-05-18, state: …}", "number: 7"),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, target: 20 jeunes}]", "wrong-type", "20 jeunes", "write {value: 20} alone", "number: 7\nindicators: [{id: a, target: {value: 20}}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: a, target: {value: 9}, readings: [12]}]", "wrong-type", "12", "{date: …, value: 12}", "number: 7\nindicators: [{id: a, target: {value: 9}, readings: [{date: 2024-05, value: 12}]}]"),
    ("action", "milestones:\n", "jalon 1: Choix\nmilestones:\n", "unknown-field", "jalon 1", "- {id: choix, title: Choix}", "milestones:\n  - {id: choix, title: Choix}\n"),
    ("action", _TITLE, "title: Formation\ntitre arabe: تكوين", "unknown-field", "titre arabe", "title: {…: Formation, ar: تكوين}", "title: {fr: Formation, ar: تكوين}"),
    ("action", "sources: [convention]", "sources: Article - La Voix", "wrong-type", "Article - La Voix", "the id of an entry of ‘documents’", "sources: [convention]"),
    ("action", "sources: [convention]", "sources: https://hdf.fr/a/b", "wrong-type", "https://hdf.fr/a/b", "[https://hdf.fr/a/b]", "sources: [https://hdf.fr/a/b]"),
    ("agreement", "  - id: patrimoine\n    number: 1\n    title: Culture et patrimoine\n", "  - 1. Culture et patrimoine\n", "wrong-type", "1. Culture et patrimoine", "number: 1", "  - {id: culture-et-patrimoine, number: 1, title: Culture et patrimoine}\n"),
    ("agreement", "country: MA", "country: MA\n    ville: Agadir", "unknown-field", "ville", "‘place’", "country: MA\n    place: Agadir"),
    ("agreement", "years: 3}", "durée: 3}", "unknown-field", "durée", "‘years’", "years: 3}"),
    ("action", "[hdf-souss/centre-eau]", "[../hdf-souss/centre-eau.yaml]", "wrong-form", "../hdf-souss/centre-eau.yaml", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "[hdf-souss/centre-eau]", "['C:\\plan\\data\\actions\\hdf-souss\\centre-eau.yaml']", "wrong-form", "'C:\\plan\\data\\actions\\hdf-souss\\centre-eau.yaml'", "‘hdf-souss/centre-eau’", "[hdf-souss/centre-eau]"),
    ("action", "    due: 2024-06\n", "    Due Date: 2024-06\n", "unknown-field", "Due Date", "‘due’", "    due: 2024-06\n"),
    ("action", "    due: 2024-06\n", "    تاريخ الاستحقاق: 2024-06\n", "unknown-field", "تاريخ الاستحقاق", "‘due’", "    due: 2024-06\n"),
    ("action", "updates:\n", "journal:\n", "unknown-field", "journal", "‘updates’", "updates:\n"),
    ("action", "budget:\n", "financement:\n", "unknown-field", "financement", "‘budget’", "budget:\n"),
    # ---- months of Roman numerals, and how long a renewal lasts
    ("action", "due: 2024-06", "due: 12.IV.2024", "wrong-form", "12.IV.2024", "write it as 2024-04-12", "due: 2024-04-12"),
    ("action", "due: 2024-06", "due: 30 IX 2024", "wrong-form", "30 IX 2024", "2024-09-30", "due: 2024-09-30"),
    ("action", "period: 2024-03/2026-06", "period: 1/III/2024 - 30/VI/2026", "wrong-form", "1/III/2024 - 30/VI/2026", "2024-03-01/2026-06-30", "period: 2024-03-01/2026-06-30"),
    ("agreement", "{mode: tacit, years: 3}", "3 ans", "wrong-type", "3 ans", "{mode: …, years: 3}", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "5 سنوات", "wrong-type", "5 سنوات", "{mode: …, years: 5}", "{mode: tacit, years: 5}"),
    # ---- what fits its field, and not what stands beside it
    ("action", "to: souss", "to: hdf", "mission-to-itself", "hdf", "the party that is visited", "to: souss"),
    ("action", ", text: Les candidats sont connus., author", ", author", "update-without-news", "{date: 2024-05-02, author: souss}", "write what changed", ", text: Les candidats sont connus., author"),
    ("action", "axis: formation\nnumber: 7", "axis: eau\nnumber: 4", "repeated-number", "4", "correct one of the two", "axis: eau\nnumber: 7"),
    ("agreement", "number: 2", "number: 1", "repeated-number", "1", "correct one of the two", "number: 2"),
    ("action", "number: 7", "indicators: [{id: a, target: {value: 9}, steps: [{by: 2025, value: 40}]}]", "value-beyond-target", "40", "or the target", "indicators: [{id: a, target: {value: 9}, steps: [{by: 2025, value: 4}]}]"),
    ("action", "number: 7", "indicators: [{id: a, baseline: {value: 30}, target: {value: 9}, steps: [{by: 2025, value: 4}]}]", "value-beyond-target", "4", "or the target", "indicators: [{id: a, baseline: {value: 30}, target: {value: 9}, steps: [{by: 2025, value: 14}]}]"),
    ("action", "number: 7", "indicators: [{id: a, measure: percentage, target: {value: 90}, readings: [{date: 2024-09, value: 855}]}]", "value-beyond-target", "855", "or the target", "indicators: [{id: a, measure: percentage, target: {value: 90}, readings: [{date: 2024-09, value: 85.5}]}]"),
    # ---- titles that are none yet, and two entries as one
    *(("action", _TITLE, f"title: {each}", "unfilled-template", each, "write the text itself", _TITLE)
      for each in ("Untitled", "TEST 2", "Sans titre", "Nouvelle action (1)", "Zonder titel", "nieuwe actie", "بدون عنوان", "إجراء جديد")),
    ("action", "title: Appel à candidatures", "title: nouveau jalon", "unfilled-template", "nouveau jalon", "write the text itself", "title: Appel à candidatures"),
    ("action", "title: Formation de jeunes guides", "title: {fr: Formation, ar: تجربة}", "unfilled-template", "تجربة", "write the text itself", "title: {fr: Formation, ar: تكوين}"),
    ("action", "number: 7", "number: 7\nplaces: [Agadir / Lille]", "leftover-sign", "Agadir / Lille", "an entry of its own: Agadir, Lille", "number: 7\nplaces: [Agadir, Lille]"),
    ("action", _PRIORITY, f"{_PRIORITY}\nressources: Salle", "unknown-field", "ressources", "‘means’", f"{_PRIORITY}\nmeans: Salle"),
    # ---- weeks, years of accounts, a value with its day, signs and grades for words, a renewal in words
    ("action", "due: 2024-06", "due: semaine 24", "wrong-form", "semaine 24", "week 24 lies in …-06", "due: 2024-06-10"),
    ("action", "due: 2024-06", "due: W 22", "wrong-form", "W 22", "week 22 lies in …-05, …-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: week 24, 2024", "wrong-form", "week 24, 2024", "write what you mean: 2024-06-10, 2024-06-16", "due: 2024-06-10"),
    ("action", "due: 2024-06", "due: الأسبوع 24 من 2024", "wrong-form", "الأسبوع 24 من 2024", "write what you mean: 2024-06-10, 2024-06-16", "due: 2024-06-16"),
    ("action", "due: 2024-06", "due: FY2024", "wrong-form", "FY2024", "else write them, for instance: 2025-06", "due: 2024"),
    ("action", "period: 2024-03/2026-06", "period: exercice 2024", "wrong-form", "exercice 2024", "write 2024 if its months are those of the calendar", "period: 2024"),
    ("action", "period: 2024-03/2026-06", "period: boekjaar 23/24", "wrong-form", "boekjaar 23/24", "that year of accounts, for instance: 2023-07/2024-06", "period: 2024-03/2026-06"),
    ("action", "number: 7", "indicators: [{id: a, target: {juin 2024: 5}}]", "unknown-field", "juin 2024", "{date: 2024-06, value: 5}", "indicators: [{id: a, target: {date: 2024-06, value: 5}}]"),
    ("action", "number: 7", "indicators: [{id: a, target: 9 en juin 2024}]", "wrong-type", "9 en juin 2024", "write it as {value: 9, date: 2024-06}", "indicators: [{id: a, target: {value: 9, date: 2024-06}}]"),
    ("action", "number: 7", "indicators: [{id: a, target: 20 jeunes d'ici 2026}]", "wrong-type", "20 jeunes d'ici 2026", "{value: 20, date: 2026} alone", "indicators: [{id: a, target: {value: 20, date: 2026}}]"),
    ("action", _PRIORITY, "priority: 1", "unknown-word", "1", "write what you mean: high, low", _PRIORITY),
    ("action", _PRIORITY, "priority: P1", "unknown-word", "P1", "‘high’", _PRIORITY),
    ("action", _PRIORITY, "priority: +++", "unknown-word", "+++", "‘high’", _PRIORITY),
    ("action", _STATUS, "status: OK", "unknown-word", "OK", "write what you mean: completed, in_progress, planned", _STATUS),
    ("action", _STATUS, "status: ⏳", "unknown-word", "⏳", "‘in_progress’", "status: in_progress"),
    ("action", _STATUS, "status: 🔴", "unknown-word", "🔴", "‘late’ is found from days", _STATUS),
    ("action", _STATUS, "status: ❌", "unknown-word", "❌", "write what you mean: planned, cancelled", _STATUS),
    ("agreement", "{mode: tacit, years: 3}", "tacite, 3 ans", "wrong-type", "tacite, 3 ans", "write it as {mode: tacit, years: 3}", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "stilzwijgend voor 36 maanden, opzeg 90 dagen", "wrong-type", "stilzwijgend voor 36 maanden, opzeg 90 dagen",
     "write it as {mode: tacit, years: 3, notice_days: 90}", "{mode: tacit, years: 3, notice_days: 90}"),
    ("agreement", "{mode: tacit, years: 3}", "ضمني، 3 سنوات", "wrong-type", "ضمني، 3 سنوات", "write it as {mode: tacit, years: 3}", "{mode: tacit, years: 3}"),
    ("agreement", "{mode: tacit, years: 3}", "tacite, préavis de 6 mois", "wrong-type", "tacite, préavis de 6 mois", "write its fields: {mode: tacit, notice_days: …}", "{mode: tacit, notice_days: 180}"),
    ("agreement", "{mode: tacit, years: 3}", "annuelle", "wrong-type", "annuelle", "write its fields: {mode: …, years: 1}", "{mode: tacit, years: 1}"),
    ("agreement", "{mode: tacit, years: 3}", "par avenant", "wrong-type", "par avenant", "write it as {mode: explicit}", "{mode: explicit}"),
    # ---- parties by their people, one side of a map, what stands elsewhere or for several, files of documents
    ("action", _LEAD, "lead: partie marocaine\n", "wrong-form", "partie marocaine", "did you mean ‘souss’?", _LEAD),
    ("action", _LEAD, "lead: côté français\n", "wrong-form", "côté français", "did you mean ‘hdf’?", "lead: hdf\n"),
    ("action", _LEAD, "lead: الطرف المغربي\n", "wrong-form", "الطرف المغربي", "did you mean ‘souss’?", _LEAD),
    ("action", _LEAD, "lead: Marokkaanse partner\n", "wrong-form", "Marokkaanse partner", "did you mean ‘souss’?", _LEAD),
    ("action", _LEAD, "lead: {party: souss, service: Direction de l'eau}\n", "unknown-field", "service", "‘organisation’", "lead: {party: souss, organisation: Direction de l'eau}\n"),
    ("agreement", "owners: [souss]", "owners: {souss: Mme Bennani}", "wrong-type", "{souss: Mme Bennani}", "[{party: souss, person: Mme Bennani}]", "owners: [{party: souss, person: Mme Bennani}]"),
    ("action", _AXIS, "axes: formation", "unknown-field", "axes", "‘axis’", _AXIS),
    ("action", _AXIS, "axis: [formation, eau]", "wrong-type", "[formation, eau]", "keep one of its entries", _AXIS),
    ("action", "period: 2024-03/2026-06", "period: 2024-03 2026-06", "wrong-form", "2024-03 2026-06", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: toute la durée de la convention", "wrong-form", "toute la durée de la convention", "as one field: period: …/…", "period: 2024/2026"),
    ("agreement", "period: 2024/2026", "period: trois ans", "wrong-form", "trois ans", "as one field: period: …/…", "period: 2024/2026"),
    ("agreement", "signed: 2024-01-15", "signed: {date: 2024-01-15, place: Lille}", "wrong-type", "{date: 2024-01-15, place: Lille}", "write it as 2024-01-15", "signed: 2024-01-15"),
    ("agreement", "{mode: tacit, years: 3}", "{type: tacit, years: 3}", "unknown-field", "type", "‘mode’", "{mode: tacit, years: 3}"),
    ("agreement", "date: 2025-02-10", "date: mardi 10 février 2025", "wrong-form", "mardi 10 février 2025", "2025-02-10 is no ‘mardi’", "date: 2025-02-10"),
    ("agreement", "owners: [souss]", "owners: [tous]", "unknown-party", "tous", "write each as an entry of its own: hdf, souss", "owners: [hdf, souss]"),
    ("agreement", "about: [hdf-souss/jeunes-guides]", "actions: [hdf-souss/jeunes-guides]", "unknown-field", "actions", "‘about’", "about: [hdf-souss/jeunes-guides]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: [{party: souss, state: granted}]", "unknown-field", "party", "‘by’", "signed: 2024-01-15\napprovals: [{by: souss, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nrhythm: 6 mois", "unknown-word", "6 mois", "‘half_yearly’", "signed: 2024-01-15\nrhythm: half_yearly"),
    ("agreement", "    kind: official\n", "    kind: official\n    file: .\\coopctl.yaml\n", "wrong-form", ".\\coopctl.yaml", "write it as coopctl.yaml", "    kind: official\n    file: coopctl.yaml\n"),
    ("agreement", "    kind: official\n", "    kind: official\n    file: https://souss.ma/c.pdf\n", "missing-document-file", "https://souss.ma/c.pdf", "write ‘url:’ in the place of ‘file:’", "    kind: official\n    url: https://souss.ma/c.pdf\n"),
    # ---- amounts of several, lines and readings under other names, days from today, recurrences without their day
    ("action", "{year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}", "{2024: 60000 EUR}", "not-a-text-key", "2024", "{year: 2024, kind: …, currency: EUR, planned: 60000}", "{year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}"),
    ("action", "currency: EUR, planned: 60000", "EUR: 60000", "unknown-field", "EUR", "write it as currency: EUR, planned: 60000", "currency: EUR, planned: 60000"),
    ("action", "planned: 60000", "planned: {hdf: 30000, souss: 30000}", "wrong-type", "{hdf: 30000, souss: 30000}", "write a line for each: {funder: hdf, planned: 30000, …}, {funder: souss", "planned: 60000"),
    ("action", "year: 2024, kind", "year: [2024, 2025], kind", "wrong-type", "[2024, 2025]", "write a line for each: {year: 2024, …}, {year: 2025, …}", "year: 2024, kind"),
    ("action", "year: 2024, kind", "year: N+1, kind", "wrong-type", "N+1", "write the year in four digits", "year: 2024, kind"),
    ("action", "planned: 60000", "planned: pour mémoire", "wrong-type", "pour mémoire", "leave it out and say so in ‘note’", "planned: 60000"),
    ("action", "planned: 60000", "planned: 50 %", "wrong-type", "50 %", "an amount is no percentage", "planned: 60000"),
    ("action", "funder: hdf", "funder: [hdf, souss]", "wrong-type", "[hdf, souss]", "each funder has a line of its own", "funder: hdf"),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n", "  {hdf: 60000 EUR}\n", "wrong-type", "{hdf: 60000 EUR}", "{year: …, funder: hdf, kind: …, currency: EUR, planned: 60000}", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n"),
    ("action", "{missions: 2, days: 5}", "2 missions de 5 jours", "wrong-type", "2 missions de 5 jours", "write it as {missions: 2, days: 5}", "{missions: 2, days: 5}"),
    ("action", "text: Les candidats sont connus.,", "progress: niet gestart,", "wrong-type", "niet gestart", "write it as 0", "progress: 0,"),
    ("action", "{date: 2024-05-02, text", "{date: hier, text", "wrong-form", "hier", "a file is read on other days too", "{date: 2024-05-02, text"),
    ("action", "{date: 2024-05-02, text", "{date: اليوم, text", "wrong-form", "اليوم", "a file is read on other days too", "{date: 2024-05-02, text"),
    ("action", "{date: 2024-05-02, text: Les candidats sont connus., author: souss}", "02/05/2024: les candidats sont connus", "unknown-field", "02/05/2024", "{date: …, text: les candidats sont connus}", "{date: 2024-05-02, text: Les candidats sont connus., author: souss}"),
    ("action", "number: 7", "indicators: {jeunes: 20}", "wrong-type", "{jeunes: 20}", "[{id: jeunes, target: {value: 20}}]", "indicators: [{id: jeunes, target: {value: 20}}]"),
    ("action", "number: 7", "indicators: [20 jeunes formés]", "wrong-type", "20 jeunes formés", "{id: jeunes-formes, title: jeunes formés, target: {value: 20}}", "indicators: [{id: jeunes-formes, title: jeunes formés, target: {value: 20}}]"),
    ("action", "number: 7", "recurs: annuel en mai", "wrong-form", "annuel en mai", "write the day too: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=…", "recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
    ("action", "number: 7", "recurs: om de 2 jaar", "wrong-form", "om de 2 jaar", "FREQ=YEARLY;INTERVAL=2;BYMONTH=…;BYMONTHDAY=…", "recurs: FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=18"),
    ("action", "number: 7", "recurs: شهري", "wrong-form", "شهري", "write the day too: FREQ=MONTHLY;BYMONTHDAY=…", "recurs: FREQ=MONTHLY;BYMONTHDAY=1"),
    ("action", "currency: EUR, planned: 60000", "currency: EUR", "budget-without-amount", "{year: 2024, kind: cash, funder: hdf, currency: EUR}", "write it, as planned: …", "currency: EUR, planned: 60000"),
    # ---- several people in one, amounts under labels and parties, missions that are counted
    ("action", _LEAD, 'lead: {person: "A. Dupont, B. Alami"}\n', "leftover-sign", '"A. Dupont, B. Alami"', "keep one of A. Dupont, B. Alami; others stand under", "lead: {person: A. Dupont}\n"),
    ("action", "coordinators: [hdf, souss]", "coordinators: [{party: hdf, person: A. Dupont et B. Alami}, souss]", "leftover-sign", "A. Dupont et B. Alami", "keep one of A. Dupont, B. Alami; others stand under ‘partners’", "coordinators: [{party: hdf, person: A. Dupont}, souss]\npartners: [{party: hdf, person: B. Alami}]"),
    ("action", _LEAD, 'lead: {person: "أحمد العلوي، فاطمة بناني"}\n', "leftover-sign", '"أحمد العلوي، فاطمة بناني"', "keep one of أحمد العلوي, فاطمة بناني", "lead: {person: أحمد العلوي}\n"),
    ("action", "funder: hdf", "funder: {organisation: AFD; Enabel}", "leftover-sign", "AFD; Enabel", "keep one of AFD, Enabel", "funder: {organisation: AFD}"),
    ("action", _LEAD, "lead: A. Dupont, B. Alami\n", "wrong-form", "A. Dupont, B. Alami", "keep one of {person: A. Dupont}, {person: B. Alami}", "lead: {person: A. Dupont}\n"),
    ("action", "coordinators: [hdf, souss]", "coordinators: [A. Dupont en B. Alami]", "wrong-form", "A. Dupont en B. Alami", "an entry of its own: {person: A. Dupont}, {person: B. Alami}", "coordinators: [{person: A. Dupont}, {person: B. Alami}]"),
    ("action", "author: souss}", "author: Alami, Dupont}", "unknown-field", "Dupont", "quote the whole text if ‘Dupont’ belongs to it", 'author: "Alami, Dupont"}'),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n", "  {total: 60 000 €, année: 2024}\n", "wrong-type", "{total: 60 000 €, année: 2024}", "[{year: 2024, kind: …, currency: EUR, planned: 60000}]", "  - {year: 2024, kind: cash, currency: EUR, planned: 60000}\n"),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n", "  {المبلغ: 60000}\n", "wrong-type", "{المبلغ: 60000}", "[{year: …, kind: …, currency: …, planned: 60000}]", "  - {year: 2024, kind: cash, currency: EUR, planned: 60000}\n"),
    ("action", "{year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}", "{year: 2024, hdf: 60000 €}", "unknown-field", "hdf", "{year: 2024, kind: …, currency: EUR, funder: hdf, planned: 60000}", "{year: 2024, kind: cash, currency: EUR, funder: hdf, planned: 60000}"),
    ("action", "planned: {missions: 2, days: 5}", "done: 2", "wrong-type", "2", "an entry with its day: [{date: …}, {date: …}]", "done: [{date: 2024-04}, {date: 2024-05}]"),
    ("action", "planned: {missions: 2, days: 5}", "done: oui", "wrong-type", "oui", "an entry with its day: [{date: …}]", "done: [{date: 2024-05}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nrhythm: كل 6 أشهر", "unknown-word", "كل 6 أشهر", "‘half_yearly’", "signed: 2024-01-15\nrhythm: half_yearly"),
    # ---- dates, ranges and names that are nearly clear
    ("action", "due: 2024-06", "due: 31/06/24", "wrong-form", "31/06/24", "2024-06 has 30 days", "due: 2024-06-30"),
    ("action", "due: 2024-06", "due: half mei 2024", "wrong-form", "half mei 2024", "write it as 2024-05-15~", "due: 2024-05-15~"),
    ("action", "due: 2024-06", "due: vend. 5 avril 2024", "wrong-form", "vend. 5 avril 2024", "write it as 2024-04-05", "due: 2024-04-05"),
    ("action", "due: 2024-06", "due: juin 2O24", "wrong-form", "juin 2O24", "write it as 2024-06", "due: 2024-06"),
    ("action", "due: 2024-06", "due: {prévu: 2024-06, reporté: 2024-09}", "wrong-type", "{prévu: 2024-06, reporté: 2024-09}", "write what you mean: 2024-06, 2024-09", "due: 2024-06"),
    ("action", "period: 2024-03/2026-06", "period: 2024 2026", "wrong-form", "2024 2026", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "period: 2024-03/2026-06", "period: 2024 onwards", "wrong-form", "2024 onwards", "write it as 2024/..", "period: 2024/.."),
    ("action", "period: 2024-03/2026-06", "period: 2024 - 2026م", "wrong-form", "2024 - 2026م", "write it as 2024/2026", "period: 2024/2026"),
    ("action", "planned: 60000", "planned: 50-60 000", "wrong-type", "50-60 000", "write what you mean: 50000, 60000", "planned: 60000"),
    ("action", "currency: EUR", "currency: الدرهم المغربي", "wrong-form", "الدرهم المغربي", "write it as MAD", "currency: MAD"),
    ("action", "currency: EUR", "currency: EUR (HT)", "wrong-form", "EUR (HT)", "write EUR alone", "currency: EUR"),
    ("action", "currency: EUR", "currency: EUR, MAD", "unknown-field", "MAD", "‘currency’ is there already", "currency: EUR"),
    ("action", _LEAD, "lead: M. Bennani, directeur\n", "wrong-form", "M. Bennani, directeur", "{person: M. Bennani, functions: [directeur]}", "lead: {person: M. Bennani, functions: [directeur]}\n"),
    ("action", _LEAD, "lead: {person: M. Bennani, directeur}\n", "unknown-field", "directeur", "write it as functions: [directeur]", "lead: {person: M. Bennani, functions: [directeur]}\n"),
    ("action", _LEAD, "lead: hdf ou souss\n", "wrong-form", "hdf ou souss", "keep one of hdf, souss", _LEAD),
    ("action", _LEAD, "lead: Karim Bennani 0612345678\n", "wrong-form", "Karim Bennani 0612345678", "telephone numbers have no place", _LEAD),
    ("action", _LEAD, "lead: كريم بناني\n", "wrong-form", "كريم بناني", "{organisation: كريم بناني} or {person: كريم بناني}", "lead: {person: كريم بناني}\n"),
    ("action", _LEAD, "lead: {party: [hdf, souss]}\n", "wrong-type", "[hdf, souss]", "keep one of its entries", "lead: {party: souss}\n"),
    ("action", "tags: [jeunesse, tourisme]", "tags = [jeunesse, tourisme]", "yaml-syntax", "tags = [jeunesse, tourisme]", "write “tags: [jeunesse, tourisme]”", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags :[jeunesse, tourisme]", "yaml-syntax", "tags :", "write “tags: [jeunesse, tourisme]”", "tags: [jeunesse, tourisme]"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  - id=appel, title=Appel à candidatures, due=2024-06", "wrong-type", "id=appel, title=Appel à candidatures, due=2024-06", "{id: appel, title: Appel à candidatures, due: 2024-06}", "  - {id: appel, title: Appel à candidatures, due: 2024-06}"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  - {id: appel, title: Appel à candidatures, due 2024-06}", "unknown-field", "due 2024-06", "write it as due: 2024-06", "  - {id: appel, title: Appel à candidatures, due: 2024-06}"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  - juin 2024", "wrong-type", "juin 2024", "{id: …, due: 2024-06}", "  - {id: appel, due: 2024-06}"),
    ("action", "title: Appel à candidatures", "title: Appel (fr) / نداء (ar)", "two-languages-in-text", "Appel (fr) / نداء (ar)", "{fr: Appel, ar: نداء}", "title: {fr: Appel, ar: نداء}"),
    # ---- sources, lists of people, words that are mistyped
    ("action", "sources: [convention]\nnotes", "sources: article de presse\nnotes", "wrong-type", "article de presse", "the id of an entry of ‘documents’", "sources: [convention]\nnotes"),
    ("action", "sources: [convention]\nnotes", "sources: convention et www.souss.ma\nnotes", "wrong-type", "convention et www.souss.ma", "[convention, https://www.souss.ma]", "sources: [convention, https://www.souss.ma]\nnotes"),
    ("action", "sources: [convention]\nnotes", "sources: [convention p. 3]\nnotes", "wrong-form", "convention p. 3", "write convention alone", "sources: [convention]\nnotes"),
    ("action", "depends_on: [hdf-souss/centre-eau]", "depends_on: hdf-souss", "wrong-type", "hdf-souss", "[hdf-souss/centre-eau]", "depends_on: [hdf-souss/centre-eau]"),
    ("action", "coordinators: [hdf, souss]", "coordinators: Karim Bennani, Anne Petit", "wrong-type", "Karim Bennani, Anne Petit", "[{person: Karim Bennani}, {person: Anne Petit}]", "coordinators: [{person: Karim Bennani}, {person: Anne Petit}]"),
    ("action", _STATUS, "status: قيد التنفيد", "unknown-word", "قيد التنفيد", "‘in_progress’", "status: in_progress"),
    ("agreement", "date: 2025-02-10", "date: les 10 et 11 février 2025", "wrong-form", "les 10 et 11 février 2025", "2025-02-10/2025-02-11", "date: 2025-02-10/2025-02-11"),
    # ---- several named in one text, and words beside what is mended
    ("action", "depends_on: [hdf-souss/centre-eau]", "depends_on: Centre de l'eau et Formation", "wrong-type", "Centre de l'eau et Formation", "write one of [hdf-souss/centre-eau]", "depends_on: [hdf-souss/centre-eau]"),
    ("action", "coordinators: [hdf, souss]", "coordinators: tous", "wrong-type", "tous", "write it as [hdf, souss]", "coordinators: [hdf, souss]"),
    ("action", "number: 7", "number: 7\ncountries: {MA: 60%, FR: 40%}", "wrong-type", "{MA: 60%, FR: 40%}", "[{code: MA, share: 60}, {code: FR, share: 40}]", "number: 7\ncountries: [{code: MA, share: 60}, {code: FR, share: 40}]"),
    ("action", "tags: [jeunesse, tourisme]", "الوسوم: شباب، سياحة", "unknown-field", "الوسوم", "tags: […]", "tags: [jeunesse, tourisme]"),
    ("action", "due: 2024-06", "due: 2e kw. 2024", "wrong-form", "2e kw. 2024", "write it as 2024-34", "due: 2024-34"),
    ("action", "due: 2024-06", "due: zomer '24", "wrong-form", "zomer '24", "write it as 2024-22", "due: 2024-22"),
    ("action", "number: 7", "numéro d'action: 7", "unknown-field", "numéro d'action", "‘number’", "number: 7"),
    # ---- rows, renewals and amounts that lost something
    ("agreement", "renewal: {mode: tacit, years: 3}", "renewal: 'automatic, 3 years, 90 days notice'", "wrong-type", "'automatic, 3 years, 90 days notice'", "{mode: tacit, years: 3, notice_days: 90}", "renewal: {mode: tacit, years: 3, notice_days: 90}"),
    ("agreement", "renewal: {mode: tacit, years: 3}", "renewal: تجديد ضمني لمدة 3 سنوات", "wrong-type", "تجديد ضمني لمدة 3 سنوات", "write it as {mode: tacit, years: 3}", "renewal: {mode: tacit, years: 3}"),
    ("agreement", "meetings:\n", "meetings:\n  - Comité mixte du 10 mars 2025\n", "wrong-type", "Comité mixte du 10 mars 2025", "{id: comite-mixte, title: Comité mixte, date: 2025-03-10}", "meetings:\n  - {id: comite-mixte, title: Comité mixte, date: 2025-03-10}\n"),
    ("agreement", "meetings:\n", "meetings:\n  - Comité mixte\n", "wrong-type", "Comité mixte", "{id: comite-mixte, title: Comité mixte, date: …}", "meetings:\n"),
    ("agreement", "country: MA", "country: MA-09", "wrong-form", "MA-09", "write MA, and beside it subdivision: MA-09", "country: MA\n    subdivision: MA-09"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  - Appel à candidatures en juin 2024", "wrong-type", "Appel à candidatures en juin 2024", "title: Appel à candidatures, due: 2024-06}", "  - {id: appel-a-candidatures, title: Appel à candidatures, due: 2024-06}"),
    ("action", "funder: hdf", "source: hdf", "unknown-field", "source", "‘funder’", "funder: hdf"),
    ("action", "currency: EUR", "currency: EURO", "wrong-form", "EURO", "write it as EUR", "currency: EUR"),
    ("action", "planned: {missions: 2, days: 5}", "done: 2024-05", "wrong-type", "2024-05", "write it as [{date: 2024-05}]", "done: [{date: 2024-05}]"),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}", "  2024: 60000\n  2025: 40000", "wrong-type", "2024: 60000\n  2025: 40000", "[{year: 2024, kind: …, currency: …, planned: 60000}, {year: 2025", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}"),
    # ---- what is nearly a number, a day, an axis, a status, a person or a row
    ("action", "planned: 60000", "planned: 60000;", "wrong-type", "60000;", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60 000 €.", "wrong-type", "60 000 €.", "write it as 60000", "planned: 60000"),
    ("action", "due: 2024-06", "due: pas avant juin 2024", "wrong-form", "pas avant juin 2024", "before which nothing is done", "due: 2024-06"),
    ("action", "due: 2024-06", "due: ten vroegste juni 2024", "wrong-form", "ten vroegste juni 2024", "before which nothing is done", "due: 2024-06"),
    ("action", "due: 2024-06\n", "due: 2024-06\n    done: 100%\n", "wrong-form", "100%", "write the day itself", "due: 2024-06\n"),
    ("action", "period: 2024-03/2026-06", "period: 2024 et après", "wrong-form", "2024 et après", "write it as 2024/..", "period: 2024/.."),
    ("action", _AXIS, "axis: axe3", "unknown-axis", "axe3", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: محور التكوين", "wrong-form", "محور التكوين", "‘formation’", _AXIS),
    ("action", _AXIS, "axis: hors axe", "wrong-form", "hors axe", "‘none’", "axis: none"),
    ("action", _STATUS, "status: à l'étude", "unknown-word", "à l'étude", "‘proposed’", "status: proposed"),
    ("action", _STATUS, "status: uit te voeren", "unknown-word", "uit te voeren", "‘planned’", _STATUS),
    ("action", _STATUS, "status: nouveau", "unknown-word", "nouveau", "what you mean: proposed, planned", _STATUS),
    ("action", _STATUS, "status: {fr: prévu, nl: gepland}", "wrong-type", "{fr: prévu, nl: gepland}", "write it as planned", _STATUS),
    ("action", _LEAD, "lead: les régions\n", "wrong-form", "les régions", "keep one of hdf, souss", _LEAD),
    ("action", _LEAD, "lead: لم يحدد بعد\n", "wrong-form", "لم يحدد بعد", "leave the field out", _LEAD),
    ("action", "priority: high", "importance: high", "unknown-field", "importance", "‘priority’", "priority: high"),
    ("action", "notes:\n  - À suivre avec le lycée\n  - Salle à réserver", "notes: |\n  - À suivre\n  - Salle", "wrong-type", "|\n  - À suivre\n  - Salle", "write it as [À suivre, Salle]", "notes: [À suivre, Salle]"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  1) Appel, juin 2024\n  2) Choix, juillet 2024", "wrong-type", "1) Appel, juin 2024\n  2) Choix, juillet 2024", "{id: choix, number: 2, title: Choix, due: 2024-07}", "  [{id: appel, number: 1, title: Appel, due: 2024-06}, {id: choix, number: 2, title: Choix, due: 2024-07}]"),
    ("action", "  - id: appel\n    title", "  ─ id: appel\n    title", "yaml-syntax", "─", "replace ─ by -", "  - id: appel\n    title"),
    # ---- approvals in words
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: Conseil régional le 12 mai 2024", "wrong-type", "Conseil régional le 12 mai 2024", "[{by: {organisation: Conseil régional}, kind: council, date: 2024-05-12, state: …}]", "signed: 2024-01-15\napprovals: [{by: {organisation: Conseil régional}, kind: council, date: 2024-05-12, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: goedgekeurd door de gemeenteraad op 12 mei 2024", "wrong-type", "goedgekeurd door de gemeenteraad op 12 mei 2024", "write it as [{by: {organisation: gemeenteraad}, kind: council, date: 2024-05-12, state: granted}]", "signed: 2024-01-15\napprovals: [{by: {organisation: gemeenteraad}, kind: council, date: 2024-05-12, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: المجلس الجهوي 12 ماي 2024", "wrong-type", "المجلس الجهوي 12 ماي 2024", "{organisation: المجلس الجهوي}, kind: council, date: 2024-05-12, state: …", "signed: 2024-01-15\napprovals: [{by: {organisation: المجلس الجهوي}, kind: council, date: 2024-05-12}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: [hdf]", "wrong-type", "hdf", "{by: hdf, date: …, state: …}", "signed: 2024-01-15\napprovals: [{by: hdf, state: requested}]"),
    # ---- settings that other programs have
    ("settings", "language: fr", "language: fr\nrules: {no-lead: off}", "wrong-type", "{no-lead: off}", "ignore: [{paths: ['*'], codes: [no-lead], reason: …}]", "language: fr"),
    ("settings", "language: fr", "language: fr\nrules: no-lead", "wrong-type", "no-lead", "‘rules’ holds rules of your own", "language: fr"),
    ("settings", "language: fr", "language: fr\nrules: [no-lead]", "wrong-type", "no-lead", "‘rules’ holds rules of your own", "language: fr"),
    ("settings", "language: fr", "language: fr\nignore: {no-lead: off}", "wrong-type", "{no-lead: off}", "[{paths: […], codes: [no-lead], reason: …}]", "language: fr"),
    ("settings", "language: fr", "language: fr\ntitre: Mon plan", "unknown-field", "titre", "letterhead: {names: [Mon plan]}", "language: fr\nletterhead: {names: [Mon plan]}"),
    ("settings", "language: fr", "language: fr\nreports: [trimestriel]", "wrong-type", "[trimestriel]", "beginning with: …: {…: …}", "language: fr"),
    ("settings", "format: 1", "format: 1.0.0", "wrong-type", "1.0.0", "write it as 1", "format: 1"),
    # ---- a half of a month, and parts of a year in Arabic
    ("action", "due: 2024-06", "due: 2de helft juni 2024", "wrong-form", "2de helft juni 2024", "write what you mean: 2024-06-30, 2024-06~", "due: 2024-06-30"),
    ("action", "due: 2024-06", "due: seconde quinzaine de juin 2024", "wrong-form", "seconde quinzaine de juin 2024", "write what you mean: 2024-06-30, 2024-06~", "due: 2024-06~"),
    ("action", "due: 2024-06", "due: النصف الأول من يونيو 2024", "wrong-form", "النصف الأول من يونيو 2024", "write what you mean: 2024-06-15, 2024-06~", "due: 2024-06-15"),
    ("action", "due: 2024-06", "due: mi-juin 2024", "wrong-form", "mi-juin 2024", "write it as 2024-06-15~", "due: 2024-06-15~"),
    ("action", "period: 2024-03/2026-06", "period: 1re quinzaine de mars 2024 - 2e quinzaine de juin 2026", "wrong-form", "1re quinzaine de mars 2024 - 2e quinzaine de juin 2026", "write it as 2024-03-01/2026-06-30", "period: 2024-03-01/2026-06-30"),
    ("agreement", "date: 2025-02-10", "date: 1re quinzaine de février 2025", "wrong-form", "1re quinzaine de février 2025", "write it as 2025-02-01/2025-02-15", "date: 2025-02-01/2025-02-15"),
    ("action", "due: 2024-06", "due: نصف السنة \u0661 \u0662\u0660\u0662\u0666", "wrong-form", "نصف السنة \u0661 \u0662\u0660\u0662\u0666", "write it as 2026-40", "due: 2026-40"),
    ("action", "due: 2024-06", "due: الفصل 2 من 2026", "wrong-form", "الفصل 2 من 2026", "write it as 2026-34", "due: 2026-34"),
    ("action", "due: 2024-06", "due: السداسي الأول 2026", "wrong-form", "السداسي الأول 2026", "write it as 2026-40", "due: 2026-40"),
    ("action", "due: 2024-06", "due: الثلاثي الرابع 2025", "wrong-form", "الثلاثي الرابع 2025", "write it as 2025-36", "due: 2025-36"),
    # ---- a country with, or without, its article or its state
    ("agreement", "country: MA", "country: مغرب", "wrong-form", "مغرب", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: مملكة المغرب", "wrong-form", "مملكة المغرب", "write it as MA", "country: MA"),
    ("agreement", "country: MA", "country: République du Sénégal", "wrong-form", "République du Sénégal", "write it as SN", "country: SN"),
    ("agreement", "country: MA", "country: la Belgique", "wrong-form", "la Belgique", "write it as BE", "country: BE"),
    ("agreement", "country: MA", "country: Cap-Vert", "wrong-form", "Cap-Vert", "write it as CV", "country: CV"),
    ("agreement", "country: MA", "country: Congo", "wrong-form", "Congo", "write what you mean: CD, CG", "country: CD"),
    ("agreement", "country: MA", "country: Marocc", "wrong-form", "Marocc", "did you mean ‘MA’?", "country: MA"),
    ("action", "number: 7", "number: 7\ncountries: Comores et Cap-Vert", "wrong-type", "Comores et Cap-Vert", "write it as [{code: KM}, {code: CV}]", "number: 7\ncountries: [{code: KM}, {code: CV}]"),
    # ---- a party, or a person, in a row that help spells, under a name, and alone in a list
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: Région Souss-Massa le 12 janvier 2024", "wrong-type", "Région Souss-Massa le 12 janvier 2024", "[{by: souss, date: 2024-01-12, state: …}]", "signed: 2024-01-15\napprovals: [{by: souss, date: 2024-01-12, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: [CRSM]", "wrong-type", "CRSM", "{by: souss, date: …, state: …}", "signed: 2024-01-15\napprovals: [{by: souss, date: 2024-01-12, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: [جهة سوس ماسة 12 يناير 2024]", "wrong-type", "جهة سوس ماسة 12 يناير 2024", "{by: souss, date: 2024-01-12, state: …}", "signed: 2024-01-15\napprovals: [{by: souss, date: 2024-01-12, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: [Karim Bennani 2024-01-12]", "wrong-type", "Karim Bennani 2024-01-12", "{by: {person: Karim Bennani}, date: 2024-01-12, state: …}", "signed: 2024-01-15\napprovals: [{by: {person: Karim Bennani}, date: 2024-01-12, state: granted}]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\napprovals: {par: Région Souss-Massa, état: approuvé}", "wrong-type", "{par: Région Souss-Massa, état: approuvé}", "[{by: souss, state: granted}]", "signed: 2024-01-15\napprovals: [{by: souss, state: granted}]"),
    ("action", "  - {year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}\n", "  {année: '2024', type: numéraire, bailleur: Hauts-de-France, devise: euro, montant: 60 000 €}\n", "wrong-type", "{année: '2024', type: numéraire, bailleur: Hauts-de-France, devise: euro, montant: 60 000 €}", "[{year: 2024, kind: cash, currency: EUR, funder: hdf, planned: 60000}]", "  [{year: 2024, kind: cash, currency: EUR, funder: hdf, planned: 60000}]\n"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  - title=Appel; due=juin 2024", "wrong-type", "title=Appel; due=juin 2024", "{id: appel, title: Appel, due: 2024-06}", "  - {id: appel, title: Appel, due: 2024-06}"),
    ("action", "number: 7", "indicators: {titre: Jeunes formés, cible: 20}", "wrong-type", "{titre: Jeunes formés, cible: 20}", "[{id: jeunes-formes, title: Jeunes formés, target: {value: 20}}]", "indicators: [{id: jeunes-formes, title: Jeunes formés, target: {value: 20}}]"),
    ("action", _LEAD, "lead: {nom: Région Souss-Massa}\n", "unknown-field", "nom", "write the party's id alone: souss", _LEAD),
    ("action", _LEAD, "lead: {naam: Regio Hauts-de-France}\n", "unknown-field", "naam", "write the party's id alone: hdf", "lead: hdf\n"),
    ("action", _LEAD, "lead: {organisme: CRSM, person: K. Alaoui}\n", "unknown-field", "organisme", "write ‘party: souss’", "lead: {party: souss, person: K. Alaoui}\n"),
    ("action", _LEAD, "lead: {nom: Karim Bennani}\n", "unknown-field", "nom", "‘person’", "lead: {person: Karim Bennani}\n"),
    ("action", _LEAD, "lead: [Région Souss-Massa]\n", "wrong-type", "[Région Souss-Massa]", "‘souss’", _LEAD),
    ("action", _AXIS, "axis: [3]", "wrong-type", "[3]", "‘formation’", _AXIS),
    ("action", _STATUS, "status: [en cours]", "wrong-type", "[en cours]", "‘in_progress’", "status: in_progress"),
    ("action", "currency: EUR", "currency: [euro]", "wrong-type", "[euro]", "write it as EUR", "currency: EUR"),
    ("agreement", "country: MA", "country: [Maroc]", "wrong-type", "[Maroc]", "write it as MA", "country: MA"),
    # ---- yes and no, in four languages, where they are taken and where they are not
    *(("settings", "language: fr", f"language: fr\nreports: {{essai: {{internal: {yes}}}}}", "wrong-type", yes, "write it as true", "language: fr\nreports: {essai: {internal: true}}") for yes in ("oui", "Ja", "yes", "نعم", "vrai", "1", "✓")),
    *(("settings", "language: fr", f"language: fr\nreports: {{essai: {{public: {no}}}}}", "wrong-type", no, "write it as false", "language: fr\nreports: {essai: {public: false}}") for no in ("non", "nee", "no", "لا", "0")),
    *(("settings", "language: fr", f"language: fr\ninternal: {yes}", "wrong-type", yes, "for instance: [budget, milestones.note", "language: fr\ninternal: [budget]") for yes in ("oui", "ja", "yes", "نعم", "true", "tout")),
    *(("settings", "language: fr", f"language: fr\ninternal: {no}", "wrong-type", no, "leave the field out", "language: fr") for no in ("non", "nee", "no", "لا")),
    ("action", "tags: [jeunesse, tourisme]", "tags: oui", "wrong-type", "oui", "for instance: [photography, youth]", "tags: [jeunesse, tourisme]"),
    ("action", "coordinators: [hdf, souss]", "coordinators: non", "wrong-type", "non", "leave the field out", "x-none: 1"),
    ("action", _LEAD, "lead: non\n", "unknown-party", "non", "leave the field out", _LEAD),
    ("action", "[hdf-souss/centre-eau]", "rien", "wrong-type", "rien", "leave the field out", "[hdf-souss/centre-eau]"),
    # ---- a word that is one of a field beside
    ("action", "number: 7", "number: 7\nindicators: [{id: x, kind: pourcentage, target: {value: 80}}]", "unknown-word", "pourcentage", "write ‘measure: percentage’ in its place", "number: 7\nindicators: [{id: x, measure: percentage, target: {value: 80}}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: x, kind: نسبة مئوية, target: {value: 80}}]", "unknown-word", "نسبة مئوية", "write ‘measure: percentage’ in its place", "number: 7\nindicators: [{id: x, measure: percentage, target: {value: 80}}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: x, measure: cumulatief, target: {value: 80}}]", "unknown-word", "cumulatief", "write ‘kind: sum’ in its place", "number: 7\nindicators: [{id: x, kind: sum, target: {value: 80}}]"),
    # ---- bodies with their roles, shares in one text, what stands elsewhere
    ("action", "number: 7", "number: 7\npartners: Association Tafoukt", "wrong-type", "Association Tafoukt", "[{organisation: Association Tafoukt}]", "number: 7\npartners: [{organisation: Association Tafoukt}]"),
    ("action", "number: 7", "number: 7\npartners: Tafoukt (opérateur), AFD (bailleur)", "wrong-type", "Tafoukt (opérateur), AFD (bailleur)", "[{organisation: Tafoukt, role: operator}, {organisation: AFD, role: funder}]", "number: 7\npartners: [{organisation: Tafoukt, role: operator}, {organisation: AFD, role: funder}]"),
    ("action", "number: 7", "number: 7\npartners: [{Tafoukt: uitvoerder}]", "unknown-field", "Tafoukt", "{organisation: Tafoukt, role: operator}", "number: 7\npartners: [{organisation: Tafoukt, role: operator}]"),
    ("action", "number: 7", "number: 7\npartners: [hdf (bailleur)]", "wrong-form", "hdf (bailleur)", "{party: hdf, role: funder}", "number: 7\npartners: [{party: hdf, role: funder}]"),
    ("action", "funder: hdf", "funder: hdf et souss", "wrong-form", "hdf et souss", "write a line for each: {funder: hdf, …}, {funder: souss, …}", "funder: hdf"),
    ("action", "from: hdf", "from: FR", "wrong-form", "FR", "‘hdf’", "from: hdf"),
    ("action", "number: 7", "number: 7\ncountries: Maroc (60 %), France (40 %)", "wrong-type", "Maroc (60 %), France (40 %)", "[{code: MA, share: 60}, {code: FR, share: 40}]", "number: 7\ncountries: [{code: MA, share: 60}, {code: FR, share: 40}]"),
    ("action", "number: 7", "number: 7\ndac: 11330 (50%), 43030 (50%)", "wrong-type", "11330 (50%), 43030 (50%)", "[{code: 11330, share: 50}, {code: 43030, share: 50}]", "number: 7\ndac: [{code: 11330, share: 50}, {code: 43030, share: 50}]"),
    ("agreement", "kind: joint_committee\n", "kind: joint_committee\n    compte rendu: convention\n", "unknown-field", "compte rendu", "sources: [convention]", "kind: joint_committee\n    sources: [convention]\n"),
    ("agreement", "country: FR", "country: FR\n    région: FR-HDF", "unknown-field", "région", "‘subdivision’", "country: FR\n    subdivision: FR-HDF"),
    # ---- names of reports, patterns in a list, numbered rows, who stands in a group where a text is wanted
    ("settings", "language: fr", "language: fr\nreports: {Comité mixte: {format: pdf}}", "wrong-form", "Comité mixte", "write it as comite-mixte", "language: fr\nreports: {comite-mixte: {format: pdf}}"),
    ("action", "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "  1. Appel: juin 2024\n  2. Choix: juillet 2024", "wrong-type", "1. Appel: juin 2024\n  2. Choix: juillet 2024", "[{id: appel, title: Appel, due: 2024-06}, {id: choix, title: Choix, due: 2024-07}]", "  [{id: appel, title: Appel, due: 2024-06}, {id: choix, title: Choix, due: 2024-07}]"),
    ("action", "author: souss", "author: {party: souss}", "wrong-type", "{party: souss}", "write it as souss", "author: souss"),
    # ---- what a row has under other labels, and texts with a colon in a list of texts
    ("action", "number: 7", "number: 7\nindicators: [{id: jeunes, الهدف: {value: 20}}]", "unknown-field", "الهدف", "‘target’", "number: 7\nindicators: [{id: jeunes, target: {value: 20}}]"),
    ("action", "number: 7", "number: 7\nindicators: [{id: x, kind: quantitatif, target: {value: 20}}]", "unknown-word", "quantitatif", "write ‘measure: unit’", "number: 7\nindicators: [{id: x, measure: unit, target: {value: 20}}]"),
    ("agreement", "    kind: official\n", "    kind: official\n    auteur: Région\n", "unknown-field", "auteur", "‘publisher’", "    kind: official\n    publisher: Région\n"),
    ("agreement", "    kind: official\n", "    kind: official\n    language: français et arabe\n", "wrong-form", "français et arabe", "write what you mean: fr, ar", "    kind: official\n    language: fr\n"),
    ("action", "notes:\n  - À suivre avec le lycée\n  - Salle à réserver\n", "notes:\n  À suivre: avec le lycée\n", "wrong-type", "À suivre: avec le lycée", '["À suivre: avec le lycée"]', 'notes:\n  ["À suivre: avec le lycée"]\n'),
    ("action", _STATUS, "status: 2", "unknown-word", "2", "choose one of these words", _STATUS),
    ("action", _TITLE, f'{_TITLE}"', "leftover-sign", 'Formation de jeunes guides"', "write it as Formation de jeunes guides", _TITLE),
    ("action", _AXIS, "axis: {id: formation}", "wrong-type", "{id: formation}", "‘formation’", _AXIS),
    # ---- rows of labels, and fields without their colon
    ("action", "currency: EUR, planned: 60000}", "currency: EUR, planned 60000}", "unknown-field", "planned 60000", "write it as planned: 60000", "currency: EUR, planned: 60000}"),
    ("action", "year: 2024, kind", "an: 2024, kind", "unknown-field", "an", "‘year’", "year: 2024, kind"),
    ("action", "    title: Appel à candidatures\n", "    étape: Appel à candidatures\n", "unknown-field", "étape", "‘title’", "    title: Appel à candidatures\n"),
    ("action", "due: 2024-06", "قبل: 2024-06", "unknown-field", "قبل", "‘due’", "due: 2024-06"),
    ("action", "[hdf, souss]", "[Mme Petit <petit@hdf.fr>, souss]", "wrong-form", "Mme Petit <petit@hdf.fr>", "e-mail addresses have no place", "[{party: hdf, person: Mme Petit}, souss]"),
    # ---- an id that is none: what its row is called gives one
    ("action", "- id: appel", "- id: 1", "wrong-type", "1", "for instance: appel-a-candidatures", "- id: appel-a-candidatures"),
    ("action", "- id: appel", "- id: 1er-appel", "wrong-form", "1er-appel", "for instance: appel-a-candidatures", "- id: appel-a-candidatures"),
    ("action", "- id: appel", "- id: ''", "empty-text", "''", "for instance: appel-a-candidatures", "- id: appel-a-candidatures"),
    ("action", "- id: appel", "- id: نداء", "wrong-form", "نداء", "for instance: appel-a-candidatures", "- id: appel-a-candidatures"),
    # ---- a field of the record behind a sign
    ("action", _TITLE, f"* {_TITLE}", "yaml-syntax", "* ", "delete it", _TITLE),
    ("action", _STATUS, f"* {_STATUS}", "yaml-syntax", "* ", "delete it", _STATUS),
    ("action", _STATUS, f"- {_STATUS}", "yaml-syntax", "- ", "delete it", _STATUS),
    ("action", _LEAD, f"• {_LEAD}", "yaml-syntax", "• ", "delete it", _LEAD),
    ("action", _LEAD, f"-{_LEAD}", "yaml-syntax", "-", "delete it", _LEAD),
    ("action", "budget:", "- budget:", "yaml-syntax", "- ", "delete it", "budget:"),
    ("action", _LEAD, "| lead: souss |\n", "yaml-syntax", "| lead: souss |", "write it as lead: souss", _LEAD),
    ("action", _TITLE, "`title`: Formation de jeunes guides", "yaml-syntax", "`title`:", "write it as title:", _TITLE),
    ("settings", "language: fr", "- language: fr", "yaml-syntax", "- ", "delete it", "language: fr"),
    ("action", _TITLE, f"  {_TITLE}", "yaml-syntax", "  ", "delete it", _TITLE),
    ("settings", "format: 1", " format: 1", "yaml-syntax", " ", "delete it", "format: 1"),
    # ---- a part of an amount
    ("action", "planned: 60000", "planned: 50% de 120000", "wrong-type", "50% de 120000", "what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 1/2 de 120 000", "wrong-type", "1/2 de 120 000", "what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: la moitié de 120 000", "wrong-type", "la moitié de 120 000", "what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: نصف 120000", "wrong-type", "نصف 120000", "what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 120 000 € x 50 %", "wrong-type", "120 000 € x 50 %", "what you mean: 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 180 000 / 3", "wrong-type", "180 000 / 3", "what you mean: 60000", "planned: 60000"),
    # ---- what comes again
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: hebdomadaire", "wrong-form", "hebdomadaire", "what comes each week", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: elke maandag", "wrong-form", "elke maandag", "what comes each week", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: أسبوعي", "wrong-form", "أسبوعي", "what comes each week", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: le premier lundi de mai", "wrong-form", "le premier lundi de mai", "none of the week: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=6"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: deux fois par mois", "wrong-form", "deux fois par mois", "FREQ=MONTHLY;BYMONTHDAY=…,…", "tags: [jeunesse, tourisme]\nrecurs: FREQ=MONTHLY;BYMONTHDAY=1,15"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: laatste dag van juni", "wrong-form", "laatste dag van juni", "write it as FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: ponctuel", "wrong-form", "ponctuel", "where it does not come again", "tags: [jeunesse, tourisme]"),
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nrhythm: bimensuel", "unknown-word", "bimensuel", "choose one of these words", "signed: 2024-01-15"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=31/12/2026", "wrong-form", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=31/12/2026", "write it as FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=2026-12-31", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=2026-12-31"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=MONTHLY;UNTIL=5/6/2026;BYMONTHDAY=1", "wrong-form", "FREQ=MONTHLY;UNTIL=5/6/2026;BYMONTHDAY=1", "FREQ=MONTHLY;UNTIL=2026-06-05;BYMONTHDAY=1, FREQ=MONTHLY;UNTIL=2026-05-06;BYMONTHDAY=1", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=15;BYMONTHDAY=18;UNTIL=31/12/2026", "wrong-form", "FREQ=YEARLY;BYMONTH=15;BYMONTHDAY=18;UNTIL=31/12/2026", "write BYMONTH as numbers from 1 to 12", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=1;UNTIL=31/12/2026", "wrong-form", "FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=1;UNTIL=31/12/2026", "write UNTIL as a whole date", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;BYMONTHDAY=19;UNTIL=31/12/2026", "wrong-form", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;BYMONTHDAY=19;UNTIL=31/12/2026", "write UNTIL as a whole date", "tags: [jeunesse, tourisme]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;BYMONTH=5;UNTIL=31/12/2026", "wrong-form", "FREQ=YEARLY;BYMONTH=5;UNTIL=31/12/2026", "write UNTIL as a whole date", "tags: [jeunesse, tourisme]"),
    ("action", "sources: [convention]", "sources: [www.nordeclair.be/actualites/2024/05/12/jumelage-hauts-de-france-souss-massa-formation-de-guides]", "wrong-form", "www.nordeclair.be/actualites/2024/05/12/jumelage-hauts-de-france-souss-massa-formation-de-guides", "write it as https://www.nordeclair.be/actualites/2024/05/12/jumelage-hauts-de-france-souss-massa-formation-de-guides", "sources: [https://www.nordeclair.be/actualites/2024/05/12/jumelage-hauts-de-france-souss-massa-formation-de-guides]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;INTERVAL=2;BYMONTH=5,6;BYMONTHDAY=18,19;UNTIL=31/12/2026", "wrong-form", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5,6;BYMONTHDAY=18,19;UNTIL=31/12/2026", "write it as FREQ=YEARLY;INTERVAL=2;BYMONTH=5,6;BYMONTHDAY=18,19;UNTIL=2026-12-31", "tags: [jeunesse, tourisme]\nrecurs: FREQ=YEARLY;INTERVAL=2;BYMONTH=5,6;BYMONTHDAY=18,19;UNTIL=2026-12-31"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nrecurs: FREQ=MONTHLY;BYMONTHDAY=18;UNTIL=2026", "wrong-form", "FREQ=MONTHLY;BYMONTHDAY=18;UNTIL=2026", "write UNTIL as a whole date", "tags: [jeunesse, tourisme]"),
    ("action", "{date: 2024-05-02, text", "{date: 2024-05-02, progress: 150 ou 250, text", "wrong-type", "150 ou 250", "correct the number", "{date: 2024-05-02, text"),
    ("action", "{date: 2024-05-02, text: Les candidats sont connus., author: souss}", "2024-05-02 Les candidats, tous, sont connus", "wrong-type", "2024-05-02 Les candidats, tous, sont connus", 'write it as {date: 2024-05-02, text: "Les candidats, tous, sont connus"}', '{date: 2024-05-02, text: "Les candidats, tous, sont connus"}'),
    ("action", "period: 2024-03/2026-06", "period: [2024-03, 2026-06]", "wrong-type", "[2024-03, 2026-06]", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "period: 2024-03/2026-06", "period: {début: mars 2024, fin: juin 2026}", "wrong-type", "{début: mars 2024, fin: juin 2026}", "write it as 2024-03/2026-06", "period: 2024-03/2026-06"),
    ("action", "notes:\n  - À suivre avec le lycée\n  - Salle à réserver", "notes: À suivre avec le lycée - Salle à réserver", "wrong-type", "À suivre avec le lycée - Salle à réserver", "[À suivre avec le lycée - Salle à réserver], [À suivre avec le lycée, Salle à réserver]", "notes: [À suivre avec le lycée, Salle à réserver]"),
    ("settings", "language: fr", "language: fr\nlanguages: Français", "wrong-type", "Français", "write it as [fr]", "language: fr\nlanguages: [fr]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nindicators: [{id: i, unit: km, target: 1 500}]", "wrong-type", "1 500", "write it as {value: 1500}", "tags: [jeunesse, tourisme]\nindicators: [{id: i, unit: km, target: {value: 1500}}]"),
    ("action", "tags: [jeunesse, tourisme]", "tags: [jeunesse, tourisme]\nindicators: [{id: i, unit: km, target: 15 km}]", "wrong-type", "15 km", "write {value: 15} alone", "tags: [jeunesse, tourisme]\nindicators: [{id: i, unit: km, target: {value: 15}}]"),
    ("action", _LEAD, "lead: {nom: Bennani}\n", "unknown-field", "nom", "write what you mean: organisation, person", "lead: {person: Bennani}\n"),
    # ---- settings
    ("settings", "language: fr", "language: fr\ninternal: [jalons.échéance]", "unknown-internal-field", "jalons.échéance", "‘milestones.due’", "language: fr\ninternal: [milestones.due]"),
    ("settings", "language: fr", "language: fr\ninternal: [bedrag]", "unknown-internal-field", "bedrag", "budget.planned, ", "language: fr\ninternal: [budget.planned]"),
    ("settings", "language: fr", "language: fr\ninternal: [الميزانية]", "unknown-internal-field", "الميزانية", "‘budget’", "language: fr\ninternal: [budget]"),
    ("settings", "language: fr", "language: fr\nletterhead: {names: [HdF], logos: ['D:\\Images\\hdf.png']}", "wrong-form", "'D:\\Images\\hdf.png'", "write its path there: files/hdf.png", "language: fr\nletterhead: {names: [HdF]}"),
    ("settings", "language: fr", "language: fr\nletterhead: {names: [HdF], logos: [~/hdf.png]}", "unusable-logo", "~/hdf.png", "write its path there: files/hdf.png", "language: fr\nletterhead: {names: [HdF]}"),
    ("settings", "language: fr", "language: fr\nletterhead: Région Hauts-de-France", "wrong-type", "Région Hauts-de-France", "{names: [Région Hauts-de-France]}", "language: fr\nletterhead: {names: [Région Hauts-de-France]}"),
    ("settings", "language: fr", "language: fr\nletterhead: {names: [HdF], logos: [https://hdf.fr/a.png]}", "unusable-logo", "https://hdf.fr/a.png", "save the picture in the workspace", "language: fr\nletterhead: {names: [HdF]}"),
    ("settings", "language: fr", "language: fr\nignore: [no-lead]", "wrong-type", "no-lead", "{paths: […], codes: [no-lead], reason: …}", "language: fr"),
)  # fmt: skip


#: Where a key and its value are both to be mended: what stood there, what was written, what stands there when obeyed.
BOTH: tuple[tuple[str, str, str, str], ...] = (
    ("agreement", "signed: 2024-01-15", "signed: 2024-01-15\nreporting: 6 mois", "signed: 2024-01-15\nrhythm: half_yearly"),
    ("action", _STATUS, "الحالة: قيد التنفيذ", "status: in_progress"),
    ("action", _LEAD, "responsable: Région Souss-Massa\n", _LEAD),
    ("action", _AXIS, "as: 3", _AXIS),
    ("action", "period: 2024-03/2026-06", "période: mars 2024 à juin 2026", "period: 2024-03/2026-06"),
    ("action", "planned: 60000", "begroot: 60.000,00 euro", "planned: 60000.00"),
    ("action", "period: 2024-03/2026-06", "الفترة: من مارس 2024 إلى يونيو 2026", "period: 2024-03/2026-06"),
    ("action", "depends_on: [hdf-souss/centre-eau]", "يعتمد على: [Watercentrum]", "depends_on: [hdf-souss/centre-eau]"),
    ("action", "depends_on: [hdf-souss/centre-eau]", "dépend de: Watercentrum", "depends_on: [hdf-souss/centre-eau]"),
    ("action", "milestones:\n  - id: appel\n    title: Appel à candidatures\n    due: 2024-06", "jalons:\n  - id: appel\n    titre: Appel à candidatures\n    échéance: juin 2024", "milestones:\n  - id: appel\n    title: Appel à candidatures\n    due: 2024-06"),
    ("action", "{year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}", "{année: 2024, type: numéraire, bailleur: Région Hauts-de-France, devise: euro, montant: 60 000 €}", "{year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}"),
    ("action", "coordinators: [hdf, souss]", "coordinateurs: Région Hauts-de-France, Souss-Massa", "coordinators: [hdf, souss]"),
    ("action", f"{_TITLE}\n{_SUMMARY}\n{_STATUS}", "Titel: Formation de jeunes guides\nSamenvatting: Former vingt guides de montagne.\nStatus: Gepland", f"{_TITLE}\n{_SUMMARY}\n{_STATUS}"),
)  # fmt: skip


def read(files: Mapping[str, str]) -> Loaded:
    return loader.load(Held({path: text.encode() for path, text in files.items()}))


def found(files: Mapping[str, str]) -> list[Finding]:
    loaded = read(files)
    return [*loaded.findings, *engine.run(loaded)]


@cache
def clean(path: str, text: str) -> bool:
    """Whether nothing is found where a file says that; many slips are obeyed with the same."""
    return found({**FILES, path: text}) == []


def marked(text: str, finding: Finding) -> str:
    lines = text.split("\n")
    span = finding.span
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    whole = [lines[span.line - 1][span.column - 1 :], *lines[span.line : span.end_line - 1]]
    return "\n".join([*whole, lines[span.end_line - 1][: span.end_column - 1]])


@table("tag", ["br", "co", "ca"])
def test_a_language_of_a_region_is_not_taken_for_a_country_that_is_no_party(tag: str) -> None:
    agreement = AGREEMENT.replace(", ar: شراكة}", f", {tag}: Partnership}}")
    assert found({**FILES, PLACES["agreement"]: agreement}) == []

    agreement = agreement.replace("country: MA", f"country: {tag.upper()}")
    (finding,) = found({**FILES, PLACES["agreement"]: agreement})
    assert finding.code == "country-for-language"


def test_a_file_of_something_else_is_asked_for_its_place() -> None:
    path = "data/actions/hdf-souss/ci.yaml"
    text = "on: push\njobs: {build: {steps: [{run: make}]}}\n"
    told = found({**FILES, path: text})

    helps = [words(("en",)).say(each.help) for each in told if each.code == "unknown-field" and each.help]
    assert helps == ["none of the fields of this file is one of a record: does it belong elsewhere?"] * 2


@table(
    ("start", "period"), [("15/03/2024", "2024-03-15/2026-06"), ("2024", "2024/2026-06"), ("01/03/2024", "…/2026-06")]
)
def test_the_beginning_and_the_end_of_a_plan_are_one_field(start: str, period: str) -> None:
    action = ACTION.replace("period: 2024-03/2026-06", f"début: {start}\ndate de fin: juin 2026")
    told = found({**FILES, PLACES["action"]: action})

    helps = [words(("en",)).say(each.help) for each in told if each.code == "unknown-field" and each.help]
    assert helps == [f"write the beginning and the end of what is planned as one field: period: {period}"] * 2


def test_two_keys_that_say_the_same_are_not_both_to_be_the_field() -> None:
    action = ACTION.replace("title: Formation de", "titre: Formation de").replace(
        "\nstatus:", "\nTITRE: Guides\nstatus:", 1
    )
    told = found({**FILES, PLACES["action"]: action})

    assert [each.mend for each in told if each.code == "unknown-field"] == [None, None]


def test_the_workspace_of_the_slips_is_clean_and_the_slips_are_many() -> None:
    assert found(FILES) == []
    assert len({row[:3] for row in SLIPS}) == len(SLIPS) > 105


@table("slip", SLIPS, ids=lambda slip: slip[2].strip().replace("\n", "⏎"))
def test_a_slip(slip: tuple[str, str, str, str, str, str, str]) -> None:
    kind, old, written, code, mark, said, obeyed = slip
    path, text = PLACES[kind], FILES[PLACES[kind]]
    assert text.count(old) == 1, old
    wrong, right = text.replace(old, written), text.replace(old, obeyed)

    (finding,) = found({**FILES, path: wrong})

    assert (finding.code, marked(wrong, finding)) == (code, mark)
    assert said in words(("en",)).say(finding.help) if finding.help else not said
    if finding.mend:  # "" takes a field away: tests/changing/test_mending.py
        assert replaced(wrong, finding.span, finding.mend) == right
    assert right == text or clean(path, right)


@table("slip", BOTH, ids=lambda slip: slip[2].replace("\n", "⏎"))
def test_a_key_and_its_value_are_mended_in_one_go(slip: tuple[str, str, str, str]) -> None:
    kind, old, written, obeyed = slip
    path, text = PLACES[kind], FILES[PLACES[kind]]
    told = found({**FILES, path: text.replace(old, written)})

    mended = text.replace(old, written)
    for finding in reversed(told):
        mended = replaced(mended, finding.span, finding.mend or "")
    assert mended == text.replace(old, obeyed)


@table("sign", ["* ", "- ", "•", "> ", "  "])
def test_each_field_of_the_record_behind_a_sign_is_told_at_once(sign: str) -> None:
    first = "\n".join(ACTION.split("\n")[:3])
    wrong = ACTION.replace(first, "\n".join(f"{sign}{line}" for line in first.split("\n")))
    told = found({**FILES, PLACES["action"]: wrong})

    mended = wrong
    for finding in reversed(told):
        assert finding.mend == ""
        mended = replaced(mended, finding.span, "")
    assert mended == ACTION


def test_a_pattern_is_quoted_where_it_becomes_the_entry_of_a_list() -> None:
    settings = f"{SETTINGS}ignore: [{{paths: '*', codes: [no-lead], reason: x}}]\n"
    told = found({**FILES, PLACES["settings"]: settings})

    assert [each.mend for each in told if each.code == "wrong-type"] == ['["*"]']


def test_a_status_is_told_with_what_it_needs_beside_it() -> None:
    row = "{date: …, status: cancelled, text: …}"
    done = "milestones: [{id: appel, …, done: …}]"
    needs = {
        "terminée": f"‘completed’? it needs beside it: ended: …, {done}",
        "geannuleerd": f"‘cancelled’? it needs beside it: ended: …, updates: […, {row}]",
        "terminé (juin 2024)": f"‘completed’? it needs beside it: ended: 2024-06, {done}",
        "annulée le 23 mai 2024": "‘cancelled’? it needs beside it: ended: 2024-05-23, "
        f"updates: […, {row.replace('…', '2024-05-23', 1)}]",
        "en pause": "‘on_hold’? it needs beside it: updates: […, {date: …, status: on_hold, text: …}]",
    }
    for said, help_ in needs.items():
        (finding,) = found({**FILES, PLACES["action"]: ACTION.replace("planned", said, 1)})
        assert finding.help
        assert words(("en",)).say(finding.help) == f"did you mean {help_}"
        assert finding.mend is None  # the word alone would be the next error

    explained = ACTION.replace("planned", "en pause", 1).replace("author: souss", "status: on_hold", 1)
    (finding,) = found({**FILES, PLACES["action"]: explained})
    assert finding.help
    assert words(("en",)).say(finding.help) == "did you mean ‘on_hold’?"


@table(("written", "readings"), [("5 ou 150", "5, 150"), ("'1,250'", "1250, 1.25")])
def test_of_a_number_that_may_be_too_much_each_reading_is_said_and_none_is_chosen(written: str, readings: str) -> None:
    action = ACTION.replace("{date: 2024-05-02, text", f"{{date: 2024-05-02, progress: {written}, text")
    (finding,) = found({**FILES, PLACES["action"]: action})

    assert finding.help
    assert words(("en",)).say(finding.help) == f"write what you mean: {readings}"
    assert finding.mend is None


def test_an_address_that_is_too_long_to_be_looked_at_is_not_written_anew_by_halves() -> None:
    action = ACTION.replace("sources: [convention]", f"sources: [www.mons.be/{'a' * 500}]")
    (finding,) = found({**FILES, PLACES["action"]: action})

    assert finding.code == "wrong-form"
    assert finding.mend is None


def test_each_reading_that_a_help_offers_may_stand_there() -> None:
    tried = 0
    for kind, old, written, *_, said, _ in SLIPS:
        if "write what you mean" not in said and ", " not in said:
            continue
        path, text = PLACES[kind], FILES[PLACES[kind]]
        wrong = text.replace(old, written)
        for finding in read({**FILES, path: wrong}).findings:
            offered = finding.help.params.get("words", ()) if finding.help and finding.help.text in OFFERS else ()
            for reading in (each for each in offered if "…" not in each) if isinstance(offered, tuple) else ():
                assert not read({**FILES, path: replaced(wrong, finding.span, reading)}).findings, (written, reading)
                tried += 1
    assert tried > 60


@table(
    "written",
    ["nom: Bennani, prénom: Karim", "voornaam: Karim, naam: Bennani", "surname: Bennani, xyz: 5, first name: Karim"],
)
def test_a_name_in_two_fields_is_one_person(written: str) -> None:
    action = ACTION.replace(_LEAD, f"lead: {{{written}}}\n")
    told = found({**FILES, PLACES["action"]: action})

    helps = [words(("en",)).say(each.help) for each in told if each.code == "unknown-field" and each.help]
    assert [each for each in helps if "x-xyz" not in each] == ["write it as person: Karim Bennani"] * 2


@table(("id_", "mend"), [("jeunes-guides", ""), ("hdf-souss/jeunes-guides", ""), ("guides", None)])
def test_an_id_that_the_record_gives_itself_is_taken_away_where_it_says_no_more_than_the_files_name(
    id_: str, mend: str | None
) -> None:
    (finding,) = found({**FILES, PLACES["action"]: f"id: {id_}\n{ACTION}"})

    assert finding.help
    assert words(("en",)).say(finding.help) == "the file's name is the record's name: remove this line"
    assert finding.mend == mend
