"""Two who write in a folder that is synchronised now and then, and merge when it suits them:
whatever the order, nothing is lost, nothing is asked that nobody disagrees on, and in the end both
have the same."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from shutil import copytree

from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_editor.core.changes import AddItem, RemoveItem, SetField, apply
from lhl_editor.core.merge import merge
from lhl_editor.files.editions import Edition, ground, heads_apart
from lhl_editor.files.strategy_file import parse_strategy, write_strategy
from lhl_editor.files.versions import Author
from tests.builders import item, path, strategy
from tests.files.history_files import START, history

BEGUN = strategy(document={"title": "Felles", "publisher": "Hdir"}, tools=[{"id": "x"}])
FIELDS = {"kari": path("document/title"), "ola": path("document/publisher")}


class Writer:
    """One of the two, with what is open on that machine."""

    def __init__(self, name, folder, clock):
        self.name, self._clock = name, clock
        self.history = history(folder / name, "state")
        if self.history.last is None:
            self.history.append(write_strategy(BEGUN), Author(), START)
        self.strategy, self.edits = BEGUN, 0
        self.said, self.own = BEGUN["document"][FIELDS[name].name], set()
        self.version = self.history.known(write_strategy(BEGUN))

    def edit(self):
        self.edits += 1
        words = f"{self.name}{self.edits}"
        self.said, self.own = words, {*self.own, words}
        tool = item("tool", id=words, name=words)
        self.strategy = apply(
            self.strategy, SetField(FIELDS[self.name], words), AddItem(path("tools"), tool)
        )

    def go_back(self):
        """To what was there before anything of all this: that may make the bytes of then."""
        field = FIELDS[self.name]
        self.said = BEGUN["document"][field.name]
        gone = (RemoveItem(path(f"tools/{id}")) for id in sorted(self.own))
        self.strategy, self.own = apply(self.strategy, SetField(field, self.said), *gone), set()

    def save(self, *follows):
        data = write_strategy(self.strategy)
        before = self.history.apart([self.version, *follows])
        self.version = self.history.append(
            data, Author(self.name), next(self._clock), follows=before
        )

    def get(self, other):
        """What the other has saved until now comes to this machine."""
        copytree(other.history.folder, self.history.folder, dirs_exist_ok=True)

    def merge(self):
        """All that waits; what only the other went on with is fetched."""
        self.save()
        for head in heads_apart(self.history, self.version):
            theirs = Edition(self.history.read(head), head)
            ours = Edition(write_strategy(self.strategy), self.version)
            merged = merge(
                ground(self.history, ours, theirs).strategy,
                self.strategy,
                parse_strategy(theirs.data).strategy,
            )
            assert merged.conflicts == (), "nobody disagrees"
            self.strategy = merged.strategy
            self.save(head)
        for head in self.history.heads:
            if head.id != self.version.id and self.version in self.history.lineage(head):
                self.strategy = parse_strategy(self.history.read(head)).strategy
                self.version = head


def moments():
    now = START
    while True:
        now += timedelta(minutes=1)
        yield now


STEPS = st.sampled_from(("edit", "go_back", "save", "merge"))
ROUNDS = st.lists(st.tuples(st.lists(STEPS, max_size=3), st.lists(STEPS, max_size=3)), max_size=6)


@settings(max_examples=min(settings().max_examples, 60), deadline=None)
@given(ROUNDS)
def test_whatever_they_do_in_whatever_order(rounds):
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name), moments()
        kari = Writer("kari", folder, clock)
        copytree(kari.history.folder, folder / "ola" / kari.history.folder.name)
        ola = Writer("ola", folder, clock)
        for one, other in (*rounds, *[(["merge"], []), ([], ["merge"])] * 2):
            for writer, steps in ((kari, one), (ola, other)):
                for step in steps:
                    getattr(writer, step)()
            for writer in (kari, ola):
                writer.save()
            kari.get(ola)
            ola.get(kari)
        kari.merge()
        ola.merge()
        assert kari.strategy == ola.strategy
        for writer in (kari, ola):
            assert kari.strategy["document"][FIELDS[writer.name].name] == writer.said
        assert {one.id for one in kari.strategy["tools"]} == {"x", *kari.own, *ola.own}
