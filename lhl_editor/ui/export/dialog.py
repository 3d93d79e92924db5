"""The export of a document: findings first, then the choices; the work, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.core.validate import validate
from lhl_editor.exporting import Exported, Order
from lhl_editor.language.catalogue import say
from lhl_editor.pages.style import PAPERS, WIDE
from lhl_editor.ui.background import Latest
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.files import (
    DOCX,
    PDF,
    Written,
    stem_for,
    there_already,
    write_files,
)
from lhl_editor.ui.export.found import Found
from lhl_editor.ui.export.job import Job
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.export.options import Options, Wanted
from lhl_editor.ui.export.progress import Made, Progress
from lhl_editor.ui.export.words import fault_words, reason_of
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.program import Program
from lhl_editor.ui.tall_area import TallArea

_WIDTH = 720
_LONGEST = 28  # characters of a file's name on a button


@dataclass(frozen=True, slots=True)
class ExportedVersion:
    """What is exported is an old version: it is made as it was then.

    `stem`: what its files are called. `is_draft` is None where nobody said whether it was one.
    """

    title: str
    stem: str
    when: date
    is_draft: bool | None


class ExportDialog(Dialog):
    """Nothing is written until all of it is made, and nothing where it is cancelled."""

    findings_wanted = Signal()

    def __init__(
        self,
        program: Program,
        document: Document,
        parent: QWidget | None = None,
        *,
        version: ExportedVersion | None = None,
    ) -> None:
        window = say("export.window")
        super().__init__(program.theme, window, icon="file-down", width=_WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._program, self._document, self._session = program, document, document.session
        self._version = version
        self._problems: Sequence[Problem] | None = None
        self._job: Job | None = None
        self._is_wanted = False  # before it was known what there is to find
        self._is_writing = False
        self._files: tuple[Path, ...] = ()
        self._work, self._looking = FileWork(self), Latest(self)
        self._build()
        self._show_choices()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go.setFocus()

    def done(self, result: int) -> None:
        """Closing it, in whatever way, stops the work."""
        if self._job:
            self._job.cancel()
        self._looking.stop()
        self._work.finish()
        super().done(result)

    def reject(self) -> None:
        """Esc and «Avbryt» stop the work first, and only then close the dialog."""
        if self._is_writing:
            return  # a moment
        if self._job or self._is_wanted:
            self._cancel()
        else:
            super().reject()

    # --- what it is made of ---

    def _build(self) -> None:
        theme, document = self.theme, self._document
        version = self._version
        self._heading = self.add_heading(version.title if version else say("export.title"))
        self._found = Found(self._session, theme)
        self._found.go_to_wanted.connect(self._go_to)
        self._found.all_wanted.connect(self._show_findings)
        self._found.setVisible(version is None)  # nobody mends what was
        paper = self._session.strategy["document"]["paper"]
        title = self._session.strategy["document"]["title"]
        stem = version.stem if version else stem_for(document.path, title)
        self._options = Options(theme, self._first_choice(), _known(paper), stem)
        self._options.changed.connect(self._choices_changed)
        self._progress, self._made, self._outcome = (
            Progress(theme),
            Made(theme),
            Note(theme, "info", "advice"),
        )
        self._made.open_wanted.connect(_open)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(20))
        for choice in (self._found, self._options):
            column.addWidget(choice)
        self._choices = TallArea(theme, choices)
        for part in self._parts:
            self.body.addWidget(part)
        self.body.setSpacing(theme.px(20))
        self.body.addStretch(1)
        self._stop = self.add_button(say("export.cancel"), self.reject)
        self._folder = self.add_button(say("export.show_folder"), self._show_folder)
        self._go = self.add_button(say("export.do"), self._start, "primary")
        self._open = self.add_button(say("export.open_short"), self._open_first, "primary")

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return self._choices, self._outcome, self._progress, self._made

    def _first_choice(self) -> Wanted:
        document = self._document
        folder = document.path.parent if document.path else _documents()
        if document.export_folder and document.export_folder.is_dir():
            folder = document.export_folder
        return Wanted(self._program.preferences.formats, "", folder)

    # --- findings ---

    def _look(self) -> None:
        """What is found: as the window knows it, or, where it is not there yet, looked for."""
        session = self._session
        session.problems_changed.connect(self._take_findings)
        if session.checked is session.strategy:
            self._take_findings()
            return
        strategy = session.strategy
        self._looking.done.connect(self._take)
        self._looking.run(lambda _: validate(strategy, date.today()))

    def _take_findings(self) -> None:
        if self._session.checked is self._session.strategy:
            self._take(self._session.problems)

    def _take(self, problems: Sequence[Problem]) -> None:
        self._problems = problems
        self._found.show_problems(problems)
        self._go.setText(say("export.do_anyway" if self._is_draft else "export.do"))
        if self._version:
            self.set_note(say("versions.export.draft") if self._is_draft else "")
        self._refit()
        if self._is_wanted:
            self._is_wanted = False
            self._start()

    @property
    def _is_draft(self) -> bool:
        if self._version and self._version.is_draft is not None:
            return self._version.is_draft
        return any(each.severity is Severity.ERROR for each in self._problems or ())

    def _go_to(self, problem: Problem) -> None:
        self.reject()
        self._session.go_to(problem.path)

    def _show_findings(self) -> None:
        self.reject()
        self.findings_wanted.emit()

    # --- the choices ---

    def _show_choices(self) -> None:
        self._show(self._choices)
        self._stop.setText(say("export.cancel"))
        for button in (self._folder, self._open):
            button.hide()
        self._go.show()
        self._go.setDefault(True)
        self._choices_changed()

    def _choices_changed(self) -> None:
        files = self._options.files
        self._go.setEnabled(bool(files))
        self._options.show_replaced(())
        self._work.run(lambda: there_already(files), self._show_replaced, _nothing)

    def _show_replaced(self, files: Sequence[Path]) -> None:
        self._options.show_replaced([each for each in files if each in self._options.files])
        self._refit()

    # --- the work ---

    def _start(self) -> None:
        if self._job or not self._options.files:
            return
        if self._problems is None:
            self._is_wanted = True
            return
        wanted = self._options.wanted
        self._document.export_folder = wanted.folder
        self._program.change(formats=wanted.formats)
        pdf, docx = (each in wanted.formats for each in (PDF, DOCX))
        file = self._document.path
        when = self._version.when if self._version else date.today()
        order = Order(pdf, docx, when, wanted.paper, self._is_draft, file)
        self._job = job = Job(self._session.strategy, order, self)
        job.progressed.connect(self._progress.show_page)
        job.made.connect(self._write)
        job.failed.connect(self._failed)
        self._progress.begin()
        self._show(self._progress)
        self._go.hide()
        self._stop.setDefault(True)
        self._stop.setFocus()
        self._session.announce(say("export.working"))
        job.start()

    def _cancel(self) -> None:
        self._is_wanted = False
        if self._job:
            self._job.cancel()
            self._job = None
        self._back(say("export.cancelled"), "info", "advice")

    def _write(self, exported: Exported) -> None:
        """All of it is made: from here on it is not cancelled any more."""
        self._is_writing = True
        self._stop.setEnabled(False)
        made = {".pdf": exported.pdf, ".docx": exported.docx}
        contents = [(file, data) for file in self._options.files if (data := made[file.suffix])]
        strategy = self._document.path
        self._work.run(lambda: write_files(contents, strategy), self._written, self._failed)

    def _written(self, written: Written) -> None:
        self._ended()
        if written.fault:
            self._failed_with(fault_words(written))
            return
        self._files = written.files
        words = say("export.done", files=[each.name for each in written.files])
        self._heading.setText(say("export.done_title"))
        self._made.show_files(written.files)
        self._outcome.tell("circle-check", "done", words)
        self._show(self._outcome, self._made)
        self._stop.setText(say("export.close"))
        self._name(self._open, written.files[0])
        for button in (self._folder, self._open):
            button.show()
        self._open.setDefault(True)
        self._open.setFocus()
        self._session.announce(words)

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._failed_with(reason_of(error))

    def _ended(self) -> None:
        self._job, self._is_writing = None, False
        self._stop.setEnabled(True)

    def _failed_with(self, reason: str) -> None:
        self._back(say("export.failed", reason=reason), "octagon-x", "error")

    def _back(self, words: str, icon: str, kind: str) -> None:
        """To the choices, with what became of it."""
        self._show_choices()
        self._outcome.tell(icon, kind, words)
        self._show(self._choices, self._outcome)
        self._go.setFocus()
        self._session.announce(words)

    # --- afterwards ---

    def _open_first(self) -> None:
        _open(self._files[0])

    def _show_folder(self) -> None:
        self._program.show_in_folder(self._files[0])

    def _show(self, *parts: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part in parts)
        self._refit()

    def _refit(self) -> None:
        self._choices.content_changed()
        self.fit()

    def _name(self, button: QPushButton, file: Path) -> None:
        name = file.name
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 6]}…{file.suffix}"
        button.setText(say("export.open", file=shown).replace("&", "&&"))
        button.setAccessibleName(say("export.open", file=name))


def _known(paper: str) -> str:
    return paper if paper in PAPERS else WIDE.name


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))


def _nothing(_: object) -> None:
    """Nothing is told: the same fault is met again when the files are written."""
