"""Every strategy of the range gives a PDF that both standards and our own checks accept."""

from datetime import date

import page as validator
import pikepdf
import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_pdf
from tests.pdf_checks import all_faults
from tests.pdf_tree import tree_text
from tests.placed_checks import elements_only, said
from tests.range_of_strategies import RANGE


@pytest.mark.parametrize("name", RANGE)
def test_the_pdf_is_valid_and_says_what_the_publication_says(name, tmp_path):
    publication = compose(RANGE[name]())
    document = typeset(publication, load_faces())
    file = tmp_path / "ut.pdf"
    file.write_bytes(render_pdf(document, load_faces(), date(2026, 11, 22)))
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf(str(file), profile=profile)
        assert result.is_compliant, (profile, result.failures[:5])
    with pikepdf.open(file) as pdf:
        assert all_faults(pdf) == []
        spoken = elements_only(tree_text(pdf))
    assert spoken == said(publication, document)
