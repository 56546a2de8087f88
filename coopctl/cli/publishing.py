"""Who publishes to IATI, asked for at a terminal where coopctl.yaml does not say it; and the lines to keep there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coopctl.changing.asking import MissingError, choices
from coopctl.cli import questions
from coopctl.codelists import codes
from coopctl.errors import UsageError
from coopctl.i18n.safe_text import harmless
from coopctl.messages import msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.records import Share
from coopctl.model.settings import Publication, ReportingOrg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import PartyKind
from coopctl.reports.iati.organisations import IDENTIFIER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.cli.session import Session


def asked(session: Session) -> Publication:
    """Ask for what a publication cannot be without and the settings do not say, and tell what to write there."""
    settings, look = session.portfolio.settings, session.look()
    known = settings.iati or Publication()
    questions.tell(msg("{path} does not say who publishes to IATI", path=SETTINGS_FILE), look)
    org = ReportingOrg(
        ref=questions.until_it_fits(msg("Identifier of the organisation (org-id.guide):"), look, _identifier),
        name=Text({settings.language: questions.until_it_fits(msg("Its name:"), look, _said)}, plain=True),
        kind=PartyKind(questions.missing(MissingError("kind", choices([*PartyKind])), look)),
    )
    licence = known.licence or questions.until_it_fits(msg("Licence of the data, if it is settled:"), look, str) or None
    country = msg("Country that benefits where an action names none (MA), if there is one:")
    told = () if known.countries else questions.until_it_fits(country, look, _country)
    made = Publication(reporting_org=org, licence=licence, countries=known.countries or told, dac=known.dac)
    questions.tell(msg("So that nobody is asked again, write in {path}:", path=SETTINGS_FILE), look)
    session.put(look.finished(harmless("".join(f"{line}\n" for line in _lines(made)), lines=True)))
    return made


def _identifier(answer: str) -> str:
    if not IDENTIFIER.fullmatch(answer):
        raise UsageError(
            msg("an identifier has no blanks, and none of / & | ?"), msg("for example {id}", id="XM-EXAMPLE-1")
        )
    return answer


def _said(answer: str) -> str:
    if not answer:
        raise UsageError(msg("an answer is needed here"), msg("Ctrl-C stops; nothing was written."))
    return answer


def _country(answer: str) -> tuple[Share, ...]:
    code = answer.upper()
    if code and code not in codes("countries"):
        raise UsageError(
            msg("‘{word}’ is no country", word=answer), msg("two letters (ISO 3166-1), for example {code}", code="MA")
        )
    return (Share(code=code),) if code else ()


def _lines(made: Publication) -> Iterator[str]:
    """Yield the settings as YAML, each text in quotes."""
    org = made.reporting_org
    yield "iati:"
    if org:
        name = json.dumps(str(org.name), ensure_ascii=False)
        yield f"  reporting_org: {{ref: {json.dumps(org.ref)}, name: {name}, kind: {org.kind}}}"
    if made.licence:
        yield f"  licence: {json.dumps(made.licence, ensure_ascii=False)}"
    for name, shares in (("countries", made.countries), ("dac", made.dac)):
        if shares:
            yield f"  {name}: [{', '.join(map(_share, shares))}]"


def _share(each: Share) -> str:
    share = "" if each.share is None else f", share: {each.share}"
    return f"{{code: {each.code}{share}}}"
