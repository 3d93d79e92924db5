"""A row says what is wrong in one sentence, and where in short."""

import pytest

from lhl_editor.core.path import Path
from lhl_editor.core.problems import problem
from lhl_editor.language.findings import sentence
from lhl_editor.ui.findings.words import headline, row_place, spoken
from lhl_editor.ui.session import Session
from tests.range_of_strategies import shipped

pytestmark = pytest.mark.usefixtures("qapp")
HERE = Path.parse("goals/sub_goals/forankring/reasons")


def test_the_row_holds_the_first_sentence_without_its_full_stop() -> None:
    assert (
        headline(problem(HERE, "required", field="sub_goal.reasons")) == "Feltet «Hvorfor» er tomt"
    )


@pytest.mark.parametrize("words", ["Hei. På deg", "St. 15 (2017-2018)", "«a» - b. C", "Hva? Nå"])
def test_a_full_stop_in_quoted_words_ends_nothing(words: str) -> None:
    found = problem(HERE, "spaced_hyphen", words=words)
    assert headline(found) == f"Her står det bindestrek der det skal være tankestrek: «{words}»"


def test_quotation_marks_that_do_not_pair_do_no_harm() -> None:
    found = problem(HERE, "spaced_hyphen", words="«a - b")
    assert sentence(found).startswith(headline(found)[:20])


def test_the_place_is_short_and_names_the_page() -> None:
    session = Session(shipped())
    assert row_place(session, HERE) == "Delmål 1"


def test_a_place_that_is_gone_is_not_named() -> None:
    session = Session(shipped())
    assert row_place(session, Path.parse("goals/sub_goals/borte/title")) == ""
    gone = problem(Path.parse("goals/sub_goals/borte/title"), "vague_link", words="her")
    assert spoken(session, gone).startswith("Råd: Lenketeksten «her»")
