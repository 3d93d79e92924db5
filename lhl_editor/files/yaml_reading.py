"""Characters -> YAML nodes and the faults found on the way.

PyYAML's events are used, not its nodes: they come one at a time, so depth and number are counted
before anything can grow (its node builder calls itself, and a deep file kills the process), and
anchors, aliases and tags are seen as such. Every scalar stays text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lhl_editor.core.text import FORBIDDEN
from lhl_editor.files.decoding import Source, name_of
from lhl_editor.files.faults import MOST_FAULTS, Fault, shortened
from lhl_editor.files.pyyaml import yaml
from lhl_editor.files.yaml_faults import syntax_fault
from lhl_editor.files.yaml_nodes import Container, Mapping, Node, Nodes, Scalar, Sequence

DEEPEST = 100
LONGEST_PATH = 200
MOST_EVENTS = 1_000_000  # scalars, and the begin and end of lists and mappings

# The C parser where PyYAML was built with it; it is 10 to 60 times faster.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_nodes(source: Source) -> Nodes:
    """The nodes of the one document in `source`; `root` is None when there is none.

    What is in `faults` may have left the nodes incomplete; then they are not whole.
    """
    reader = _Reader()
    parser = LOADER(source.text)
    try:
        for _ in range(MOST_EVENTS):
            event = parser.get_event()
            if not reader.take(event):
                break
        else:
            reader.refuse("too_many", event, limit=str(MOST_EVENTS))
    except yaml.MarkedYAMLError as error:
        fault, at = syntax_fault(error, source.text)
        reader.found.append((at, fault))
    finally:
        parser.dispose()
    for index, line, column, character in source.forbidden:
        fault = Fault("bad_character", line, column, "", {"character": name_of(character)})
        reader.found.append((index, fault))
    return reader.nodes()


class _Reader:
    """Takes events one by one and builds the nodes; `found` holds (index, fault)."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.scalars: list[Scalar] = []
        self.elements: list[tuple[int, Container, str]] = []
        self.parents: dict[Container, Container] = {}
        self.found: list[tuple[int, Fault]] = []
        self.open_containers: list[Mapping | Sequence] = []
        self.waiting: list[Scalar | None] = []  # of each of those: the key without a value yet
        self.end = 0
        self.documents = 0
        self.is_done = False

    def nodes(self) -> Nodes:
        nodes = Nodes(self.root, self.scalars, self.elements, self.parents, [], self.is_done)
        for at, fault in self.found[:MOST_FAULTS]:
            values = {name: shortened(value) for name, value in fault.values.items()}
            path = shortened(nodes.path_at(at), LONGEST_PATH)
            nodes.faults.append(replace(fault, path=path, values=values))
        return nodes

    def take(self, event: Any) -> bool:
        """Whether there is more to read."""
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse_marks(event)
            self.take_scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse_marks(event)
            return self.open(event, Mapping if kind is yaml.MappingStartEvent else Sequence)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.close(event)
        elif kind is yaml.AliasEvent:
            self.refuse("alias", event, name=event.anchor)
            self.take_alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.refuse("several_documents", event)
                return False
        self.is_done = kind is yaml.StreamEndEvent
        return not self.is_done

    def take_scalar(self, event: Any) -> None:
        mark, end, text = event.start_mark, event.end_mark.index, event.value
        scalar = Scalar(text, event.style or "", mark.index, end, mark.line, mark.column)
        bad = FORBIDDEN.search(text)
        if bad and (bad := FORBIDDEN.search(text.replace("\n", ""))):
            self.refuse("bad_character", event, character=name_of(bad[0]))
        self.scalars.append(scalar)
        self.end = end
        self.place(scalar)

    def take_alias(self, event: Any) -> None:
        mark, end = event.start_mark, event.end_mark.index
        self.end = end
        self.place(Scalar("*" + event.anchor, "'", mark.index, end, mark.line, mark.column))

    def open(self, event: Any, kind: type[Mapping] | type[Sequence]) -> bool:
        mark = event.start_mark
        node = kind("", bool(event.flow_style), mark.index, mark.line, mark.column, mark.index)
        self.end = mark.index
        self.place(node)
        self.open_containers.append(node)
        self.waiting.append(None)
        if len(self.waiting) > DEEPEST:
            self.refuse("too_deep", event, limit=str(DEEPEST))
            return False
        return True

    def close(self, event: Any) -> None:
        self.waiting.pop()
        node = self.open_containers.pop()
        if node.flow:
            self.end = event.end_mark.index
        node.end = self.end

    def place(self, node: Node) -> None:
        """`node` in the container that is open: as an item, as a key, or as the key's value."""
        if not self.open_containers:
            self.root = node
            return
        top = self.open_containers[-1]
        if not isinstance(node, Scalar):
            self.parents[node] = top
        if isinstance(top, Sequence):
            number = str(len(top.items))
            if not isinstance(node, Scalar):
                node.key = number
            top.items.append(node)
            self.elements.append((node.start, top, number))
        elif (key := self.waiting[-1]) is None:
            self.waiting[-1] = self.checked_key(top, node)
        else:
            if not isinstance(node, Scalar):
                node.key = key.text
            top.entries.setdefault(key.text, (key, node))
            self.waiting[-1] = None

    def checked_key(self, mapping: Mapping, node: Node) -> Scalar:
        """The key itself, or one that stands for what can be none."""
        is_text = isinstance(node, Scalar)
        key = node if isinstance(node, Scalar) else Scalar("", "", *_place(node))
        self.elements.append((key.start, mapping, key.text))
        if not is_text or not key.text or "\n" in key.text:
            self.refuse_key("bad_key", key)
        elif key.text == "<<" and not key.style:
            self.refuse_key("merge_key", key)
        elif key.text in mapping.entries:
            first = str(mapping.entries[key.text][0].line + 1)
            self.refuse_key("duplicate_key", key, key=key.text, first=first)
        return key

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse("anchor", event, name=event.anchor)
        if event.tag is not None:
            self.refuse("tag", event, tag=event.tag)

    def refuse(self, code: str, event: Any, **values: str) -> None:
        mark = event.start_mark
        self.found.append((mark.index, Fault(code, mark.line + 1, mark.column + 1, "", values)))

    def refuse_key(self, code: str, at: Scalar, **values: str) -> None:
        self.found.append((at.start, Fault(code, at.line + 1, at.column + 1, "", values)))


def _place(node: Mapping | Sequence) -> tuple[int, int, int, int]:
    return node.start, node.start, node.line, node.column
