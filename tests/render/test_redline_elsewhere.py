"""Tracked changes judged by programs that share nothing with this one: Docxodus accepts them and
compares, LibreOffice accepts and rejects them, the Open XML SDK validates."""

import json
import os
import re
import shutil
import signal
import subprocess
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from lxml import etree  # type: ignore[import-untyped]

from tests.builders import strategies
from tests.render.test_redline import known, plain, printed, redline
from tests.render.test_word_elsewhere import validator  # noqa: F401 - a fixture
from tests.strategy_edits import EDITED, YEAR
from tests.tracked_changes import W
from tests.tracked_forms import comparable, turned

UNLIKE = ("own chapters and pages", "headless", "marked up", "minimal")
UNO_SCRIPT = str(Path(__file__).parents[1] / "uno_script.py")
PYTHONS = ("python", "python.exe", "python3")  # that LibreOffice brings along
pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def differing(tmp_path_factory):
    """Compares two files, the changes in them accepted; gives what words differ."""
    redlines = pytest.importorskip("python_redlines", reason="Docxodus is not here")
    try:
        engine = redlines.DocxodusEngine(target_path=str(tmp_path_factory.mktemp("docxodus")))
    except (ImportError, OSError) as missing:
        pytest.skip(f"Docxodus is not here: {missing}")

    def differing(one, other):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
            made, said, _ = engine.run_redline("x", one, other, detect_format_changes=False)
        assert re.search(r"\d+ revision", said)
        with ZipFile(BytesIO(made)) as package:
            root = etree.fromstring(package.read("word/document.xml"))
        # a paragraph that it puts beside another of layout alone comes and goes with its words
        went, came = (_words(root, kinds) for kinds in (("del", "moveFrom"), ("ins", "moveTo")))
        return [] if went == came else [went, came]

    return differing


def _words(root, kinds):
    texts = root.iter(*(W + kind for kind in kinds))
    return "".join("".join(one.itertext(W + "t", W + "delText")) for one in texts).strip()


def judged(differing, before, after):
    data = comparable(redline(before, after))
    old, new = comparable(plain(before)), comparable(plain(after))
    assert differing(new, data) == []
    assert differing(old, turned(data)) == []


def test_docxodus_sees_what_differs(differing):
    assert differing(*(comparable(plain(known(name))) for name in ("shipped", YEAR)))


@pytest.mark.parametrize("name", EDITED)
def test_docxodus_accepts_to_the_new_document_and_rejects_to_the_old(name, differing):
    judged(differing, known("shipped"), known(name))


@pytest.mark.parametrize("name", UNLIKE)
def test_docxodus_agrees_on_documents_that_have_little_in_common(name, differing):
    judged(differing, known("shipped"), known(name))
    judged(differing, known(name), known("shipped"))


@settings(max_examples=25, deadline=None, phases=[Phase.generate])  # it takes seconds a file
@given(strategies(), strategies())
def test_docxodus_agrees_on_any_two_strategies(differing, old, new):
    after = printed(new)
    judged(differing, printed(old, after.publication.paper), after)


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """What the files say in LibreOffice, by name and by what it did with the changes."""
    python = next(filter(_has_uno, _pythons()), None) if shutil.which("soffice") else None
    if python is None:
        pytest.skip("LibreOffice, or a Python that can lead it, is not here")
    folder, pipe = tmp_path_factory.mktemp("libreoffice"), f"lhl{uuid4().hex}"
    wanted = []
    for number, name in enumerate(["shipped", *EDITED]):
        (folder / f"plain{number}.docx").write_bytes(plain(known(name)))
        (folder / f"redline{number}.docx").write_bytes(redline(known("shipped"), known(name)))
        wanted += [f"plain{number}:", f"redline{number}:Accept", f"redline{number}:Reject"]
    options = ("--headless", "--norestore", f"--accept=pipe,name={pipe};urp;")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    with subprocess.Popen(["soffice", profile, *options], start_new_session=True) as office:
        try:
            script = (python, UNO_SCRIPT, pipe, folder.as_uri(), *wanted)
            subprocess.run(script, check=True, timeout=300)
        finally:
            os.killpg(office.pid, signal.SIGKILL)
    return {file.stem: _said(file.read_text("utf-8-sig")) for file in folder.glob("*.txt")}


def _pythons():
    beside = (Path(shutil.which("soffice")).resolve().with_name(name) for name in PYTHONS)
    return [*map(str, beside), "/usr/bin/python3"]


def _has_uno(python):
    try:
        return subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0
    except OSError:
        return False


def _said(text):
    """Its lines without numbers of pages and lists, which LibreOffice works out by itself, and
    the signs that it puts where shapes hang."""
    text = re.sub(r"side\s\d+", "side", text.replace("\u200b", "").replace("\u00a0", " "))
    lines = (re.sub(r"^\d+\.\s*|^[•–]\s*|\s*\d+$", "", line.strip()) for line in text.split("\n"))
    return [line for line in lines if line]


@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("number", range(len(EDITED)), ids=EDITED)
def test_libreoffice_agrees(number, texts):
    assert texts[f"redline{number + 1}Accept"] == texts[f"plain{number + 1}"]
    assert texts[f"redline{number + 1}Reject"] == texts["plain0"]


@pytest.mark.parametrize("name", [*EDITED, *UNLIKE])
def test_the_sdk_finds_no_fault(name, validator, tmp_path):  # noqa: F811
    for number, pair in enumerate([("shipped", name), (name, "shipped")]):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(redline(*map(known, pair)))
        answer = subprocess.run([validator, file], capture_output=True, encoding="utf-8")
        assert json.loads(answer.stdout)["errors"] == []
