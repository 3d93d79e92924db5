"""The shipped metrics are those of the shipped fonts, found wherever the program is installed."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lhl_editor.render.faces import load_faces
from lhl_editor.resource_files import _folder, resource


def _build_metrics() -> ModuleType:
    path = resource("fonts", "build_metrics.py")
    spec = importlib.util.spec_from_file_location("build_metrics", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_metrics_are_those_of_the_shipped_fonts():
    built = _build_metrics().metrics(resource("fonts"))
    assert resource("fonts", "metrics.json").read_text(encoding="utf-8") == built, (
        "run resources/fonts/build_metrics.py"
    )


def test_each_style_has_its_face():
    assert {style: face.name for style, face in load_faces().items()} == {
        (False, False): "Lato-Regular",
        (True, False): "Lato-Bold",
        (False, True): "Lato-Italic",
        (True, True): "Lato-BoldItalic",
    }


def test_heights_are_in_em():
    for face in load_faces().values():
        assert face.descent < 0 < face.cap_height < face.ascent < 1
        assert face.ascent - face.descent == pytest.approx(1)


def test_faces_are_read_once():
    assert load_faces() is load_faces()


def test_measuring_needs_no_font_library():
    code = (
        "import sys; from lhl_editor.render.faces import load_faces\n"
        "load_faces()[False, False].kerns('Test')\n"
        "print({'reportlab', 'fontTools', 'uharfbuzz', 'PIL'} & {*sys.modules})"
    )
    folder = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_fonts_carry_their_licence():
    licence = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert 'Reserved Font Name "Lato"' in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("name", ["resources", "lhl_editor_resources"])
def test_resources_stand_beside_the_package(tmp_path, name):
    (tmp_path / name).mkdir()
    assert _folder(tmp_path / "lhl_editor", None) == tmp_path / name


def test_resources_of_another_package_are_not_taken_for_ours(tmp_path):
    for name in ("resources", "lhl_editor_resources"):
        (tmp_path / name).mkdir()
    assert _folder(tmp_path / "lhl_editor", None) == tmp_path / "lhl_editor_resources"


def test_resources_of_a_bundle_are_where_it_was_unpacked(tmp_path):
    (tmp_path / "resources").mkdir()
    assert _folder(Path(__file__).parent, str(tmp_path)) == tmp_path / "resources"


def test_missing_resources_are_an_error_that_names_the_places(tmp_path):
    with pytest.raises(FileNotFoundError, match="lhl_editor_resources or"):
        _folder(tmp_path / "lhl_editor", None)
