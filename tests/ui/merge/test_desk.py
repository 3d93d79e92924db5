"""Two write in one folder: the other's edition is offered, merged when she wants it, never lost."""

import threading

from PySide6.QtCore import QFile

from lhl_editor.core.changes import RemoveItem, SetField, apply
from lhl_editor.core.notation import parse
from lhl_editor.core.strategy import get
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.ui.outside_change import OUTSIDE
from tests.builders import path
from tests.ui.history.conftest import button, seen
from tests.ui.merge.conftest import PUBLISHER, REASONS, TITLE, strategy_in


def test_what_the_other_saved_apart_is_offered_and_both_changes_are_saved(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    theirs = her.others_version(SetField(PUBLISHER, "Hdir og KS"))
    her.notice("merge")
    assert "Berit Solheim har lagret en annen utgave" in seen(her.notices)
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.is_modified)
    assert her.session.undo_title.startswith("slå sammen med Berit Solheim")
    her.save()
    saved = strategy_in(her.file)["document"]
    assert (saved["title"], saved["publisher"]) == ("Min strategi", "Hdir og KS")
    newest = her.history.last
    assert newest.origin == "merged"
    assert len(newest.follows) == 2
    assert theirs.id in newest.follows
    assert len(her.history.heads) == 1
    her.qtbot.wait(700)
    assert "merge" not in her.notices.shown()


def test_a_merge_is_one_step_that_can_be_undone_and_then_the_offer_is_there_again(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    her.others_version(SetField(PUBLISHER, "Hdir og KS"), SetField(REASONS, parse("Vi hører.")))
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.is_modified)
    assert "merge" not in her.notices.shown()
    her.session.undo()
    assert not her.session.is_modified
    assert "merge" in her.notices.shown()
    assert her.document.merges.versions == []
    her.session.redo()
    assert "merge" not in her.notices.shown()
    her.save()
    assert len(her.history.last.follows) == 2


def test_closing_the_dialog_leaves_all_as_it_was_and_what_was_decided_is_there_again(her):
    her.change(SetField(TITLE, "Min strategi"), SetField(PUBLISHER, "KS"))
    her.save()
    before = her.session.strategy
    theirs = her.others_version(SetField(TITLE, "Deres strategi"), SetField(PUBLISHER, "Fhi"))
    her.during(
        lambda: her.press("merge", "Slå sammen …"),
        lambda d: button(d, "Bruk den andre").click(),
        lambda d: button(d, "Avgjør senere").click(),
    )
    her.wait(lambda: "1 sted er ikke avgjort" in seen(her.notices))
    assert her.session.strategy is before
    assert not her.session.is_modified
    assert her.history.get(theirs.id)
    progress = []
    her.during(lambda: her.press("merge", "Slå sammen …"), lambda d: progress.append(seen(d)))
    assert "1 av 2 avgjort" in progress[0]


def test_what_is_written_while_both_are_being_kept_is_not_taken_back(her, monkeypatch):
    from lhl_editor.ui.merge import keeping

    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    her.others_version(SetField(PUBLISHER, "Hdir og KS"))
    go_on, keep_both = threading.Event(), keeping.keep_both

    def keep_slowly(*given):
        assert go_on.wait(5)
        return keep_both(*given)

    monkeypatch.setattr(keeping, "keep_both", keep_slowly)
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.change(SetField(REASONS, parse("Skrevet imens.")))
    her.during(go_on.set, lambda d: button(d, "Slå sammen").click())
    her.wait(lambda: her.session.strategy["document"]["publisher"] == "Hdir og KS")
    assert get(her.session.strategy, REASONS).plain == "Skrevet imens."
    her.session.undo()
    assert get(her.session.strategy, REASONS).plain == "Skrevet imens."


def test_not_now_means_not_before_the_document_is_opened_again(her, open_file):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    her.others_version(SetField(PUBLISHER, "KS"))
    her.press("merge", "Ikke nå")
    assert "merge" not in her.notices.shown()
    her.change(SetField(REASONS, parse("Ny.")))
    her.save()
    her.qtbot.wait(700)
    assert "merge" not in her.notices.shown()
    her.desk.stop()
    open_file().notice("merge")


def test_the_difference_is_shown_in_the_comparison(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    theirs = her.others_version(SetField(PUBLISHER, "KS"))
    her.press("merge", "Vis forskjell")
    her.wait(lambda: her.compared)
    assert her.compared[0].id == theirs.id


def test_a_file_changed_outside_is_merged_with_what_she_has_not_saved(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.others_file(SetField(PUBLISHER, "Hdir og KS"))
    her.notice(OUTSIDE)
    shown = [one.text() for one in her.notices.findChildren(type(button(her.notices, "Hent inn")))]
    assert shown == ["Vis forskjell", "Slå sammen …", "Hent inn", "Behold min"]
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: OUTSIDE not in her.notices.shown())
    her.wait(lambda: her.session.strategy["document"]["publisher"] == "Hdir og KS")
    assert her.session.strategy["document"]["title"] == "Min strategi"
    assert her.session.is_modified
    her.save()
    newest = her.history.last
    assert (newest.origin, len(newest.follows)) == ("merged", 2)
    editions = [parse_strategy(her.history.read(her.history.get(id))) for id in newest.follows]
    said = [(one.strategy["document"]["title"]) for one in editions]
    assert sorted(said) == ["Felles strategi", "Min strategi"], "both are in the history"
    her.session.undo()
    assert her.session.strategy["document"]["publisher"] == "Hdir"


def test_saving_over_what_another_wrote_asks_and_can_merge(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.others_file(SetField(TITLE, "Deres strategi"))
    her.notice(OUTSIDE)
    her.during(her.filing.save, lambda d: button(d, "Slå sammen …").click())
    her.during(
        lambda: None,
        lambda d: button(d, "Bruk min").click(),
        lambda d: button(d, "Slå sammen").click(),
    )
    her.wait(lambda: OUTSIDE not in her.notices.shown())
    her.save()
    assert strategy_in(her.file)["document"]["title"] == "Min strategi"
    assert len(her.history.last.follows) == 2


def test_a_conflict_copy_is_found_merged_moved_aside_and_not_offered_again(
    her, open_file, monkeypatch
):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    copy = her.others_file(SetField(PUBLISHER, "Hdir og KS"), name="strategi-PC7.yaml")
    her.notice("merge")
    assert "«strategi-PC7.yaml»" in seen(her.notices)
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.is_modified)
    assert "merged_copy" not in her.notices.shown(), "not asked before it is saved"
    data = copy.read_bytes()
    her.save()
    her.notice("merged_copy")
    assert her.history.known(data) is not None
    thrown = []

    def to_trash(name):
        thrown.append(name)
        copy.unlink()
        return True, ""

    monkeypatch.setattr(QFile, "moveToTrash", staticmethod(to_trash))
    her.press("merged_copy", "Flytt til papirkurven")
    assert thrown == [str(copy)]
    copy.write_bytes(data)  # synchronised back by somebody
    again = open_file()
    again.qtbot.wait(900)
    assert "merge" not in again.notices.shown()


def test_a_copy_that_was_changed_since_is_left_where_it_lies(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    copy = her.others_file(SetField(PUBLISHER, "KS"), name="strategi (1).yaml")
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.is_modified)
    her.save()
    her.notice("merged_copy")
    her.others_file(SetField(PUBLISHER, "Fhi"), name="strategi (1).yaml")
    her.press("merged_copy", "Flytt til papirkurven")
    assert "er endret siden" in seen(her.notices)
    assert copy.exists()


def test_several_editions_are_offered_in_one_bar_and_chosen_in_a_list(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    her.others_version(SetField(PUBLISHER, "KS"))
    her.others_file(RemoveItem(path("tools/x")), name="strategi (1).yaml")
    her.wait(lambda: "2 andre utgaver" in seen(her.notices))
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen …").click()
    )
    her.during(lambda: None, lambda d: button(d, "Slå sammen").click())
    her.wait(lambda: her.session.is_modified)
    her.wait(lambda: "merge" in her.notices.shown())
    assert "2 andre utgaver" not in seen(her.notices)


def test_a_chosen_file_without_anything_in_common_is_merged_in_two_ways_and_said_so(
    her, tmp_path, monkeypatch
):
    from PySide6.QtWidgets import QFileDialog

    other = tmp_path / "annen.yaml"
    other.write_bytes(b"format: 1\n\ndocument:\n  title: Noe annet\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    her.during(her.desk.choose, lambda d: button(d, "Velg fil …").click())
    said = []
    her.during(
        lambda: None,
        lambda d: said.append(seen(d)),
        lambda d: button(d, "Bruk den andre").click(),
        lambda d: button(d, "Slå sammen").click(),
    )
    her.wait(lambda: her.session.is_modified)
    assert "ingen felles versjon" in said[0]
    strategy = her.session.strategy
    assert strategy["document"]["title"] == "Noe annet"
    assert get(strategy, path("tools/x"))["name"] == "Veilederen"
    her.save()
    assert len(her.history.last.follows) == 2


def test_the_file_itself_and_what_is_no_strategy_cannot_be_merged_and_it_says_why(
    her, tmp_path, monkeypatch
):
    from PySide6.QtWidgets import QFileDialog

    other = tmp_path / "annen.yaml"
    other.write_bytes(b"noe: annet\n  feil")
    for chosen, words in ((her.file, "filen som er åpen"), (other, "kan ikke leses")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, c=chosen: (str(c), ""))
        her.during(her.desk.choose, lambda d: button(d, "Velg fil …").click())
        her.wait(lambda w=words: w in seen(her.notices))


def test_an_edition_that_says_nothing_new_is_recorded_as_merged(her):
    her.change(SetField(TITLE, "Min strategi"), SetField(PUBLISHER, "KS"))
    her.save()
    theirs = her.others_version(SetField(PUBLISHER, "KS"))
    her.press("merge", "Slå sammen …")
    her.wait(lambda: theirs.id in her.history.last.follows)
    assert her.history.last.origin == "merged"
    assert not her.session.is_modified


def test_comments_and_unknown_keys_at_the_top_of_the_file_come_along(her):
    her.change(SetField(TITLE, "Min strategi"))
    text = her.file.read_text(encoding="utf-8") + "x_mine: 1\n"
    her.file.write_text(text, encoding="utf-8")
    her.notice(OUTSIDE)
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: OUTSIDE not in her.notices.shown())
    her.wait(lambda: her.session.strategy.kept.unknown)
    her.save()
    assert "x_mine: 1" in her.file.read_text(encoding="utf-8")
    assert strategy_in(her.file)["document"]["title"] == "Min strategi"


def test_what_the_file_says_can_be_settled_later_and_its_bar_tells_so(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.others_file(SetField(TITLE, "Deres strategi"))
    her.notice(OUTSIDE)
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"), lambda d: button(d, "Avgjør senere").click()
    )
    her.wait(lambda: "1 sted er ikke avgjort" in seen(her.notices))
    assert her.notices.shown() == [OUTSIDE]
    assert her.session.strategy["document"]["title"] == "Min strategi"
    assert her.history.known(her.file.read_bytes()) is not None
    her.press(OUTSIDE, "Hent inn")
    assert her.session.strategy["document"]["title"] == "Deres strategi"
    her.session.undo()
    assert her.session.strategy["document"]["title"] == "Min strategi"


def test_hers_can_be_saved_as_a_file_of_its_own_instead(her, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    target = her.file.with_name("min.yaml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    her.change(SetField(TITLE, "Min strategi"))
    other = her.others_file(SetField(TITLE, "Deres strategi"))
    data = other.read_bytes()
    her.notice(OUTSIDE)
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"),
        lambda d: button(d, "Lagre min som egen fil …").click(),
    )
    her.wait(lambda: her.file == target)
    assert strategy_in(target)["document"]["title"] == "Min strategi"
    assert other.read_bytes() == data
    assert OUTSIDE not in her.notices.shown()


def test_the_same_content_in_other_bytes_is_taken_silently_while_she_writes(her):
    her.change(SetField(TITLE, "Min strategi"))
    data = her.file.read_bytes().replace(b"\n", b"\r\n")
    her.file.write_bytes(data)
    her.wait(lambda: her.document.data == data)
    assert her.notices.shown() == []
    assert her.session.is_modified


def test_where_the_history_cannot_be_written_both_are_kept_aside(her, monkeypatch, tmp_path):
    from lhl_editor.files import versions
    from lhl_editor.files.saving import NotSaved

    her.change(SetField(TITLE, "Min strategi"))
    her.others_file(SetField(PUBLISHER, "KS"))
    her.notice(OUTSIDE)

    def full(folder, *_):
        raise NotSaved(folder, "no_space")

    monkeypatch.setattr(versions, "write_record", full)
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: "tatt vare på i" in seen(her.notices))
    kept = [strategy_in(one)["document"] for one in tmp_path.rglob("kept/*.yaml")]
    assert sorted(one["title"] for one in kept) == ["Felles strategi", "Min strategi"]
    document = her.session.strategy["document"]
    assert (document["title"], document["publisher"]) == ("Min strategi", "KS")


def test_the_file_and_the_version_that_say_the_same_are_told_of_once(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    theirs = her.others_version(SetField(PUBLISHER, "KS"))
    her.notice("merge")
    fresh = her.file.with_name("ny.tmp")
    fresh.write_bytes(her.history.read(theirs))
    fresh.replace(her.file)
    her.notice(OUTSIDE)
    her.wait(lambda: her.notices.shown() == [OUTSIDE])
    her.press(OUTSIDE, "Hent inn")
    her.wait(lambda: her.notices.shown() == ["merge"])
    assert "Solveig Aas har lagret en annen utgave" in seen(her.notices), "hers is not forgotten"
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.strategy["document"]["title"] == "Min strategi")
    assert her.session.strategy["document"]["publisher"] == "KS"


def test_what_was_merged_and_not_saved_outlives_a_kill(her):
    """The journal then stands on what the file says."""
    from lhl_editor.files.journal_lines import read_lines

    her.change(SetField(TITLE, "Min strategi"))
    other = her.others_file(SetField(PUBLISHER, "KS")).read_bytes()
    her.notice(OUTSIDE)
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: OUTSIDE not in her.notices.shown())
    with her.qtbot.waitSignal(her.document.backed_up, timeout=5000):
        pass
    (journal,) = [one for one in (her.file.parent.parent / "journals").iterdir() if one.is_dir()]
    bases = [one.read_bytes() for one in journal.iterdir() if "base" in one.name]
    assert bases == [other]
    (changes,) = [one for one in journal.iterdir() if "changes" in one.name]
    found = parse_strategy(other).strategy
    for entry in read_lines(changes.read_bytes()).entries:
        found = apply(found, *entry.changes)
    assert found == her.session.strategy


def test_who_goes_back_to_what_was_saved_has_merged_nothing(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    theirs = her.others_version(SetField(PUBLISHER, "KS"))
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.is_modified)
    her.session.become(her.session.saved, "gå tilbake")
    assert her.document.merges.versions == []
    her.notice("merge")
    her.save()
    her.change(SetField(REASONS, parse("Ny.")))
    her.save()
    assert theirs.id in {one.id for one in her.history.heads}, "it waits to be merged"


def test_a_merge_that_came_to_what_the_other_says_counts_too(her):
    her.change(SetField(TITLE, "Min strategi"))
    her.others_file(SetField(TITLE, "Deres strategi"))
    her.notice(OUTSIDE)
    her.during(
        lambda: her.press(OUTSIDE, "Slå sammen …"),
        lambda d: button(d, "Bruk den andre").click(),
        lambda d: button(d, "Slå sammen").click(),
    )
    her.wait(lambda: OUTSIDE not in her.notices.shown())
    her.wait(lambda: her.session.strategy["document"]["title"] == "Deres strategi")
    assert not her.session.is_modified
    her.save()
    assert len(her.history.last.follows) == 2
    assert len(her.history.heads) == 1


def test_an_edition_that_nobody_has_signed_is_offered_too(her, monkeypatch):
    from lhl_editor.files.versions import Author
    from tests.ui.merge import conftest

    monkeypatch.setattr(conftest, "BERIT", Author())
    her.change(SetField(TITLE, "Min strategi"))
    her.save()
    her.others_version(SetField(PUBLISHER, "KS"))
    her.notice("merge")
    assert "Historikken har en annen utgave, fra i dag" in seen(her.notices)
    her.during(
        lambda: her.press("merge", "Slå sammen …"), lambda d: button(d, "Slå sammen").click()
    )
    her.wait(lambda: her.session.is_modified)
    assert her.session.undo_title.startswith("slå sammen med strategi.yaml")
