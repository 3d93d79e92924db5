"""Characters with their looks, and what became of each, in; runs with tracked changes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from lhl_editor.render.redline_marks import Change, Pen
from lhl_editor.render.redline_runs import Piece, Shown, Sign
from lhl_editor.render.redline_shapes import Drawings
from lhl_editor.render.word_package import uri
from lhl_editor.render.word_xml import escaped, run

_TARGET = re.compile(r'w:anchor="(?P<anchor>[^"]*)"|r:id="(?P<id>[^"]*)"')


class RunWriter:
    """Writes pieces as runs. `addresses`: where the relation of each id leads."""

    def __init__(self, pen: Pen, addresses: Mapping[str, str], drawings: Drawings) -> None:
        self._pen, self._addresses, self._drawings = pen, addresses, drawings

    def written(self, pieces: Iterable[Piece], place: str) -> str:
        """A link that came or went as a whole is a field: what tells of a hyperlink element
        cannot be tracked."""
        out = ""
        for link, group in groupby(pieces, lambda piece: piece[1].link):
            linked = list(group)
            changes = {change for change, _ in linked}
            change = changes.pop() if len(changes) == 1 else None
            if link and change:
                out += self._pen.around(change, place, self._field(link, linked, change))
                continue
            runs = ""
            for one, same in groupby(linked, lambda piece: piece[0]):
                inner = "".join(self._run(inline, one) for _, inline in same)
                runs += self._pen.around(one, place, inner)
            out += f"{link}{runs}</w:hyperlink>" if link else runs
        return out

    def _field(self, link: str, pieces: Iterable[Piece], change: Change) -> str:
        found = _TARGET.search(link)
        assert found
        anchor, id = found["anchor"], found["id"]
        to = f'\\l "{anchor}"' if anchor else f'"{escaped(uri(self._addresses[id]))}"'
        result = "".join(self._run(inline, change) for _, inline in pieces)
        return _field(f" HYPERLINK {to} ", result, change)

    def _run(self, inline: Shown | Sign, change: Change | None) -> str:
        if isinstance(inline, Shown):
            return _gone(run(inline.text, inline.look), change)
        if inline.field and change is None:
            return f'<w:fldSimple w:instr="{inline.field}">{inline.result}</w:fldSimple>'
        if inline.field and change:
            return _field(inline.field, _gone(inline.result, change), change)
        look = inline.look and f"<w:rPr>{inline.look}</w:rPr>"
        is_gone = change is not None and change.is_gone
        return f"<w:r>{look}{self._drawings.again(inline.xml) if is_gone else inline.xml}</w:r>"


def _field(instruction: str, result: str, change: Change) -> str:
    """A field in runs, as it can be tracked."""
    name = "delInstrText" if change is Change.DELETED else "instrText"
    begin, between, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = f'<w:r><w:{name} xml:space="preserve">{instruction}</w:{name}></w:r>'
    return f"{begin}{code}{between}{result}{end}"


def _gone(runs: str, change: Change | None) -> str:
    """Text in runs that are deleted has an element of its own; what was moved has not."""
    if change is not Change.DELETED:
        return runs
    return runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
