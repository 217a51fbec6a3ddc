"""The messages between this program and Mien, as bytes. PROTOCOL.md describes them."""

import struct
from dataclasses import dataclass
from typing import Tuple, Union

LOWEST_VERSION = 1
HIGHEST_VERSION = 1
MOST_BYTES = 64 << 10
MAGIC = b"MIENCAM"
POINTS = 5

HELLO, FRAME, BUTTON, PING, BYE = 1, 2, 3, 4, 5
WELCOME, RELEASE, RESULT, MESSAGE = 16, 17, 18, 19

RGB888, NV21 = 1, 2
LEARN, CLEAR, BACK = 1, 2, 3
RECOGNIZED, FAILED = 1, 2

_LENGTH = struct.Struct(">I")


class ProtocolError(Exception):
    """Mien says what the protocol does not know: the connection is of no use any more."""


@dataclass(frozen=True)
class Welcome:
    """How frames are handed over: `slots` slots of `slot_bytes` bytes each in `path`, pixels of at most `frame_bytes`."""

    version: int
    connection: int
    slots: int
    slot_bytes: int
    frame_bytes: int
    path: str


@dataclass(frozen=True)
class Release:
    """A slot may be written to again."""

    slot: int


@dataclass(frozen=True)
class Face:
    """A face in pixels of its frame: box as x, y, width, height; five points; who it is, and how similar (0 to 1)."""

    box: Tuple[float, float, float, float]
    points: Tuple[float, ...]
    known: bool
    similarity: float
    label: str


@dataclass(frozen=True)
class Result:
    """The outcome of frame `sequence`; without faces where `recognized` is false."""

    sequence: int
    recognized: bool
    faces: Tuple[Face, ...]


@dataclass(frozen=True)
class Message:
    """A line of text for the screen, and for how many milliseconds."""

    millis: int
    text: str


@dataclass(frozen=True)
class Bye:
    """Mien ends the connection."""

    reason: str


FromMien = Union[Welcome, Release, Result, Message, Bye]


def _message(kind: int, content: bytes = b"") -> bytes:
    return _LENGTH.pack(1 + len(content)) + bytes([kind]) + content


def _put_text(text: str) -> bytes:
    data = text.encode("utf-8")
    return struct.pack(">H", len(data)) + data


def hello(program: str) -> bytes:
    """The first message: who speaks, and which versions."""
    return _message(HELLO, MAGIC + struct.pack(">HH", LOWEST_VERSION, HIGHEST_VERSION) + _put_text(program))


def frame(slot: int, pixel_format: int, width: int, height: int, stride: int, sequence: int, micros: int) -> bytes:
    """A frame lies in a slot, taken `micros` microseconds after 1970."""
    return _message(FRAME, struct.pack(">BBHHIQQ", slot, pixel_format, width, height, stride, sequence, micros))


def button(which: int, shown: int) -> bytes:
    """A button was pressed while frame `shown` was on the screen, -1 while none was."""
    return _message(BUTTON, struct.pack(">Bq", which, shown))


def ping() -> bytes:
    """This program is alive."""
    return _message(PING)


def bye(reason: str) -> bytes:
    """This program leaves."""
    return _message(BYE, _put_text(reason))
