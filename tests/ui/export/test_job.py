"""The process that makes the files: its end, its death, and stopping it at any time."""

from __future__ import annotations

import os
import signal
from datetime import date

import pytest

from lhl_editor.exporting import Order
from lhl_editor.ui.export.job import Gone, Job
from tests.builders import strategy
from tests.range_of_strategies import shipped

ORDER = Order(pdf=True, docx=False, when=date(2026, 11, 22))
SLOW = 20_000


@pytest.fixture
def told():
    return []


def job_on(value, told):
    job = Job(value, ORDER)
    job.made.connect(lambda made: told.append(("made", made)))
    job.failed.connect(lambda error: told.append(("failed", error)))
    job.progressed.connect(lambda page, pages: told.append((page, pages)))
    return job


def test_it_brings_the_files_and_counts_the_pages(qtbot, told):
    job = job_on(strategy(document={"title": "Strategi"}), told)
    with qtbot.waitSignal(job.made, timeout=SLOW):
        job.start()
    *pages, (what, made) = told
    assert pages == [(page, made.pages) for page in range(1, made.pages + 1)]
    assert (what, made.docx) == ("made", None)
    assert made.pdf.startswith(b"%PDF")
    job.wait()


def test_a_job_that_is_stopped_before_it_begins_never_begins(qtbot, told):
    job = job_on(shipped(), told)
    job.cancel()
    job.start()
    job.wait()
    qtbot.wait(20)
    assert told == []
    assert job._process.pid is None


def test_a_job_that_is_stopped_says_no_more(qtbot, told):
    job = job_on(shipped(), told)
    with qtbot.waitSignal(job.progressed, timeout=SLOW):
        job.start()
    job.cancel()
    told.clear()
    job.wait()
    qtbot.wait(20)
    assert told == []
    assert not job._process.is_alive()


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_a_process_that_dies_is_told(qtbot, told):
    job = job_on(shipped(), told)
    with qtbot.waitSignal(job.failed, timeout=SLOW) as failed:
        job.start()
        qtbot.waitUntil(lambda: job._process.pid is not None, timeout=SLOW)
        os.kill(job._process.pid, signal.SIGKILL)
    assert isinstance(failed.args[0], Gone)
    job.wait()
