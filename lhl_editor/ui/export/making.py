"""What exporting and publishing are: findings and choices, work that can be stopped, files.

Nothing is written until all of it is made, and nothing where it is cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QWidget

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.core.strategy import Strategy
from lhl_editor.exporting import Exported, Order
from lhl_editor.language.catalogue import say
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.files import there_already
from lhl_editor.ui.export.files_choice import FilesChoice
from lhl_editor.ui.export.found import Found
from lhl_editor.ui.export.job import Job
from lhl_editor.ui.export.looking import Looking
from lhl_editor.ui.export.stages import Stages
from lhl_editor.ui.export.words import reason_of
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.program import Program


class Making(Dialog):
    """One stage is seen at a time: the choices, the work, what came of it.

    `codes`: the root of the words `do`, `working`, `cancelled`, `failed` and `done_title`.
    """

    findings_wanted = Signal()

    def __init__(
        self,
        program: Program,
        document: Document,
        codes: str,
        icon: str,
        width: int,
        parent: QWidget | None = None,
    ) -> None:
        window = say(f"{codes}.window")
        super().__init__(program.theme, window, icon=icon, width=width, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.program, self.document, self.session = program, document, document.session
        self.problems: Sequence[Problem] | None = None
        self.is_busy = False  # from the press of the button to the end of the work
        self.work = FileWork(self)
        self.found = Found(self.session, program.theme)
        self._codes = codes
        self._job: Job | None = None
        self._looking = Looking(self.session, self)

    # --- what the two differ in ---

    def start(self) -> None:
        """The button was pressed."""
        raise NotImplementedError

    def show_problems(self) -> None:
        """Other `problems` are known now."""

    # --- what it is made of ---

    def build(self, title: str, parts: Sequence[QWidget], choice: FilesChoice, gap: int) -> None:
        """The choices are these parts, one of which says which files are made."""
        self.choice = choice
        choice.changed.connect(self.look_at_files)
        self.found.go_to_wanted.connect(self._go_to)
        self.found.all_wanted.connect(self._show_findings)
        self.stages = Stages(self, title, parts, gap, self.program.show_in_folder)
        self.stages.add_buttons(say(f"{self._codes}.do"), self.start, self.reject)
        self.go = self.stages.go
        self.show_choices()
        self._looking.found.connect(self._take)
        self._looking.begin()

    def done(self, result: int) -> None:
        """Closing it, in whatever way, stops the work."""
        if self._job:
            self._job.cancel()
        self._looking.stop()
        self.work.finish()
        super().done(result)

    def reject(self) -> None:
        """Esc and «Avbryt» stop the work first; while something is written, they wait."""
        if self._job:
            self.cancel()
        elif not self.is_busy:
            super().reject()

    # --- findings ---

    @property
    def is_faulty(self) -> bool:
        return any(each.severity is Severity.ERROR for each in self.problems or ())

    def _take(self, problems: Sequence[Problem]) -> None:
        if not self.is_busy:
            self.problems = problems
            self.found.show_problems(problems)
            self.show_problems()
            self.stages.refit()

    def _go_to(self, problem: Problem) -> None:
        self.reject()
        self.session.go_to(problem.path)

    def _show_findings(self) -> None:
        self.reject()
        self.findings_wanted.emit()

    # --- the choices ---

    def show_choices(self) -> None:
        self.stages.show_choices()
        self.look_at_files()

    def look_at_files(self) -> None:
        """Other files are chosen: is one of them there already?"""
        files = self.choice.files
        self.go.setEnabled(bool(files))
        self.choice.show_replaced(())
        self.work.run(lambda: there_already(files), self._show_replaced, _nothing)

    def _show_replaced(self, files: Sequence[Path]) -> None:
        self.choice.show_replaced([each for each in files if each in self.choice.files])
        self.stages.refit()

    # --- the work ---

    def begin(self) -> None:
        """From here on something is done, which cannot be stopped before there is a job."""
        self.is_busy = True
        self.program.change(formats=self.choice.formats)
        self.stages.show_work()
        self.session.announce(say(f"{self._codes}.working"))

    def make(self, strategy: Strategy, order: Order, made: Callable[[Exported], None]) -> None:
        """Make the files in a process of its own; they are not written yet when it is `made`."""

        def ended(exported: Exported) -> None:
            self._job = None
            self.stages.stop.setEnabled(False)  # from here on it is not cancelled any more
            made(exported)

        self._job = job = Job(strategy, order, self)
        job.progressed.connect(self.stages.progress.show_page)
        job.made.connect(ended)
        job.failed.connect(self.failed)
        self.stages.let_stop()
        job.start()

    def cancel(self) -> None:
        if self._job:
            self._job.cancel()
        self.go_back(say(f"{self._codes}.cancelled"), "info", "advice")

    def failed(self, error: Exception) -> None:
        self.fail(reason_of(error))

    def fail(self, reason: str) -> None:
        self.go_back(say(f"{self._codes}.failed", reason=reason), "octagon-x", "error")

    def go_back(self, words: str, icon: str, kind: str) -> None:
        """To the choices, with what became of it."""
        self._job, self.is_busy = None, False
        self.show_choices()
        if words:
            self.stages.show_outcome(words, icon, kind)
            self.session.announce(words)
        self.go.setFocus()

    def show_files(self, files: tuple[Path, ...], words: str, said: str = "") -> None:
        """All of it is written. `said` is for a screen reader, where it is told more."""
        self.is_busy = False
        self.stages.show_files(files, say(f"{self._codes}.done_title"), words)
        self.set_note("")
        self.session.announce(said or words)


def documents() -> Path:
    """The person's own folder for documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def _nothing(_: object) -> None:
    """Nothing is told: the same fault is met again when the files are written."""
