"""A session whose findings are always those of the strategy as it is, and what it says."""

from __future__ import annotations

from datetime import date

from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate
from lhl_editor.ui.session import Session

TODAY = date(2026, 11, 24)


class CheckedSession(Session):
    """Checks at once; `said` is what was announced, `gone` where a view asked to go."""

    def __init__(self, strategy: Strategy, *, read_only: bool = False) -> None:
        super().__init__(strategy, read_only=read_only)
        self.said: list[str] = []
        self.gone: list[str] = []
        self.announced.connect(self.said.append)
        self.moved.connect(lambda path, _: self.gone.append(str(path)))
        self.changed.connect(lambda _: self.check())
        self.check()

    def check(self) -> None:
        self.set_problems(self.strategy, validate(self.strategy, TODAY))
