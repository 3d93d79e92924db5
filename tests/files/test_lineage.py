"""Versions and what each follows: what two have in common, and which come from none of the rest."""

from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.files.history.lineage import ancestors, apart, commons, heads
from lhl_editor.files.history.record import Record
from lhl_editor.files.history.version import Place, Version, version_of


@st.composite
def histories(draw) -> list[Version]:
    """Versions that each follow some before them, the newest first; bytes may come again."""
    made: list[Version] = []
    for number in range(draw(st.integers(1, 12))):
        follows = draw(st.sets(st.sampled_from(made), max_size=2)) if made else set()
        stamped = f"2026-11-23T10:{number:02}:00.000000+01:00"
        document = draw(st.sampled_from("abcdefgh"))
        ids = tuple(sorted(one.id for one in follows))
        record = Record("version", "w", number, stamped, "", "", ids, document=document)
        made.append(version_of(record, f"v{number}", Place("", 0, 0, 0)))
    return made[::-1]


@given(histories(), st.data())
def test_what_two_have_in_common_is_in_both_lines_and_the_newest_such(every, data):
    one, other = (data.draw(st.sampled_from(every)).id for _ in range(2))
    by_id = {each.id: each for each in every}
    first, second = ancestors(by_id, one), ancestors(by_id, other)
    several = commons(every, one, other)
    found = several[0] if several else None
    shared = first & second

    def is_twin(each, id):
        same = by_id[id].document == each.document
        return same and ancestors(by_id, id) & shared == ancestors(by_id, each.id) & shared

    alike = [
        each
        for each in every
        if each.id in first
        and (each.id in second or any(is_twin(each, id) for id in second - first))
    ]
    assert found == (alike[0] if alike else None)
    if found and first & second:
        newest = next(each for each in every if each.id in first & second)
        assert every.index(found) <= every.index(newest), "never older than what both follow"
    assert (found is None) == (commons(every, other, one) == [])
    ids = {each.id for each in several}
    for each in several:
        assert not (ancestors(by_id, each.id) - {each.id}) & ids, "none comes from another"


@given(histories(), st.data())
def test_of_several_those_stay_that_no_other_comes_from_and_nothing_is_lost(every, data):
    ids = data.draw(st.lists(st.sampled_from([each.id for each in every]), min_size=1))
    by_id = {each.id: each for each in every}
    left = apart(every, ids)
    assert len(set(left)) == len(left) > 0
    for one in left:
        others = [id for id in left if id != one]
        assert not any(one in ancestors(by_id, other) for other in others)
    reached = {id for one in left for id in ancestors(by_id, one)}
    assert set(ids) <= reached
    assert set(apart(every, [each.id for each in every])) == set(heads(every))
