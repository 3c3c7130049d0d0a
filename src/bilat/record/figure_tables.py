"""The sections of a dataset that hold figures, declared: trade totals, commodities, stocks and counts."""

from __future__ import annotations

from bilat.record import shared_fields as shared
from bilat.record.declarations import Field, Section
from bilat.record.declarations import FieldKind as K
from bilat.record.model import Goods, Statistic, Trade
from bilat.record.name_tables import ORGANIZATION
from bilat.record.vocabulary import FLOWS, GOODS_STATUSES, HS_REVISIONS, TRADE_RATES, TRADE_SUMS, VALUATIONS

AGENCY = Field(
    "agency",
    K.REFERENCE,
    "The organization whose figures they are.",
    section=ORGANIZATION,
    keeps="name",
    example="customs",
)
REPORTER = Field(
    "reporter",
    K.COUNTRY,
    "The country that reports: exports go from it to the partner.",
    required=True,
    example="$one",
)
PARTNER = Field("partner", K.COUNTRY, "The country it trades with.", required=True, example="$other")
CHANGE_FROM = Field("change_from", K.DATE, "The period that the growth is counted from.", example="2017")
ESTIMATED = Field(
    "estimated", K.TRUTH, "Whether the source calls it an estimate.", default="false", example="true"
)


def _variants(said: str) -> Field:
    return shared.VARIANTS._replace(
        example=(f"{{key: {said}, sources: [{{id: gazette-2019-05-02, at: [p7]}}]}}",)
    )


TRADE = Section(
    "trade",
    "a trade total",
    "Totals for a period, read from the reporter's side, with the digits that their source wrote.",
    (
        shared.identity("trade-2018"),
        Field("date", K.DATE, "The period: 2018, 2019-01/2019-06.", required=True, example="2018"),
        shared.START,
        shared.END,
        shared.SPANS,
        shared.precision(),
        Field("partial", K.TRUTH, "Whether the period is not a whole year.", only="json"),
        Field("fiscal", K.TRUTH, "Whether the period is one fiscal year of a party.", only="json"),
        REPORTER,
        PARTNER,
        AGENCY,
        Field("scope", K.TEXT, "What it counts, if not all goods.", example="without oil"),
        Field(
            "valuation",
            K.WORD,
            "How goods are valued: FOB at the border of the exporter, CIF of the importer.",
            words=VALUATIONS,
            null=True,
            example="FOB",
        ),
        shared.currency(required=True),
        Field("exports", K.FIGURE, "Exports, from the reporter to the partner.", example="84 million"),
        Field("imports", K.FIGURE, "Imports, from the partner to the reporter.", example="1.2 million"),
        Field("total", K.FIGURE, "Exports and imports together.", example="85.2 million"),
        Field("balance", K.FIGURE, "Exports less imports.", only="json"),
        Field("change_percent", K.FIGURE, "Growth of the total, in per cent.", example="24.7"),
        Field("exports_change_percent", K.FIGURE, "Growth of the exports, in per cent.", example="12"),
        Field("imports_change_percent", K.FIGURE, "Growth of the imports, in per cent.", example="-3.5"),
        CHANGE_FROM,
        Field("derived", K.TEXTS, "The figures that bilat worked out.", only="json"),
        shared.BOUNDS,
        _variants("exports, value: 86 million"),
        shared.note("Services are not counted."),
        shared.sources("[p4]"),
    ),
    record=Trade,
    title="trade",
    summary="A trade total for a period, read from the reporter's side.",
    one_needed=(*TRADE_SUMS, *TRADE_RATES),
)
GOODS = Section(
    "goods",
    "a commodity",
    "Commodities: traded, requested or permitted.",
    (
        shared.identity("wheat-2018"),
        Field("date", K.DATE, "When, if a source says so.", example="2018"),
        shared.START,
        shared.END,
        shared.SPANS,
        shared.precision(null=True),
        Field("commodity", K.TEXT, "The commodity, in a word or two.", required=True, example="wheat"),
        Field("hs", K.HS, "Its code in the Harmonized System, if that is certain.", example="1001"),
        Field(
            "hs_revision",
            K.WORD,
            "The revision of the Harmonized System that the code belongs to.",
            words=HS_REVISIONS,
            null=True,
            example="2017",
        ),
        Field(
            "flow",
            K.WORD,
            "Which way it goes, from the reporter's side.",
            required=True,
            words=FLOWS,
            example="exports",
        ),
        Field(
            "status",
            K.WORD,
            "Whether it was traded; traded if left out.",
            words=GOODS_STATUSES,
            default="traded",
            example="traded",
        ),
        REPORTER._replace(required=False, meaning="The country from whose side the flow is read, if named."),
        PARTNER._replace(required=False, meaning="The country on the other side, if a source names it."),
        Field("quantity", K.FIGURE, "How much, in the unit.", example="257,200"),
        Field("unit", K.TEXT, "What the quantity counts: tonnes.", example="tonnes"),
        Field("value", K.FIGURE, "What it is worth, in the currency.", example="12 million"),
        shared.currency(),
        Field("change_percent", K.FIGURE, "Growth of the quantity or value, in per cent.", example="8.1"),
        CHANGE_FROM,
        ESTIMATED,
        shared.BOUNDS,
        AGENCY,
        _variants("quantity, value: '250,000'"),
        shared.note("By sea."),
        shared.sources("[p5]"),
    ),
    record=Goods,
    title="goods",
    summary="A commodity fact, read from the reporter's side.",
    one_needed=("reporter", "partner"),
)
STATISTIC = Section(
    "figures",
    "a figure",
    "Stocks and counts at a date: investment, debt, tourists, students.",
    (
        shared.identity("tourists-2018"),
        Field("date", K.DATE, "The date or period it is for.", required=True, example="2018"),
        shared.START,
        shared.END,
        shared.SPANS,
        shared.precision(),
        Field("measure", K.TEXT, "What is counted, in a word or two.", required=True, example="tourists"),
        Field("from", K.COUNTRY, "The country it comes from.", path="origin", example="$one"),
        Field("to", K.COUNTRY, "The country it goes to.", path="target", example="$other"),
        Field("value", K.FIGURE, "How much or how many.", example="36,000"),
        Field("unit", K.TEXT, "What is counted: people.", example="people"),
        shared.currency(),
        AGENCY,
        Field("change_percent", K.FIGURE, "Growth, in per cent.", example="8.1"),
        CHANGE_FROM,
        ESTIMATED,
        shared.BOUNDS,
        _variants("value, value: '36,500'"),
        shared.note("Day visitors are not counted."),
        shared.VIEW,
        shared.sources("[p9]"),
    ),
    record=Statistic,
    title="figure",
    summary="A stock or count at a date.",
    one_needed=("value", "change_percent"),
)
