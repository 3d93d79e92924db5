"""The document's own words, by its language: what the publication says beside the user's text."""

from __future__ import annotations

from lhl_editor.core.dates import PartialDate, Precision, parse_date
from lhl_editor.core.frozen import frozen


@frozen
class ChangeWords:
    """What the page of changes says. `{}` stands for what changed, or for a version."""

    title: str
    previous: str
    first: str
    nothing: str
    where: str
    what: str
    cover: str
    cover_title: str
    cover_publisher: str
    cover_logo: str
    chapter: str
    heading: str
    order: str
    order_in: str
    lead_messages: str
    unnamed: str
    added: str
    removed: str
    edited: str
    relinked: str


@frozen
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
    version: str
    changes: ChangeWords
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    quarter: str


_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip

_CHANGES = ChangeWords(
    title="Endringer siden forrige versjon",
    previous="Forrige versjon: {}",
    first="Dette er den første versjonen som er publisert.",
    nothing="Ingenting er endret siden da.",
    where="Kapittel",
    what="Endringer",
    cover="Forsiden",
    cover_title="Tittelen",
    cover_publisher="Utgiveren",
    cover_logo="Logoen",
    chapter="Kapitlet",
    heading="Overskriften",
    order="Rekkefølgen er endret.",
    order_in="Rekkefølgen i {} er endret.",
    lead_messages="Hovedbudskapene",
    unnamed="Et punkt",
    added="{} er lagt til.",
    removed="{} er fjernet.",
    edited="{} er endret.",
    relinked="{} har fått ny lenke.",
)
_NYNORSK_CHANGES = ChangeWords(
    title="Endringar sidan førre versjon",
    previous="Førre versjon: {}",
    first="Dette er den første versjonen som er publisert.",
    nothing="Ingenting er endra sidan då.",
    where="Kapittel",
    what="Endringar",
    cover="Framsida",
    cover_title="Tittelen",
    cover_publisher="Utgjevaren",
    cover_logo="Logoen",
    chapter="Kapittelet",
    heading="Overskrifta",
    order="Rekkjefølgja er endra.",
    order_in="Rekkjefølgja i {} er endra.",
    lead_messages="Hovudbodskapane",
    unnamed="Eit punkt",
    added="{} er lagt til.",
    removed="{} er fjerna.",
    edited="{} er endra.",
    relinked="{} har fått ny lenkje.",
)

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
    version="Versjon {}",
    changes=_CHANGES,
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
    version="Versjon {}",
    changes=_NYNORSK_CHANGES,
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
