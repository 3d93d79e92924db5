"""How many random strategies a test of the outline takes: they are slow to draw, and have many rows
each. Not for conftest: it is read before the profile is chosen."""

from __future__ import annotations

from hypothesis import settings

few = settings(max_examples=max(10, (settings.default or settings()).max_examples // 4))
