"""Slips of names and structure: what is told, and what stands there once each help that leaves no choice is obeyed.

A row is the file, what stood there, what was written, words of the helps in order, and what stands there when obeyed,
again and again while a help leaves one mend: then nothing is found. Where it is "", the help offers several readings
and chooses none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.i18n.words import words
from tests.tables import table
from tests.test_obeying import replaced
from tests.test_slips import AGREEMENT, FILES, PLACES, found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.findings import Finding

_ROW = "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n"
_AXIS = "  - id: eau\n    number: 2\n    title: Eau et agriculture\n"
_AXES = f"  - id: patrimoine\n    number: 1\n    title: Culture et patrimoine\n{_AXIS}"
_DOCUMENT = "  - id: convention\n    title: Convention de partenariat\n    kind: official\n"
_PARTIES = AGREEMENT[AGREEMENT.index("  - id: hdf") : AGREEMENT.index("summary:")]
_MISSION = "  - {from: hdf, to: souss, year: 2024, planned: {missions: 2, days: 5}}\n"
_SETTING = "language: fr\n"
_RULE = f"{_SETTING}rules: [{{id: a, applies_to: action, severity: hint, message: x, schema: "
_RENEWAL = "renewal: {mode: tacit, years: 3}\n"
_NOTES = "notes:\n  - À suivre avec le lycée\n  - Salle à réserver\n"
_TAGS = "tags: [jeunesse, tourisme]\n"
_SUMMARY = "summary: Former vingt guides de montagne.\n"
_TITLE, _LEAD = "title: Formation de jeunes guides\n", "lead: souss\n"

SLIPS: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    # ---- what a list holds already is not written into it again
    ("action", _TAGS, "tags: [jeunesse, Jeunesse]\n", ("‘jeunesse’ is in this list already: remove one of the two",), ""),
    ("action", "coordinators: [hdf, souss]", "coordinators: [hdf, HDF]", ("‘hdf’ is in this list already",), ""),
    # ---- several fields on one line
    ("agreement", _AXIS, "  - id: eau; title: Eau et agriculture\n", ("write one below the other: id: eau, title: Eau et agriculture",), "  - id: eau\n    title: Eau et agriculture\n"),
    ("action", _ROW, "  - id: appel | title: Appel à candidatures | due: 2024-06\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel  title: Appel à candidatures  due: 2024-06;\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel, title: Appel à candidatures, due: 2024-06}\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel; titre: Appel à candidatures; échéance: juin 2024\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel، العنوان: Appel à candidatures، الأجل: 2024-06\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - title: Appel à candidatures; id: appel; due: 2024-06\n", ("on its own line: title: Appel à candidatures, id: appel, due: 2024-06; or quote",), ""),
    ("action", _TITLE, "title: Formation de jeunes guides, number: 8\n", ("title: Formation de jeunes guides, number: 8; or quote the text",), ""),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/2026-06, soit: deux ans", ("if ‘soit’ is a field",), ""),
    # ---- signs around the name of a field, and before it
    ("action", _TITLE, f"[ ] {_TITLE}", ("delete it",), _TITLE),
    ("action", _LEAD, "[lead]: souss\n", ("write it as lead",), _LEAD),
    ("action", _LEAD, "[responsable]: souss\n", ("write it as responsable",), _LEAD),
    ("action", _LEAD, "<b>responsable</b>: souss\n", ("did you mean ‘lead’?",), _LEAD),
    ("action", "- id: appel\n", "- <b>id</b>: appel\n", ("did you mean ‘id’?",), "- id: appel\n"),
    ("action", "- id: appel\n", "- a) id: appel\n", ("did you mean ‘id’?",), "- id: appel\n"),
    ("action", "- id: appel\n", "- 1. id: appel\n", ("did you mean ‘id’?",), "- id: appel\n"),
    ("action", "- id: appel\n", "- * id: appel\n", ("delete it",), "- id: appel\n"),
    ("action", "- id: appel\n", "- > id: appel\n", ("delete it",), "- id: appel\n"),
    ("action", "- id: appel\n", "- @ id: appel\n", ("delete it",), "- id: appel\n"),
    ("action", "- id: appel\n", "- [x] id: appel\n", ("delete it; a milestone that is done says its day: done: …",), ""),
    ("action", "- id: appel\n", "[x] id: appel\n", ("replace [x] by - in all rows",), ""),
    ("action", "- id: appel\n", "+ id: appel\n", ("replace + by - in all rows",), ""),
    ("action", "- id: appel\n", "- - id: appel\n", ("keep one of the two dashes",), ""),
    *(("action", _LEAD, f"{sign}{_LEAD}", ("delete it",), _LEAD) for sign in ("&", "& ", "*", "!", "%", "% ", "@", "`", "'", '"', "[", "{", ",")),
    *(("action", _TITLE, f"{sign}{_TITLE}", ("delete it",), _TITLE) for sign in ("&", "*", "!", "%", "'", '"', "[", "{", ",")),
    *(("action", "- id: appel\n", f"- {sign}id: appel\n", ("delete it",), "- id: appel\n") for sign in "&*!%@`|>"),
    *(("action", "{year: 2024, kind", f"{{{sign}year: 2024, kind", ("delete it",), "{year: 2024, kind") for sign in "&*!%@"),
    *(("action", _LEAD, f"lead: {sign}souss\n", (f"delete {sign} if ‘souss’ is the value",), "") for sign in "&*!"),
    *(("action", _LEAD, f"lead{sign}souss\n", ("write “lead: souss”",), _LEAD) for sign in ("\ufe55 ", " \u2236 ", "\ua789 ", " / ", "# ", ". ", " * ", " ~ ")),
    ("action", _LEAD, "lead: : souss\n", ("delete it",), _LEAD),
    ("action", _LEAD, "<lead>souss</lead>\n", ("write “lead: souss”",), _LEAD),
    ("action", "- id: appel\n", "- &jalon id: appel\n", ("delete it; quote",), ""),
    ("action", _LEAD, "? lead: souss\n", ("delete it",), _LEAD),
    ("action", _LEAD, "- [ ] lead: souss\n", ("delete it",), _LEAD),
    ("action", _LEAD, '"lead: souss"\n', ("write “lead: souss”",), _LEAD),
    ("action", _ROW, "  - {id=appel, title=Appel à candidatures, due=2024-06}\n", ("id: appel", "title: Appel", "due: 2024-06"), "  - {id: appel, title: Appel à candidatures, due: 2024-06}\n"),
    ("action", _ROW, "  - [id: appel, title: Appel à candidatures, due: 2024-06]\n", ("{id: appel, title: Appel à candidatures, due: 2024-06}",), "  - {id: appel, title: Appel à candidatures, due: 2024-06}\n"),
    ("action", _SUMMARY, "summary: > Former vingt guides de montagne.\n", ("delete > if the text is all on this line; begin it on the next line",), ""),
    ("action", _SUMMARY, "summary: | Former vingt guides de montagne.\n", ("quote it if | belongs to it",), ""),
    # ---- an id that others name already
    ("agreement", _AXIS, "  - Eau et agriculture\n", ("write it as {id: eau, title: Eau et agriculture}",), "  - {id: eau, title: Eau et agriculture}\n"),
    ("agreement", _AXIS, "  - 2. Eau et agriculture\n", ("{id: eau, number: 2",), "  - {id: eau, number: 2, title: Eau et agriculture}\n"),
    ("agreement", _AXIS, "  - Axe 2 : Eau et agriculture\n", ("write it as {id: eau, number: 2, title: Eau et agriculture}",), ""),
    ("agreement", _AXIS, "  - {title: Eau et agriculture}\n", ("for instance: id: eau",), ""),
    ("agreement", _AXIS, "  - id: Eau et agriculture\n", ("write it as eau",), "  - id: eau\n"),
    ("agreement", _AXIS, "  - Hydraulique\n", ("{id: hydraulique, title: Hydraulique}, {id: eau, title: Hydraulique}",), ""),
    ("agreement", _AXES, "  - Culture et patrimoine\n  - Eau et agriculture\n", ("{id: culture-et-patrimoine,", "{id: eau,"), "  - {id: culture-et-patrimoine, title: Culture et patrimoine}\n  - {id: eau, title: Eau et agriculture}\n"),
    ("agreement", _AXES, "  - Eau potable\n  - Eau et agriculture\n", ("{id: eau-potable, title: Eau potable}, {id: eau, title: Eau potable}", "{id: eau-et-agriculture"), ""),
    ("agreement", _DOCUMENT, "  - Convention de partenariat\n", ("{id: convention, title",), "  - {id: convention, title: Convention de partenariat}\n"),
    ("agreement", _PARTIES, "  - Région Hauts-de-France\n  - Région Souss-Massa\n", ("{id: hdf, name", "{id: souss, name"), "  - {id: hdf, name: Région Hauts-de-France}\n  - {id: souss, name: Région Souss-Massa}\n"),
    ("agreement", f"parties:\n{_PARTIES}", "parties: Région Hauts-de-France et Région Souss-Massa\n", ("[{id: hdf, name: Région Hauts-de-France}, {id: souss, name: Région Souss-Massa}]",), "parties: [{id: hdf, name: Région Hauts-de-France}, {id: souss, name: Région Souss-Massa}]\n"),
    ("agreement", _PARTIES, f"{_PARTIES.partition('  - id: souss')[0]}  - souss\n", ("write its fields: {id: souss, name: …}",), ""),
    # ---- one text in several languages, in a list of texts
    ("action", "tags: [jeunesse, tourisme]", "places: {fr: Agadir, ar: أكادير}", ("[{fr: Agadir, ar: أكادير}]",), "places: [{fr: Agadir, ar: أكادير}]"),
    ("action", _TAGS, "places: Agadir / Lille\n", ("write it as [Agadir, Lille]",), "places: [Agadir, Lille]\n"),
    ("action", _TAGS, "tags:\n- jeunesse\n  tourisme\n", ("‘jeunesse-tourisme’ if it is one, else each as an entry of its own: jeunesse, tourisme",), ""),
    ("action", _TAGS, "tags: - jeunesse\n      - tourisme\n", ("begin the list on the next line, or write it as [jeunesse, tourisme]",), ""),
    ("action", _TAGS, "tags: - jeunesse - tourisme\n", ("or write it as [jeunesse, tourisme]",), ""),
    # ---- text that runs over, and what its sign leaves
    ("action", _SUMMARY, f"{_SUMMARY}- dix femmes\n- dix hommes\n", ("if it goes on the text of ‘summary’, write that as a block: summary: |",), ""),
    ("action", _SUMMARY, "summary: • Former\n• Accompagner\n", ("if it goes on the text of ‘summary’",), ""),
    ("action", _SUMMARY, "summary: |\nFormer vingt guides de montagne.\n", ("indent this line, and those below that go on, if they are the text of ‘summary’",), ""),
    ("action", _SUMMARY, 'summary: Former vingt guides de montagne."\n', ("write it as Former vingt guides de montagne.",), _SUMMARY),
    ("action", _SUMMARY, "summary: Former vingt guides\nn formés\n", ("a text over several lines is indented deeper",), ""),
    # ---- rows and their dashes, numbers and names
    ("action", _ROW, "  -\n  id: appel\n  title: Appel à candidatures\n  due: 2024-06\n", ("indent this line, and the fields below it, by two spaces more",), ""),
    ("action", _ROW, "  1: {id: appel, title: Appel à candidatures, due: 2024-06}\n", ("begin each entry with a dash in the place of its number: - id: …",), ""),
    ("action", _ROW, "  - 1: {id: appel, title: Appel à candidatures, due: 2024-06}\n", ("write the number as a field beside the others: number: 1",), ""),
    ("action", "- id: appel\n", "- Jalon 1:\n    id: appel\n", ("write the number as a field beside the others: number: 1",), ""),
    ("action", "{year: 2024, kind: cash, funder: hdf, currency: EUR, planned: 60000}", "{année: 2024, hdf: 60000, souss: 20000}", ("{year: 2024, kind: …, currency: …, funder: hdf, planned: 60000}, {year: 2024, kind: …,",) * 3, ""),
    ("action", _ROW, "  - appel:\n      titre: Appel à candidatures\n      échéance: 2024-06\n", ("write the name as a field beside the others: id: appel",), ""),
    ("action", _ROW, f"{_ROW}    vervallen: 2024-05\n", ("did you mean ‘dropped’?",), f"{_ROW}    dropped: 2024-05\n"),
    ("action", "- id: appel\n", "- nom: appel\n", ("did you mean ‘id’?",), "- id: appel\n"),
    ("action", "- id: appel\n", "- معرف: appel\n", ("did you mean ‘id’?",), "- id: appel\n"),
    ("action", "- id: appel\n", "- id: appel (jalon 1)\n", ("write what you mean: appel, appel-jalon-1",), ""),
    ("action", "- id: appel\n", "- id: appel // jalon 1\n", ("write what you mean: appel, appel-jalon-1",), ""),
    ("action", "- id: appel\n", "- id :appel\n", ("write “id: appel”",), "- id: appel\n"),
    ("action", _ROW, "  - id:appel\n    title:Appel à candidatures\n    due:2024-06\n", ("write it as {id: appel, title: Appel à candidatures, due: 2024-06}",), "  - {id: appel, title: Appel à candidatures, due: 2024-06}\n"),
    ("action", _ROW, "  - id:appel\n    titre:Appel à candidatures\n", ("write its fields, beginning with: id: …",), ""),
    ("action", "milestones:\n", "milestones: []\n", ("delete it",), "milestones: \n"),
    ("action", "milestones:\n", "milestones: -\n", ("delete it",), "milestones: \n"),
    ("action", "milestones:\n", "milestones: |\n", ("delete the sign behind ‘milestones:’, so that the lines below it are read",), ""),
    ("action", "milestones:\n", "milestones\n", ("write “milestones:”",), "milestones:\n"),
    ("action", "milestones:\n", "jalons / milestones:\n", ("did you mean ‘milestones’?",), "milestones:\n"),
    # ---- headings
    ("action", "milestones:\n", "Calendrier et étapes:\nmilestones:\n", ("write it as a comment: # Calendrier et étapes",), ""),
    ("action", "milestones:\n", "*** Jalons ***\nmilestones:\n", ("begin a comment with #",), ""),
    ("action", "milestones:\n", "=== Jalons ===\nmilestones:\n", ("begin a comment with #",), ""),
    ("action", "milestones:\n", "--- Jalons ---\nmilestones:\n", ("begin this line with # if it is a heading",), ""),
    ("action", "milestones:\n", "...\nmilestones:\n", ("delete it",), "\nmilestones:\n"),
    # ---- settings
    ("settings", _SETTING, f"{_SETTING}thresholds:\n- due_soon_days: 30\n- stale_days: 90\n", ("write it as {due_soon_days: 30, stale_days: 90}",), f"{_SETTING}thresholds:\n  {{due_soon_days: 30, stale_days: 90}}\n"),
    ("settings", _SETTING, "locale: fr\n", ("did you mean ‘language’?",), _SETTING),
    ("settings", _SETTING, f"{_SETTING}fréquence: trimestriel\n", ("did you mean ‘rhythm’?", "did you mean ‘quarterly’?"), f"{_SETTING}rhythm: quarterly\n"),
    ("settings", _SETTING, f"{_SETTING}confidentiel: [budget]\n", ("did you mean ‘internal’?",), f"{_SETTING}internal: [budget]\n"),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{sheets: toutes}}}}\n", ("write it as [all]",), f"{_SETTING}reports: {{a: {{sheets: [all]}}}}\n"),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{sheets: quelques-unes}}}}\n", ("write one of [all], [none]",), ""),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{lead: Région Souss-Massa}}}}\n", ("write it as [Région Souss-Massa]",), f"{_SETTING}reports: {{a: {{lead: [Région Souss-Massa]}}}}\n"),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{since: dernière réunion}}}}\n", ("write it as since_meeting: last",), ""),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{format: [html, pdf]}}}}\n", ("keep one of its entries",), ""),
    ("settings", _SETTING, f"{_SETTING}ignore: [{{paths: [hdf-souss/centre-eau], codes: [no-lead], reason: x}}]\n", ("data/actions/hdf-souss/centre-eau.yaml",), ""),
    ("settings", _SETTING, f"{_SETTING}ignore: [{{paths: ['.\\data\\actions\\*'], codes: [no-lead], reason: x}}]\n", ("workspace: data/actions/*",), ""),
    ("settings", _SETTING, f"{_RULE}{{required: [lead, titre]}}}}]\n", ("did you mean ‘title’?", *["see the rule, in coopctl.yaml"] * 2), f"{_RULE}{{required: [lead, title]}}}}]\n"),
    ("settings", _SETTING, f"{_RULE}{{properties: {{responsable: {{type: string}}}}}}}}]\n", ("did you mean ‘lead’?",), f"{_RULE}{{properties: {{lead: {{type: string}}}}}}}}]\n"),
    ("settings", _SETTING, f"{_RULE}{{status: {{enum: [planned]}}}}}}]\n", ("write {properties: {status: …}}",), ""),
    ("settings", _SETTING, f"{_SETTING}devise: EUR\n", ("stands in its file: defaults: {currency: …}",), ""),
    ("agreement", "text: Rédiger une note sur l'eau", "text: Rédiger une note : sur l'eau", ("quote the text",), "text: \"Rédiger une note : sur l'eau\""),
    ("action", _SUMMARY, "summary: Former vingt guides status: planned\n", ("quote the text:",), ""),
    ("action", _TITLE, 'title: Formation de \\"jeunes\\" guides\n', ("write it as",), 'title: \'Formation de "jeunes" guides\'\n'),
    ("settings", FILES["coopctl.yaml"], "coopctl:\n  format: 1\n  language: fr\n", ("delete the line ‘coopctl:’, and begin the fields below it",), ""),
    ("action", FILES[PLACES["action"]], "jeunes-guides:\n  title: Formation\n  status: planned\n  axis: eau\n", ("for instance: title", "for instance: status", "delete the line ‘jeunes-guides:’"), ""),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{party: Région Souss-Massa}}}}\n", ("write it as [souss]",), f"{_SETTING}reports: {{a: {{party: [souss]}}}}\n"),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{party: hdf et souss}}}}\n", ("write it as [hdf, souss]",), f"{_SETTING}reports: {{a: {{party: [hdf, souss]}}}}\n"),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{party: [Région Souss-Massa]}}}}\n", ("write it as souss",), f"{_SETTING}reports: {{a: {{party: [souss]}}}}\n"),
    ("settings", _SETTING, f"{_SETTING}reports: {{a: {{axis: 3}}}}\n", ("write it as [formation]",), f"{_SETTING}reports: {{a: {{axis: [formation]}}}}\n"),
    # ---- brackets, and keys of other programs
    ("action", _ROW, "  - {id: appel\n    title: Appel à candidatures\n    due: 2024-06}\n", ("end each line but the last with a comma",), ""),
    ("action", "planned: 60000}", "planned: 60000}}", ("delete it",), "planned: 60000}"),
    ("action", "tourisme]", "tourisme]]", ("delete it",), "tourisme]"),
    ("action", "planned: 60000}", "planned: 60000}, {year: 2025}", ("begin it on the next line, with a dash of its own",), ""),
    ("action", _LEAD, "assignee: souss\n", ("did you mean ‘lead’?",), _LEAD),
    ("action", "depends_on:", "blocked_by:", ("did you mean ‘depends_on’?",), "depends_on:"),
    ("action", _LEAD, f"{_LEAD}created_at: 2024-01-01\n", ("git keeps when a file was made and changed",), ""),
    ("settings", _SETTING, "lang: fr\n", ("did you mean ‘language’?",), _SETTING),
    # ---- missions in words
    ("action", _MISSION, "  - De HDF vers Souss : 2 missions\n", ("write it as {from: hdf, to: souss, year: …, planned: {missions: 2}}",), ""),
    ("action", _MISSION, "  - HDF → Souss 2024 : 2 missions de 5 jours\n", ("{from: hdf, to: souss, year: 2024, planned: {missions: 2, days: 5}}",), ""),
    ("action", _MISSION, "  - 2 missions de 5 jours vers Souss en 2024\n", ("{from: hdf, to: souss, year: 2024, planned: {missions: 2, days: 5}}",), ""),
    ("action", _MISSION, "  - Regio Hauts-de-France naar souss: 2 missies van 5 dagen in 2025\n", ("{from: hdf, to: souss, year: 2025, planned: {missions: 2, days: 5}}",), ""),
    ("action", _MISSION, "  - من جهة سوس ماسة إلى hdf: 3 مهمات 2024\n", ("{from: souss, to: hdf, year: 2024, planned: {missions: 3}}",), ""),
    ("action", f"missions:\n{_MISSION}", "missions: {hdf vers souss: 2, souss: 3}\n", ("[{from: hdf, to: souss, year: …, planned: {missions: 2}}, {from: souss, to: hdf, year: …, planned: {missions: 3}}]",), ""),
    ("action", _MISSION, "  - 2 missions hdf vers souss et 2 souss vers hdf\n", ("beginning with: from: …",), ""),
    # ---- groups and rows that stand beside, or behind, their key
    ("action", _TAGS, f"{_TAGS}indicators:\n  - id: guides\n    target:\n    value: 20\n    date: 2026-06\n", ("below ‘target’", "below ‘target’"), ""),
    ("agreement", _RENEWAL, "renewal:\nmode: tacit\nyears: 3\n", ("below ‘renewal’", "below ‘renewal’"), ""),
    ("agreement", _RENEWAL, "renewal: mode: tacit, years: 3\n", ("write it as {mode: tacit, years: 3}",), _RENEWAL),
    ("action", _SUMMARY, "summary: - Former vingt guides de montagne.\n", ("delete the dash if the text is all on this line; write several lines as a block: summary: |",), ""),
    ("action", "milestones:\n", "phases:\n", ("did you mean ‘milestones’?",), "milestones:\n"),
    ("action", "updates:\n", "suivi:\n", ("did you mean ‘updates’?",), "updates:\n"),
    ("action", "number: 7\n", "number: 7\npartners: [{souss: Lycée agricole}]\n", ("write it as {party: souss, organisation: Lycée agricole}",), ""),
    ("agreement", "    date: 2025-02-10\n", "    2025-02-10: Comité mixte\n", ("write one below the other: date: 2025-02-10, title: Comité mixte",), ""),
    ("agreement", "documents:\n", "approvals: [{by: hdf, kind: council, state: avis favorable}]\ndocuments:\n", ("did you mean ‘granted’?",), "approvals: [{by: hdf, kind: council, state: granted}]\ndocuments:\n"),
    ("agreement", "documents:\n", "par défaut: {currency: EUR}\ndocuments:\n", ("did you mean ‘defaults’?",), "defaults: {currency: EUR}\ndocuments:\n"),
    # ---- values that say what their field is, or stand behind a sign
    ("agreement", "kind: partnership\n", "nature: partenariat\n", ("did you mean ‘kind’?", "did you mean ‘partnership’?"), "kind: partnership\n"),
    ("action", "status: planned\n", "avancement: prévu\n", ("did you mean ‘status’?", "did you mean ‘planned’?"), "status: planned\n"),
    ("action", "status: planned\n", "status: # planned\n", ("take the # away if it is the value",), ""),
    ("action", _TITLE, "title: # Formation de jeunes guides\n", ("take the # away if it is the value",), ""),
    ("action", "axis: formation\n", "axis:\n", ("write one of patrimoine, eau, formation, none",), ""),
    ("action", "axis: formation\n", "axis: ''\n", ("write one of patrimoine, eau, formation, none",), ""),
    ("action", "coordinators: [hdf, souss]\n", "coordinators: Anne Petit\n", ("[{person: Anne Petit}], [{organisation: Anne Petit}]",), ""),
    # ---- keys within keys, each told once; a label that is another field's is no slip of this one
    ("agreement", _RENEWAL, "renouvellement: {mode: tacite, années: 3}\n", ("‘renewal’?", "‘tacit’?", "‘years’?"), _RENEWAL),
    ("agreement", "kind: partnership\n", "النوع: شراكة\n", ("‘kind’?", "‘partnership’?"), "kind: partnership\n"),
    ("action", _LEAD, f"{_LEAD}partners: [{{المنظمة: جامعة ابن زهر, الدور: منفذ}}]\n", ("‘organisation’?", "‘role’?", "‘operator’?"), f"{_LEAD}partners: [{{organisation: جامعة ابن زهر, role: operator}}]\n"),
    ("agreement", "- {party: souss, person: Karim Bennani, role: chair}", "- souss : Karim Bennani, Anne Alaoui", ("{party: souss, person: Karim Bennani}, {party: souss, person: Anne Alaoui}",), ""),
    # ---- a sign in the place of a field; reports in rows, each by its name
    ("action", "    due: 2024-06\n", "    due: 2024-06\n    % : 50\n", ('write a field’s name, or quote it if it is text: "%"',), ""),
    ("action", "author: souss}", "author: souss, %: 40}", ('write a field’s name, or quote it if it is text: "%"',), ""),
    ("settings", _SETTING, f"{_SETTING}reports:\n  - nom: Trimestriel\n    about: [hdf-souss]\n", ("beginning with: trimestriel: {about: …}",), ""),
    ("settings", _SETTING, f"{_SETTING}reports:\n  - trimestriel: {{about: [hdf-souss]}}\n", ("remove the dash",), ""),
    # ---- lines that may be entries, keys that stand twice
    ("action", _NOTES, "notes:\n  À suivre avec le lycée\n  Salle à réserver\n", ("[À suivre avec le lycée, Salle à réserver], [À suivre avec le lycée Salle à réserver]",), ""),
    ("action", _NOTES, "notes: |\n  À suivre avec le lycée\n  Salle à réserver\n", ("[À suivre avec le lycée, Salle à réserver], [",), ""),
    ("action", _NOTES, "notes:\n  1: À suivre\n  2: Salle à réserver\n", ("write it as [À suivre, Salle à réserver]",), "notes:\n  [À suivre, Salle à réserver]\n"),
    ("action", _NOTES, "notes:\n  -\n  - Salle à réserver\n", ("write the entry, or delete its dash",), ""),
    ("action", _TAGS, "tags: [jeunesse]\ntags: [tourisme]\n", ("write the entries of both under one ‘tags’",), ""),
    ("action", "    title: Appel à candidatures\n    due: 2024-06\n", "title: Appel à candidatures\n", ("keep one of the two, or indent it if it belongs to the entry above",), ""),
    ("action", _SUMMARY, f"{_SUMMARY}Contexte : la vallée.\n", ("it may be the rest of ‘summary’",), ""),
)  # fmt: skip


def obeyed(files: Mapping[str, str], path: str, told: list[Finding]) -> str:
    """Write every mend that is told, the last first, again and again; return what stands there then."""
    text = files[path]
    for _ in range(4):
        mends = [each for each in told if each.path == path and each.mend is not None]
        if not mends:
            break
        for each in sorted(mends, key=lambda each: each.span, reverse=True):
            text = replaced(text, each.span, each.mend or "")
        told = found({**files, path: text})
    return text


@table("slip", SLIPS, ids=lambda slip: slip[2].strip().replace("\n", "⏎"))
def test_a_slip_of_structure(slip: tuple[str, str, str, tuple[str, ...], str]) -> None:
    kind, old, written, said, right = slip
    path, text = PLACES.get(kind, kind), FILES[PLACES.get(kind, kind)]
    assert text.count(old) == 1, old
    files = {**FILES, path: text.replace(old, written)}

    told = found(files)

    assert told, "nothing is said"
    helps = [words(("en",)).say(each.help) if each.help else "" for each in told]
    assert len(helps) == len(said), helps
    assert all(one in help_ for one, help_ in zip(said, helps, strict=True)), helps
    if right:
        assert obeyed(files, path, told) == text.replace(old, right)
        assert found({**files, path: text.replace(old, right)}) == []
    else:
        assert [each.mend for each in told] == [None] * len(told)
