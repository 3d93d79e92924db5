"""An id and where its record stood -> the record's bytes, from there or wherever else they are."""

from __future__ import annotations

import contextlib
from pathlib import Path

from lhl_editor.files.history.compression import beginning, contents
from lhl_editor.files.history.folder import listed, read_file, read_from
from lhl_editor.files.history.record import NotARecord, found_at
from lhl_editor.files.history.version import Place

_USUAL, _LARGEST = 1 << 15, 1 << 30  # bytes of a file in which a stream ends


class Records:
    """The records of one history. What was read last is kept: neighbours are wanted together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last_stream: tuple[tuple[str, int], bytes] = (("", 0), b"")

    def find(self, place: Place, id: str) -> tuple[bytes, int] | None:
        """The whole record, and where in it the document begins; None where no file has it."""
        # packed, renamed or damaged since it was listed
        return self._at(place, id) or self._elsewhere(id)

    def _at(self, place: Place, id: str) -> tuple[bytes, int] | None:
        try:
            text = self._stream(place)
            found = found_at(text, place.begin, id)
        except (OSError, NotARecord):
            return None
        return text[found.begin : found.end], found.body - found.begin

    def _stream(self, place: Place) -> bytes:
        """What the stream holds that a record stands in, up to the record's end.

        The second time that one is asked for, all of it is read and kept: neighbours are often
        wanted together. Raises OSError or `NotARecord`.
        """
        where = (place.file, place.offset)
        if self._last_stream[0] != where:
            self._last_stream = (where, b"")
            return self._beginning(place)
        if not self._last_stream[1]:
            data = read_from(self._folder, place.file, place.offset)
            self._last_stream = (where, beginning(data, None))
        return self._last_stream[1]

    def _beginning(self, place: Place) -> bytes:
        for most in (_USUAL, _LARGEST):
            data = read_from(self._folder, place.file, place.offset, most)
            text = beginning(data, place.end)
            if len(text) >= place.end or len(data) < most:
                break
        return text

    def _elsewhere(self, id: str) -> tuple[bytes, int] | None:
        with contextlib.suppress(OSError):
            for file in listed(self._folder):
                with contextlib.suppress(OSError):
                    for stream, found in contents(read_file(self._folder, file)):
                        if found.id == id:
                            record = stream.data[found.begin : found.end]
                            return record, found.body - found.begin
        return None
