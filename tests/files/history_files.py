"""Histories for tests: one in a line, and what can become of its files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from lhl_editor.files.versions import Author, History, Version

KARI = Author("Kari Nordmann", "kari@example.org")
OLA = Author("Ola Nordmann", "ola@example.org")
START = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


def later(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def text(number: int) -> bytes:
    """A document that resembles the one before it."""
    lines = [f"line {n}: {number if n == number % 50 else 0}" for n in range(50)]
    return "\n".join([*lines, f"last: {number}", ""]).encode()


def history(folder: Path, machine: str = "here") -> History:
    """The history of `strategy.yaml` in a folder, as one machine sees it."""
    return History.of(folder / "strategy.yaml", folder / machine)


def filled(folder: Path, count: int, machine: str = "here") -> tuple[History, list[Version]]:
    """A history of so many versions, and those, the oldest first."""
    made = history(folder, machine)
    return made, [made.append(text(n), KARI, later(n), f"note {n}") for n in range(count)]


def files(made: History) -> list[Path]:
    """Every file of the history, the oldest first."""
    return sorted(made.folder.rglob("*.xz"))


def codes(made: History) -> list[str]:
    return sorted(finding.code for finding in made.verify().findings)


def two_writers(folder: Path) -> tuple[History, Version, Version, Version]:
    """A common version, and what two machines made of it apart."""
    here, (base,) = filled(folder, 1)
    there = history(folder, "there")
    ours = here.append(text(0) + b"ours\n", KARI, later(1), follows=[base])
    theirs = there.append(text(0) + b"theirs\n", OLA, later(2), follows=[base])
    return here, base, ours, theirs
