"""pyproject.toml says the rest; here is what it cannot say.

The folder `resources/` is installed as the package `lhl_editor_resources`, beside `lhl_editor`,
and the shipped `strategy.yaml` is copied into it when the wheel is built.
"""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

EXAMPLE = "strategy.yaml"


class BuildWithExample(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib, "lhl_editor_resources", EXAMPLE)
            self.copy_file(EXAMPLE, str(target))

    def get_source_files(self) -> list[str]:
        return [*super().get_source_files(), EXAMPLE]


setup(
    packages=[*find_packages(include=["lhl_editor", "lhl_editor.*"]), "lhl_editor_resources"],
    package_dir={"lhl_editor_resources": "resources"},
    cmdclass={"build_py": BuildWithExample},
)
