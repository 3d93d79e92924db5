"""The document's own words, by its language: what the publication says beside the user's text."""

from __future__ import annotations

from dataclasses import dataclass

from lhl_editor.core.dates import PartialDate, Precision, parse_date


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Printed words of one written standard. `{}` stands for a number or a date."""

    language: str
    untitled: str
    contents: str
    continued: str
    sub_goal: str
    name: str
    organisation: str
    message: str
    tools: str
    resource: str
    address: str
    page: str
    coming: str
    coming_named: str
    withdrawn: str
    no_tools: str
    draft: str
    logo: str
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    quarter: str


_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip

BOKMAAL = DocumentWords(
    language="nb",
    untitled="Uten tittel",
    contents="Innhold",
    continued="(forts.)",
    sub_goal="Delmål {}:",
    name="Navn",
    organisation="Organisasjon",
    message="Budskap",
    tools="Verktøy/ressurser",
    resource="Ressurs",
    address="Nettadresse",
    page="side",
    coming="Kommer",
    coming_named="kommer",
    withdrawn="utgått",
    no_tools="Ingen verktøy ennå",
    draft="UTKAST",
    logo="Logo",
    months=_MONTHS,
    seasons=("vinter", "vår", "sommer", "høst"),
    quarter="{}. kvartal",
)

NYNORSK = DocumentWords(
    language="nn",
    untitled="Utan tittel",
    contents="Innhald",
    continued="(framh.)",
    sub_goal="Delmål {}:",
    name="Namn",
    organisation="Organisasjon",
    message="Bodskap",
    tools="Verktøy/ressursar",
    resource="Ressurs",
    address="Nettadresse",
    page="side",
    coming="Kjem",
    coming_named="kjem",
    withdrawn="utgått",
    no_tools="Ingen verktøy enno",
    draft="UTKAST",
    logo="Logo",
    months=_MONTHS,
    seasons=("vinter", "vår", "sommar", "haust"),
    quarter="{}. kvartal",
)


def words_for(language: str) -> DocumentWords:
    """The words of a document language; bokmål where it is not known."""
    return NYNORSK if language == "nn" else BOKMAAL


def date_in_words(text: str, words: DocumentWords) -> str:
    """A date field as it is printed, «vinter 2023»; what means no date is printed as it stands."""
    moment = parse_date(text)
    return _in_words(moment, words) if moment else text


def _in_words(moment: PartialDate, words: DocumentWords) -> str:
    match moment.precision:
        case Precision.DAY:
            return f"{moment.day}. {words.months[moment.part - 1]} {moment.year}"
        case Precision.MONTH:
            return f"{words.months[moment.part - 1]} {moment.year}"
        case Precision.QUARTER:
            return f"{words.quarter.format(moment.part)} {moment.year}"
        case Precision.SEASON:
            return f"{words.seasons[moment.part - 1]} {moment.year}"
        case Precision.YEAR:
            return str(moment.year)
