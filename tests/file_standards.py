"""Whether files keep to their standards: PDF/UA-1 and PDF/A-2a, Office Open XML, and what the
validators miss."""

import page as validator
import pikepdf
from openxml_audit import OpenXmlValidator

from tests.docx_lint import lint
from tests.pdf_checks import all_faults
from tests.pdf_tree import tree_text
from tests.placed_checks import elements_only


def pdf_faults(data, folder):
    """What is wrong with a PDF."""
    file = folder / "ut.pdf"
    file.write_bytes(data)
    found = []
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf(str(file), profile=profile)
        found += [] if result.is_compliant else [(profile, result.failures[:5])]
    with pikepdf.open(file) as pdf:
        return [*found, *all_faults(pdf)]


def pdf_says(data, folder):
    """What a PDF says, by its structure tree: (role, text)."""
    file = folder / "lest.pdf"
    file.write_bytes(data)
    with pikepdf.open(file) as pdf:
        return elements_only(tree_text(pdf))


def word_faults(data, folder):
    """What is wrong with a Word file."""
    file = folder / "ut.docx"
    file.write_bytes(data)
    return [*(str(error) for error in OpenXmlValidator().validate(file).errors), *lint(data)]
