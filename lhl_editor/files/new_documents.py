"""What a new document begins as: the skeleton of a strategy, or a copy of the shipped example."""

from __future__ import annotations

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.resource_files import example_file, resource


def skeleton() -> Strategy:
    """Every chapter and section with its usual title; all else is still to be written."""
    return parse_strategy(read_bytes(resource("skeleton.yaml"))).strategy


def example() -> bytes:
    """The file of the shipped strategy; raises FileNotFoundError if it was not installed."""
    return read_bytes(example_file())
