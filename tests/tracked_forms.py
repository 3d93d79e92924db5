"""A Word file in the form in which another program compares it: fields and links as runs, page
numbers and what layout alone decides left out; and the same with its changes turned about, so that
accepting them rejects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree  # type: ignore[import-untyped]

from tests.tracked_changes import R, W

_TURNED = {"ins": "del", "del": "ins", "moveTo": "moveFrom", "moveFrom": "moveTo"}
_DELETED = {"t": "delText", "instrText": "delInstrText"}
Element = Any
Targets = Mapping[str, str]  # of relations, by id


def comparable(data: bytes) -> bytes:
    """Links and fields in runs: what came is written so, what was there need not be."""
    return _rewritten(data, _comparable)


def turned(data: bytes) -> bytes:
    """What came went, and what went came."""
    return _rewritten(data, _turn)


def _rewritten(data: bytes, change: Callable[[Element, Targets], None]) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        relations = etree.fromstring(before.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                change(root, targets)
                part = etree.tostring(root)
            after.writestr(name, part)
    return stream.getvalue()


def _comparable(root: Element, targets: Targets) -> None:
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    for field in list(root.iter(f"{W}fldSimple")):
        _as_runs(field, field.get(f"{W}instr"))
    for link in list(root.iter(f"{W}hyperlink")):
        anchor = link.get(f"{W}anchor")
        to = f'\\l "{anchor}"' if anchor else f'"{targets[link.get(f"{R}id")]}"'
        _as_runs(link, f" HYPERLINK {to} ")
    for code in root.iter(f"{W}instrText", f"{W}delInstrText"):
        code.text = re.sub(r"(_lhl_[a-z2-7]{10})\w*", r"\1", code.text)
    for text in root.iter(f"{W}t", f"{W}delText"):
        text.text = (text.text or "").replace("\u00a0", " ")
    _without_page_numbers(root)


def _as_runs(element: Element, code: str) -> None:
    """A field of runs in place of an element around its result."""
    inside = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve">{escape(code)}</w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    *begin, end = (etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}">{one}</w:r>') for one in inside)
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = [*begin, *element, end]


def _without_page_numbers(root: Element) -> None:
    for paragraph in root.iter(f"{W}p"):
        codes: list[str] = []
        for one in paragraph.iter(*(W + name for name in _SEEN)):
            kind = one.get(f"{W}fldCharType")
            if kind == "begin":
                codes.append("")
            elif kind == "end":
                codes.pop()
            elif one.tag in (f"{W}instrText", f"{W}delInstrText"):
                codes[-1] += one.text
            elif codes and "PAGEREF" in codes[-1] and one.tag in (f"{W}t", f"{W}delText"):
                one.text = "0"


_SEEN = ("fldChar", "instrText", "delInstrText", "t", "delText")


def _turn(root: Element, _: Targets) -> None:
    for one in list(root.iter(*(W + name for name in _names()))):
        name, between, end = str(one.tag).removeprefix(W).partition("Range")
        one.tag = f"{W}{_TURNED[name]}{between}{end}"
    for plain, deleted in _DELETED.items():
        for text in list(root.iter(W + plain, W + deleted)):
            inside = next(text.iterancestors(f"{W}del"), None) is not None
            text.tag = W + (deleted if inside else plain)
    for change in list(root.iter(f"{W}pPrChange")):
        properties, old = change.getparent(), list(change[0])
        kept = {f"{W}{name}" for name in ("rPr", "sectPr", "pPrChange")}
        change[0].extend([one for one in properties if one.tag not in kept])
        properties[0:0] = old


def _names() -> list[str]:
    ranges = [f"{name}Range{end}" for name in ("moveTo", "moveFrom") for end in ("Start", "End")]
    return [*_TURNED, *ranges]
