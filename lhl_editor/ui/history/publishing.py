"""Publishing: findings first, then a name and the files; a version and its files out.

The strategy is saved first, the files are made in a process of their own, then they are written
and the version gets its name. Nothing is named and nothing written where it stops before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate
from lhl_editor.exporting import Exported, Order
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.versions import History, Version
from lhl_editor.language.catalogue import say
from lhl_editor.publishing import FOLDER, Edition, Published, publish
from lhl_editor.ui.background import Latest
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.files import DOCX, PDF, there_already
from lhl_editor.ui.export.found import Found
from lhl_editor.ui.export.job import Job
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.export.progress import Made, Progress
from lhl_editor.ui.export.words import reason_of
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.history.asking import Asking
from lhl_editor.ui.history.files_choice import FilesChoice, stem_of
from lhl_editor.ui.history.name_fields import NameFields, fault_of_name
from lhl_editor.ui.history.names import NO_NAMES, Names, NameTaken, read_names, refuse_taken
from lhl_editor.ui.history.words import fault_words
from lhl_editor.ui.program import Program
from lhl_editor.ui.tall_area import TallArea
from lhl_editor.ui.widgets import label

_WIDTH = 880
Saving = Callable[[Callable[[bool], None]], None]


class Publishing(Asking):
    """The choices, the work, and what came of it."""

    findings_wanted = Signal()

    def __init__(
        self, program: Program, document: Document, save: Saving, parent: QWidget | None = None
    ) -> None:
        window = say("versions.publish.window")
        super().__init__(program.theme, window, icon="upload", width=_WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._program, self._document, self._session = program, document, document.session
        self._save = save
        self._today = date.today()
        self._problems: Sequence[Problem] | None = None
        self._job: Job | None = None
        self._is_busy = False  # from the press of the button to the end of the work
        self._files: tuple[Path, ...] = ()
        self._work, self._looking = FileWork(self), Latest(self)
        self._build()
        self._show_choices()
        self._look()
        self.ask(document, read_names, self._propose, _nothing)
        if document.path is None:
            self._propose(NO_NAMES)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fields.name.setFocus()
        self._fields.name.selectAll()

    def done(self, result: int) -> None:
        if self._job:
            self._job.cancel()
        self._looking.stop()
        self._work.finish()
        super().done(result)

    def reject(self) -> None:
        """Esc and «Avbryt» stop the work first; while something is written, they wait."""
        if self._job:
            self._job.cancel()
            self._back(say("versions.publish.cancelled"), "info", "advice")
        elif not self._is_busy:
            super().reject()

    # --- what it is made of ---

    def _build(self) -> None:
        theme, document = self.theme, self._document
        self._heading = self.add_heading(say("versions.publish.title"))
        self._found = Found(self._session, theme)
        self._found.go_to_wanted.connect(self._go_to)
        self._found.all_wanted.connect(self._show_findings)
        self._fields = NameFields(theme)
        self._draft = label(say("versions.publish.draft"), "help", wraps=True)
        self._choice = FilesChoice(theme, self._program.preferences.formats, self._first_folder())
        self._fields.changed.connect(self._call_files)
        self._choice.changed.connect(self._choices_changed)
        self._progress, self._made = Progress(theme), Made(theme)
        self._made.open_wanted.connect(_open)
        self._outcome = Note(theme, "info", "advice")
        self._choices = TallArea(theme, self._steps())
        for part in self._parts:
            self.body.addWidget(part)
        self.body.setSpacing(theme.px(16))
        self.body.addStretch(1)
        self._stop = self.add_button(say("export.cancel"), self.reject)
        self._folder = self.add_button(say("export.show_folder"), self._show_folder)
        self._go = self.add_button(say("versions.publish.do"), self._start, "primary")
        document.session.problems_changed.connect(self._take_findings)

    def _steps(self) -> QWidget:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(8))
        named: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("", (self._found,)),
            (say("versions.publish.name_it"), (self._fields, self._draft)),
            (say("export.format"), (self._choice,)),
        )
        for heading, parts in named:
            if heading:
                column.addSpacing(self.theme.px(8))
                column.addWidget(label(heading, "label"))
            for part in parts:
                column.addWidget(part)
        return steps

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return self._choices, self._outcome, self._progress, self._made

    def _first_folder(self) -> Path:
        path = self._document.path
        return path.parent / FOLDER if path else _documents() / FOLDER

    # --- findings ---

    def _look(self) -> None:
        session = self._session
        if session.checked is session.strategy:
            self._take_findings()
            return
        strategy = session.strategy
        self._looking.done.connect(self._take)
        self._looking.run(lambda _: validate(strategy, self._today))

    def _take_findings(self) -> None:
        if self._session.checked is self._session.strategy:
            self._take(self._session.problems)

    def _take(self, problems: Sequence[Problem]) -> None:
        if self._is_busy:
            return
        self._problems = problems
        self._found.show_problems(problems)
        is_faulty = any(each.severity is Severity.ERROR for each in problems)
        self._fields.hold_as_draft(is_faulty)
        self._draft.setVisible(is_faulty)
        self._call_files()

    def _go_to(self, problem: Problem) -> None:
        self.reject()
        self._session.go_to(problem.path)

    def _show_findings(self) -> None:
        self.reject()
        self.findings_wanted.emit()

    # --- the choices ---

    def _propose(self, names: Names) -> None:
        self._fields.propose(names)
        self._call_files()

    @property
    def _edition(self) -> Edition:
        fields = self._fields
        return Edition(fields.name_words, fields.status, self._today, fields.note_words)

    def _call_files(self) -> None:
        edition = self._edition
        title = self._session.strategy["document"]["title"]
        self._choice.call(stem_of(title, edition))
        words = "do_draft" if edition.is_draft else "do"
        self._go.setText(say(f"versions.publish.{words}"))
        self._refit()

    def _choices_changed(self) -> None:
        files = self._choice.files
        self._go.setEnabled(bool(files) and self._problems is not None)
        self._choice.show_replaced(())
        self._work.run(lambda: there_already(files), self._show_replaced, _nothing)

    def _show_replaced(self, files: Sequence[Path]) -> None:
        self._choice.show_replaced([each for each in files if each in self._choice.files])
        self._refit()

    def _show_choices(self) -> None:
        self._show(self._choices)
        self.set_note(say("versions.publish.forever"))
        self._stop.setText(say("export.cancel"))
        self._stop.setEnabled(True)
        self._folder.hide()
        self._go.show()
        self._go.setDefault(True)
        self._draft.setVisible(self._fields.status == "draft" and not self._is_clean)
        self._choices_changed()

    @property
    def _is_clean(self) -> bool:
        return not any(each.severity is Severity.ERROR for each in self._problems or ())

    # --- the work ---

    def _start(self) -> None:
        if self._is_busy or not self._go.isEnabled():
            return
        if fault := fault_of_name(self._fields.name_words):
            self._fields.show_fault(fault)
            self._refit()
            return
        self._is_busy = True
        self._program.change(formats=self._choice.formats)
        self._begin_work()
        self._save(self.while_open(self._saved))

    def _begin_work(self) -> None:
        self._progress.begin()
        self._show(self._progress)
        self._go.hide()
        self._stop.setEnabled(False)
        self._session.announce(say("versions.publish.working"))

    def _saved(self, is_saved: bool) -> None:
        """The strategy is saved: is the name free?"""
        kept = self._document.kept
        if not is_saved or kept is None:
            self._failed_with(say("versions.publish.not_saved"))
            return
        if kept.version is None:
            self._failed_with(fault_words(kept.trouble) if kept.trouble else "")
            return
        version, edition, strategy = kept.version, self._edition, self._session.saved

        def free(history: History) -> None:
            refuse_taken(history, edition.name, version)

        self.ask(
            self._document, free, lambda _: self._make(strategy, version, edition), self._failed
        )

    def _make(self, strategy: Strategy, version: Version, edition: Edition) -> None:
        formats, file = self._choice.formats, self._document.path
        order = Order(PDF in formats, DOCX in formats, self._today, "", edition.is_draft, file)
        self._job = job = Job(strategy, order, self)
        job.progressed.connect(self._progress.show_page)
        job.made.connect(lambda made: self._publish(made, version, edition))
        job.failed.connect(self._failed)
        self._stop.setEnabled(True)
        self._stop.setFocus()
        job.start()

    def _publish(self, made: Exported, version: Version, edition: Edition) -> None:
        """All of it is made: from here on it is not cancelled any more."""
        self._job = None
        self._stop.setEnabled(False)
        document, author = self._document.path, self._document.author
        folder, stem = self._choice.folder, self._choice.stem
        now = datetime.now().astimezone()
        if document is None:
            return

        def work(history: History) -> Published:
            return publish(
                history, version, edition, made, document, folder, author, now, stem=stem
            )

        self.ask(self._document, work, self._published, self._failed)

    def _published(self, published: Published) -> None:
        self._is_busy = False
        self._files = published.files
        name = published.version.name
        words = say("versions.publish.done", name=name, files=[each.name for each in self._files])
        self._heading.setText(say("versions.publish.done_title"))
        self._made.show_files(self._files)
        self._outcome.tell("circle-check", "done", words)
        self._show(self._outcome, self._made)
        self.set_note("")
        self._stop.setText(say("export.close"))
        self._stop.setEnabled(True)
        self._folder.show()
        self._folder.setFocus()
        self._session.announce(words)

    # --- where it stops ---

    def _failed(self, error: Exception) -> None:
        if isinstance(error, NameTaken):
            self._back("", "info", "advice")
            self._fields.show_fault(say("versions.fault.taken", name=error.name))
            self._refit()
        elif isinstance(error, NotSaved):
            reason = say(f"save.{error.code}", **error.values)
            self._failed_with(say("export.about_file", file=error.path.name, reason=reason))
        elif isinstance(error, OSError):
            self._failed_with(fault_words(error))
        else:
            self._failed_with(reason_of(error))

    def _failed_with(self, reason: str) -> None:
        self._back(say("versions.publish.failed", reason=reason), "octagon-x", "error")

    def _back(self, words: str, icon: str, kind: str) -> None:
        """To the choices, with what became of it."""
        self._job, self._is_busy = None, False
        self._show_choices()
        if words:
            self._outcome.tell(icon, kind, words)
            self._show(self._choices, self._outcome)
            self._session.announce(words)
        self._go.setFocus()

    # --- afterwards ---

    def _show_folder(self) -> None:
        self._program.show_in_folder(self._files[0])

    def _show(self, *parts: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part in parts)
        self._refit()

    def _refit(self) -> None:
        self._choices.content_changed()
        self.fit()


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))


def _nothing(_: object) -> None:
    """Nothing is told: the same fault is met again when the version is named."""
