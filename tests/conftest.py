"""How the property tests run: the same examples each time in CI, more of them in `--full`."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long drawing takes depends on the machine, and is no fault of the program.
COMMON: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("usual", max_examples=60, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, **COMMON)
settings.register_profile("full", max_examples=500, **COMMON)


def pytest_configure(config: pytest.Config) -> None:
    is_full = "not full" not in config.getoption("markexpr")
    settings.load_profile("full" if is_full else "ci" if os.environ.get("CI") else "usual")


@pytest.fixture(scope="session")
def shipped_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped strategy, exported by the command line."""
    from lhl_editor.cli import main

    target = tmp_path_factory.mktemp("shipped") / "strategy.pdf"
    source = Path(__file__).parent.parent / "strategy.yaml"
    assert main(["export", str(source), "--pdf", str(target)]) == 0
    return target
