"""Tracked changes judged by programs that share nothing with this one: Docxodus accepts them and
compares, LibreOffice accepts and rejects them, the Open XML SDK validates."""

import json
import re
import subprocess
from io import BytesIO
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


@pytest.mark.parametrize("name", [*EDITED, *UNLIKE])
def test_the_sdk_finds_no_fault(name, validator, tmp_path):  # noqa: F811
    for number, pair in enumerate([("shipped", name), (name, "shipped")]):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(redline(*map(known, pair)))
        answer = subprocess.run([validator, file], capture_output=True, encoding="utf-8")
        assert json.loads(answer.stdout)["errors"] == []
