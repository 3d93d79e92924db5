"""What stands muted behind an item's name in a list: who made a tool, a short form, a role."""

from __future__ import annotations

from collections.abc import Callable

from lhl_editor.core.addresses import host_of
from lhl_editor.core.strategy import Item
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import date_words, option_words


def detail_of(item: Item) -> str:
    """The words, or the empty text."""
    return _DETAILS[item.kind](item) if item.kind in _DETAILS else ""


def _tool(tool: Item) -> str:
    if tool["status"] == "coming":
        coming = option_words("status", "coming")
        return f"{coming} {date_words(tool['expected'])}".strip()
    return tool["publisher"] or (host_of(tool["url"]) if tool["url"] else "")


def _resource(resource: Item) -> str:
    if resource["url"]:
        return host_of(resource["url"])
    links = len(resource["links"])
    return say("form.links", count=links) if links else ""


def _activity(activity: Item) -> str:
    status: str = activity["status"]
    return option_words("status", status) if status in ("planned", "ongoing", "done") else status


_DETAILS: dict[str, Callable[[Item], str]] = {
    "tool": _tool,
    "resource": _resource,
    "resource_link": lambda link: host_of(link["url"]) if link["url"] else "",
    "organisation": lambda one: ", ".join(one["short_forms"]),
    "activity": _activity,
    "member": lambda member: ", ".join(filter(None, (member["role"], member["affiliation"]))),
}
