"""Words of vocabularies in other words: each stands for one word of a place, and none for one that it only looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.i18n import recognised
from coopctl.model import vocabularies as v
from coopctl.schemas.shape_words import wrong_value
from coopctl.schemas.wanted import Wanted
from coopctl.spelling import synonyms
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from coopctl.messages import Message

#: What people write, by what files say, in French, Dutch, English and Arabic.
SAID: dict[type[StrEnum], dict[str, str]] = {
    v.AgreementKind: {
        "twinning": "accord de jumelage, zustersteden, sister cities, تآخي",
        "memorandum": "lettre d'intention, intentieverklaring, letter of intent, إعلان نوايا",
        "amendment": "modification, wijziging, addendum, تعديل",
    },
    v.AgreementStatus: {
        "suspended": "gelé, geschorst, on hold, موقوفة",
        "terminated": "résiliée, opgezegd, cancelled, ملغاة",
        "replaced": "remplacé par, vervangen, superseded, استبدلت",
    },
    v.PartyRole: {"observer": "invitée, gast, guest, ضيف", "facilitator": "médiateur, bemiddelaar, broker, وسيط"},
    v.PartyKind: {
        "association": "société civile, vzw, charity, منظمة غير حكومية",
        "state_service": "ambassade, overheidsdienst, embassy, سفارة",
        "health": "centre de santé, kliniek, clinic, مركز صحي",
    },
    v.Rhythm: {"half_yearly": "semestriel, zesmaandelijks, six-monthly, كل سداسي", "yearly": "annuel, jaarlijks, annual, سنويا"},
    v.RenewalMode: {"none": "non renouvelable, niet hernieuwbaar, no, غير قابل للتجديد", "tacit": "automatique, automatisch, تلقائي"},
    v.ApprovalKind: {"council": "délibération, gemeenteraad, assembly, مجلس جماعي", "governor": "préfecture, العامل"},
    v.ApprovalState: {"requested": "soumis, in behandeling, pending, معروض", "refused": "non, verworpen, denied, رفض"},
    v.MeetingKind: {
        "signing": "cérémonie de signature, ondertekening, signing ceremony, حفل التوقيع",
        "visit": "voyage d'étude, werkbezoek, field visit, زيارة ميدانية",
        "video": "en ligne, online, conference call, عبر الفيديو",
    },
    v.AttendeeRole: {"head": "tête de délégation, delegatieleider, head of delegation, رئيس الوفد"},
    v.PartnerRole: {"operator": "prestataire, uitvoerder, contractor, حامل المشروع", "host": "lieu d'accueil, gastland, مستضيف"},
    v.ActionStatus: {
        "partly_completed": "réalisé en partie, deels klaar, partially done, مكتمل جزئيا",
        "planned": "pas encore commencé, nog te doen, not started, لم يبدأ بعد",
    },
    v.Priority: {"low": "peu prioritaire, lage, minor, ثانوية", "high": "forte, dringend, top, عاجل"},
    v.Measure: {"percentage": "taux, procent, rate, بالمائة", "qualitative": "texte, tekst, text, كيفي"},
    v.IndicatorKind: {"level": "dernier relevé, laatste waarde, latest, آخر قيمة", "keep": "seuil, drempel, threshold, عتبة"},
    v.DocumentKind: {
        "official": "accord, overeenkomst, resolution, اتفاقية",
        "minutes": "relevé de décisions, notulen, meeting notes, تقرير اجتماع",
        "evaluation": "audit, beoordeling, assessment, افتحاص",
    },
}  # fmt: skip
#: What is like a word, and is another one.
OTHERS = {v.DocumentKind: "revolution", v.AgreementStatus: "suspect", v.PartnerRole: "implementing partner"}


def _help(said: str, kind: type[StrEnum]) -> Message:
    words = [each.value for each in kind]
    wanted = Wanted({"enum": words, "type": "string"}, "", None, {}, said=recognised.said)
    return wrong_value("enum", ("kind",), said, wanted).help


@table(
    ("kind", "meant", "said"),
    [(kind, meant, each) for kind, words in SAID.items() for meant, said in words.items() for each in said.split(", ")],
)
def test_a_word_is_understood_where_its_vocabulary_is_asked_for(kind: type[StrEnum], meant: str, said: str) -> None:
    assert _help(said, kind).mend == meant


@table(("kind", "said"), OTHERS.items())
def test_what_only_looks_like_a_word_is_asked_and_not_mended(kind: type[StrEnum], said: str) -> None:
    assert _help(said, kind).mend is None


def _vocabularies(node: object) -> Iterator[tuple[str, ...]]:
    if isinstance(node, dict):
        words = node.get("enum", ())
        if words and all(isinstance(each, str) for each in words):
            yield tuple(words)
        for each in node.values():
            yield from _vocabularies(each)
    elif isinstance(node, list):
        for each in node:
            yield from _vocabularies(each)


def test_no_word_stands_for_two_of_one_vocabulary() -> None:
    known = {words for kind in ("agreement", "action") for words in _vocabularies(schemas.schema(kind))}
    table = synonyms._WORDS()

    assert len(known) > 15
    for words in known:
        said = [each for word in words for each in table.get(word, ())]
        assert len(said) == len(set(said)), words
