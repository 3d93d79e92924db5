"""The sRGB colour space as an ICC profile: what PDF/A wants said of colours in red, green, blue."""

from __future__ import annotations

import struct
from functools import cache

_DAY = (2023, 1, 1, 0, 0, 0)  # not today's: the same bytes at all times
_HEAD = 128
_D50 = (0.9642, 1.0, 0.8249)
_FROM_D65 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)


@cache
def srgb() -> bytes:
    """The profile, version 4.2 (ISO 15076-1; the colours are those of IEC 61966-2-1)."""
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    tags = {
        b"desc": _multilingual("sRGB"),
        b"cprt": _multilingual("No copyright, use freely"),
        b"wtpt": _xyz(*_D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*_FROM_D65),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = _HEAD + 4 + 12 * len(tags)
    directory, values = struct.pack(">L", len(tags)), b""
    for name, value in tags.items():
        directory += struct.pack(">4s2L", name, start + len(values), len(value))
        values += value + bytes(-len(value) % 4)
    return _head(start + len(values)) + directory + values


def _head(size: int) -> bytes:
    """The first 128 bytes, of a profile of so many."""
    kinds = struct.pack(">L12s", 0x04200000, b"mntrRGB XYZ ")
    head = struct.pack(">L4x", size) + kinds + struct.pack(">6H4s28x", *_DAY, b"acsp")
    head += _fixed(*_D50)
    return head + bytes(_HEAD - len(head))


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _multilingual(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4x2L4s2L", 1, 12, b"enUS", len(data), 28) + data
