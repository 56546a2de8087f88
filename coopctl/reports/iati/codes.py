"""The words of the records as codes of IATI 2.03 (docs/FORMAT.md, Codes of others)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.model.vocabularies import (
    ActionStatus,
    AgreementStatus,
    DocumentKind,
    Measure,
    PartnerRole,
    PartyKind,
    PartyRole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

#: ActivityStatus: 1 pipeline, 2 implementation, 4 closed, 5 cancelled, 6 suspended.
AGREEMENT_STATUS: Mapping[AgreementStatus, int] = MappingProxyType({
    AgreementStatus.IN_NEGOTIATION: 1, AgreementStatus.SIGNED: 2, AgreementStatus.IN_FORCE: 2,
    AgreementStatus.SUSPENDED: 6, AgreementStatus.TERMINATED: 5, AgreementStatus.REPLACED: 4,
})  # fmt: skip
CLOSED = 4
ACTION_STATUS: Mapping[ActionStatus, int] = MappingProxyType({
    ActionStatus.PROPOSED: 1, ActionStatus.PLANNED: 1, ActionStatus.IN_PROGRESS: 2, ActionStatus.ON_HOLD: 6,
    ActionStatus.COMPLETED: 4, ActionStatus.PARTLY_COMPLETED: 4, ActionStatus.CANCELLED: 5,
})  # fmt: skip
#: OrganisationType: 10 government, 11 local government, 15 other public, 22 national NGO, 70 private, 80 academic.
ORGANISATION_TYPE: Mapping[PartyKind, int] = MappingProxyType({
    PartyKind.REGION: 11, PartyKind.PROVINCE: 11, PartyKind.MUNICIPALITY: 11, PartyKind.INTERMUNICIPAL: 11,
    PartyKind.STATE_SERVICE: 10, PartyKind.PUBLIC_BODY: 15, PartyKind.ASSOCIATION: 22, PartyKind.ACADEMIC: 80,
    PartyKind.HEALTH: 80, PartyKind.COMPANY: 70, PartyKind.OTHER: 90,
})  # fmt: skip
#: OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing; who observes or benefits has none.
FUNDING, IMPLEMENTING = 1, 4
PARTY_ROLE: Mapping[PartyRole | None, int] = MappingProxyType(
    {PartyRole.SIGNATORY: 2, PartyRole.PARTNER: 4, None: 4, PartyRole.FACILITATOR: 3}
)
PARTNER_ROLE: Mapping[object, int] = MappingProxyType({
    PartnerRole.OPERATOR: 4, PartnerRole.HOST: 4, PartnerRole.PARTNER: 4, None: 4, PartnerRole.FUNDER: 1,
})  # fmt: skip
#: DocumentCategory: A07 evaluation, A08 results, A09 memorandum of understanding, A12 web page of the activity.
DOCUMENT_CATEGORY: Mapping[DocumentKind | None, str] = MappingProxyType({
    DocumentKind.OFFICIAL: "A09", DocumentKind.MINUTES: "A08", DocumentKind.REPORT: "A08",
    DocumentKind.EVALUATION: "A07",
})  # fmt: skip
OTHER_DOCUMENT = "A12"
#: FileFormat, by how an address ends; else a page.
FILE_FORMAT: Mapping[str, str] = MappingProxyType({
    "pdf": "application/pdf", "doc": "application/msword", "xls": "application/vnd.ms-excel", "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "jpg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "jpeg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text", "png": "image/png", "txt": "text/plain",
})  # fmt: skip
PAGE = "text/html"
#: PolicyMarker.
MARKERS = frozenset(range(1, 13))
#: IndicatorMeasure: 1 unit, 2 percentage, 5 qualitative.
MEASURE: Mapping[Measure | None, int] = MappingProxyType(
    {Measure.UNIT: 1, None: 1, Measure.PERCENTAGE: 2, Measure.QUALITATIVE: 5}
)
