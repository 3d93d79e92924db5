"""The schema -> the JSON Schema (draft 2020-12) of `strategy.yaml`, for editors and scripts.

It accepts what the reader accepts: a key without a value, and keys that it does not know.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lhl_editor.core.schema import ID_FORM, KINDS, LISTS, STRATEGY, Field, Kind, Type
from lhl_editor.files.yaml_writing import FORMAT

Label = Callable[[str, str], str]  # (kind, field) -> its name; with an empty field, the kind's


def _no_label(kind: str, field: str) -> str:  # noqa: ARG001
    return ""


def json_schema(label: Label = _no_label) -> dict[str, Any]:
    """The schema of the whole file, with the names that `label` gives as titles."""
    items = {field.kind for kind in KINDS.values() for field in kind.fields if _is_list(field)}
    root = _object(KINDS[STRATEGY], label)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    definitions = {
        name: _object(kind, label, is_item=name in items)
        for name, kind in KINDS.items()
        if name != STRATEGY
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "required": ["format"],
        "$defs": definitions,
    }


def _is_list(declared: Field) -> bool:
    return declared.type is Type.ITEMS


def _object(kind: Kind, label: Label, is_item: bool = False) -> dict[str, Any]:
    properties = {"id": {"type": ["string", "null"], "pattern": f"^{ID_FORM}$"}} if is_item else {}
    for declared in kind.fields:
        properties[declared.name] = {**_titled(label(kind.name, declared.name)), **_value(declared)}
    return {
        **_titled(label(kind.name, "")),
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": True,
    }


def _titled(title: str) -> dict[str, Any]:
    return {"title": title} if title else {}


def _value(declared: Field) -> dict[str, Any]:
    match declared.type:
        case Type.SECTION:
            return {"$ref": f"#/$defs/{declared.kind}"}
        case Type.ITEMS:
            return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{declared.kind}"}}
        case Type.NUMBER:
            return {"type": ["integer", "null"]}
        case Type.CHOICE:
            return {"enum": [*declared.options, None]}
        case _ if declared.type in LISTS:
            return {"type": ["array", "null"], "items": {"type": ["string", "null"]}}
        case _:
            return {"type": ["string", "null"]}
