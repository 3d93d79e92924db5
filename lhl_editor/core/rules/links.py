"""Addresses and the words that stand for them, in address fields and in the links of texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lhl_editor.core.addresses import Fault, fault, host_of, leads_to, named_address, same_place
from lhl_editor.core.changes import Changes, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.rules.passages import Link, links, relinked
from lhl_editor.core.schema import Field
from lhl_editor.core.strategy import Item
from lhl_editor.core.text import Run, Text

# Bokmål, nynorsk and English, without what stands round them.
_SAYS_NOTHING = frozenset(
    word.strip()
    for word in """
    her, klikk her, trykk her, klikk, trykk, klikk på lenken, se her, sjå her, hit, gå hit, denne,
    dette, denne siden, denne sida, denne nettsiden, denne nettsida, denne lenken, denne lenka,
    denne lenkja, dette dokumentet, siden, sida, side, nettside, nettsiden, nettsida, hjemmeside,
    hjemmesiden, heimeside, heimesida, nettstedet, nettstaden, lenke, lenken, lenka, lenkje, lenkja,
    lenke her, link, linken, dokumentet, artikkelen, mer, meir, les mer, les meir, les mer her,
    les meir her, se mer, sjå meir, finn ut mer, finn ut meir, mer informasjon, meir informasjon,
    mer info, meir info, last ned, last ned her, here, click here, read more, more, this page, link
    """.replace("\n", " ").split(",")
)
_ROUND_WORDS = " \u00a0.,:;!?…«»\"'()[]<>→›»-–"


def wrong_address(where: Path, field: Field, value: str) -> Iterator[Problem]:
    """What is wrong with the address in an address field."""
    found = fault(value)
    if found:
        path = where / field.name
        mend = (SetField(path, found.mended),) if found.mended else ()
        yield problem(path, found.rule, mend, address=value)


def wrong_links(where: Path, field: Field, text: Text) -> Iterator[Problem]:
    """What is wrong with the links of a text: one problem a rule, whatever their number."""
    if not any(isinstance(run, Run) and run.link for run in text.inlines):
        return
    wrong: dict[str, dict[Link, str]] = {}
    for link in links(text):
        for found in filter(None, (fault(link.address), differing(link), vague(link))):
            wrong.setdefault(found.rule, {})[link] = found.mended
    path = where / field.name
    for rule, mended in wrong.items():
        yield problem(path, rule, _mend(path, text, mended), **_values(rule, mended))


def _mend(path: Path, text: Text, mended: dict[Link, str]) -> Changes:
    """One change for all the links, where each has a certain one."""
    return (SetField(path, relinked(text, mended)),) if all(mended.values()) else ()


def _values(rule: str, wrong: dict[Link, str]) -> dict[str, list[str]]:
    words = [link.words for link in wrong]
    if rule == "label_differs":
        return {"label": words, "host": [host_of(link.address) for link in wrong]}
    return {"words": words} if rule == "vague_link" else {"address": [x.address for x in wrong]}


def differing(link: Link) -> Fault | None:
    """A label that is itself an address, and its target another; mended by the label's own."""
    named = named_address(link.words)
    target = fault(link.address)
    if not named or (target and target.rule != "plain_http") or leads_to(named, link.address):
        return None
    return Fault("label_differs", named if fault(named) is None else "")


def vague(link: Link) -> Fault | None:
    """Link words that say nothing of their target to a reader who hears only them."""
    said = " ".join(link.words.casefold().split()).strip(_ROUND_WORDS)
    return Fault("vague_link") if not said or said in _SAYS_NOTHING else None


def wrong_label(item: Item, where: Path, _today: date) -> Iterator[Problem]:
    """The same of an item whose `label` or `name` is the link and whose `url` is the address."""
    name = "name" if item.kind == "tool" else "label"
    label, url = item.values.get(name, ""), item.values.get("url", "")
    if not label or not url:
        return
    link = Link(label, url)
    if found := differing(link):
        path = where / "url"
        mend = (SetField(path, found.mended),) if found.mended else ()
        yield problem(path, found.rule, mend, label=label, host=host_of(url))
    if vague(link):
        yield problem(where / name, "vague_link", words=label)


def wrong_printed_address(resource: Item, where: Path, _today: date) -> Iterator[Problem]:
    """A resource's printed address that is not the one its link goes to."""
    printed, url = resource["address"], resource["url"]
    if printed and url and differing(Link(printed, url)):
        yield problem(where / "address", "label_differs", label=printed, host=host_of(url))


def repeated_addresses(strategy: Item, _today: date) -> Iterator[Problem]:
    """Resources of which two labels lead to one address; found at the second."""
    first: dict[str, str] = {}
    for path, label, url in _resource_links(strategy):
        place = same_place(url)
        if place in first:
            yield problem(path / "url", "repeated_address", label=label, first=first[place])
        else:
            first[place] = label


def _resource_links(strategy: Item) -> Iterator[tuple[Path, str, str]]:
    """(item, label, address) of each link among the resources, in order."""
    entries = Path(("resources", "entries"))
    for entry in strategy["resources"]["entries"]:
        if entry["url"]:
            yield entries / entry.id, entry["label"], entry["url"]
        for link in entry["links"]:
            if link["url"]:
                yield entries / entry.id / "links" / link.id, link["label"], link["url"]
