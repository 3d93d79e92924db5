"""Words in print that say several fields at once -> the values of those fields.

A member's name and role, a tool's name with what is known of its date, an address with its links
and note. `pages.chapters` puts them together; this takes them apart.
"""

from __future__ import annotations

import re

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Item, Strategy, Value, get, items_of
from lhl_editor.core.text import Inline, Run
from lhl_editor.files.returned_word.placing import Lines
from lhl_editor.files.returned_word.printed import link_in_print

_TOOL_STATUS = re.compile(r"(.*?) ?\((?:kommer|kjem|utgått)\b.*\)\s*", re.DOTALL)
Values = dict[Path, Value]


def composed_values(path: Path, lines: Lines, base: Strategy) -> Values | None:
    """The values that the words at `path` say; None where they say that one field alone."""
    kind, owner = _owner(path, base)
    runs = [run for line in lines for each in line.paragraphs for run in each.runs]
    words = " ".join(line.words for line in lines)
    match kind, path.name:
        case "member", "name":
            return _member(path.parent, runs, words)
        case "member", "affiliation":
            return _affiliation(path, words, owner, base)
        case "tool", "name" | "url":
            return _tool(path, runs, words, owner)
        case "resource", "label":
            return {path: words, **_link(path.parent / "url", runs, owner["url"])}
        case "resource", "links" | "note":
            return _resource(path.parent, runs, words, owner)
        case _:
            return None


def _owner(path: Path, base: Strategy) -> tuple[str, Item]:
    owner = get(base, path.parent)
    return (owner.kind, owner) if isinstance(owner, Item) else ("", base)


def _member(path: Path, runs: list[Inline], words: str) -> Values:
    """The name is bold and the role is not."""
    name = "".join(run.text for run in runs if isinstance(run, Run) and run.bold)
    role = "".join(run.text for run in runs if isinstance(run, Run) and not run.bold)
    if role.startswith(" (") and role.endswith(")"):
        return {path / "name": name, path / "role": role[2:-1]}
    if not role.strip():
        return {path / "name": name, path / "role": ""}
    found = re.fullmatch(r"(.*) \((.*)\)", words)
    return {path / "name": found[1] if found else words, path / "role": found[2] if found else ""}


def _affiliation(path: Path, words: str, member: Item, base: Strategy) -> Values:
    """Where none is set, the organisation's name stands in print."""
    organisation = items_of(base, "organisation").get(member["organisation"])
    is_name = organisation is not None and words == organisation["name"]
    return {path: "" if is_name and not member["affiliation"] else words}


def _tool(path: Path, runs: list[Inline], words: str, tool: Item) -> Values:
    if path.name == "url":
        return {path: words if words.strip() != tool["url"].strip() else tool["url"]}
    if tool["status"] not in ("coming", "withdrawn"):
        return {path: words, **_link(path.parent / "url", runs, tool["url"])}
    name, rest = tool["name"], words.removeprefix(tool["name"])
    if words.startswith(name) and (found := _TOOL_STATUS.fullmatch(rest)) and not found[1]:
        return {path: name}
    found = _TOOL_STATUS.fullmatch(words)
    return {path: found[1] if found else words}


def _link(path: Path, runs: list[Inline], old: str) -> Values:
    """The address behind the words; one that nobody can follow is not in print, and stays."""
    link = next((run.link for run in runs if isinstance(run, Run) and run.link), "")
    return {path: old if link == link_in_print(old) else link}


def _resource(path: Path, runs: list[Inline], words: str, entry: Item) -> Values:
    """Address, links with their labels, note; {} where they cannot be told apart."""
    linked = [run for run in runs if isinstance(run, Run) and run.link]
    if words == _in_print(entry) and [run.link for run in linked] == _links_in_print(entry):
        return {path / "address": entry["address"]}
    if entry["links"]:
        is_told = linked and len(linked) == len(entry["links"])
        return _resource_values(path, runs, entry, linked) if is_told else {}
    address, note = entry["address"], entry["note"]
    if not address.strip():
        return {path / "note": words}
    if words.startswith(f"{address} "):
        return {path / "note": words.removeprefix(f"{address} ")}
    return {path / "address": words.removesuffix(f" {note}")} if words.endswith(f" {note}") else {}


def _resource_values(path: Path, runs: list[Inline], entry: Item, linked: list[Run]) -> Values:
    first, last = runs.index(linked[0]), len(runs) - 1 - runs[::-1].index(linked[-1])
    before = "".join(run.text for run in runs[:first] if isinstance(run, Run))
    after = "".join(run.text for run in runs[last + 1 :] if isinstance(run, Run))
    values: Values = {path / "address": before.removesuffix(", ")}
    values[path / "note"] = after.removeprefix(" ")
    for link, run in zip(entry["links"], linked, strict=True):
        place = path / "links" / link.id
        is_address = run.text == link["url"] and not link["label"]
        values[place / "label"] = "" if is_address else run.text
        values |= _link(place / "url", [run], link["url"])
    return values


def _in_print(entry: Item) -> str:
    """Address, links and note as `pages.chapters` puts them together."""
    links = (link["label"] or link["url"] for link in entry["links"])
    listed = ", ".join(words for words in (entry["address"], *links) if words.strip())
    note = entry["note"] if entry["note"].strip() else ""
    return f"{listed} {note}" if listed and note else listed or note


def _links_in_print(entry: Item) -> list[str]:
    links = (link for link in entry["links"] if (link["label"] or link["url"]).strip())
    return [address for link in links if (address := link_in_print(link["url"]))]
