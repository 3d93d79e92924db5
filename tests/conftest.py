"""How the property tests run: the same examples each time in CI, more of them in `--full`."""

import os

import pytest
from hypothesis import HealthCheck, settings

# How long drawing takes depends on the machine, and is no fault of the program.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("usual", max_examples=60, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, **COMMON)
settings.register_profile("full", max_examples=2000, **COMMON)


def pytest_configure(config: pytest.Config) -> None:
    is_full = "not full" not in config.getoption("markexpr")
    settings.load_profile("full" if is_full else "ci" if os.environ.get("CI") else "usual")
