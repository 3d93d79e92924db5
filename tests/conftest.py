"""How the tests run: windows that nobody sees, in a home of their own; for property tests the same
examples each time in CI, and more of them in `--full`.

`QT_QPA_PLATFORM=xcb pytest tests/ui` runs the windows on the screen that DISPLAY names.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long drawing takes depends on the machine, and is no fault of the program.
COMMON: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("usual", max_examples=60, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, **COMMON)
settings.register_profile("full", max_examples=500, **COMMON)


# What a person may have set, and what would make windows look and measure another way.
OWN_LOOKS = (
    "QT_FONT_DPI",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_STYLE_OVERRIDE",
)


def pytest_configure(config: pytest.Config) -> None:
    home = TemporaryDirectory(prefix="lhl-home-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    os.environ["LHL_EDITOR_HOME"] = home.name
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    for name in OWN_LOOKS:
        os.environ.pop(name, None)
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
