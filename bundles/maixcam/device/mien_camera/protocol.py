"""What this program and Mien say to each other, as it goes on the wire. PROTOCOL.md is its description."""

import struct
from dataclasses import dataclass
from typing import Optional, Tuple, Union

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
    """What became of frame `sequence`; without faces where `recognized` is false."""

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


class Reader:
    """Makes messages of the bytes that come."""

    def __init__(self):
        self._heard = bytearray()

    def feed(self, data: bytes) -> None:
        """Adds bytes that were received."""
        self._heard += data

    def next(self) -> Optional[FromMien]:
        """The next message, None where it is not whole yet; raises ProtocolError for nonsense."""
        if len(self._heard) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._heard)
        if not 1 <= length <= MOST_BYTES:
            raise ProtocolError("a message of %d bytes" % length)
        end = _LENGTH.size + length
        if len(self._heard) < end:
            return None
        message = bytes(self._heard[_LENGTH.size:end])
        del self._heard[:end]
        return _read(message[0], _Content(message))


class _Content:
    """Takes a message apart."""

    def __init__(self, data: bytes):
        self._data = data
        self._at = 1

    def take(self, layout: str) -> tuple:
        """The next values, as struct writes them."""
        try:
            values = struct.unpack_from(layout, self._data, self._at)
        except struct.error:
            raise ProtocolError("a message of type %d that ends too early" % self._data[0]) from None
        self._at += struct.calcsize(layout)
        return values

    def text(self) -> str:
        """The next text."""
        (length,) = self.take(">H")
        (data,) = self.take(">%ds" % length)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise ProtocolError("a text that is not UTF-8") from None

    def end(self) -> None:
        """Nothing follows."""
        if self._at != len(self._data):
            raise ProtocolError("a message of type %d with bytes too many" % self._data[0])


def _read(kind: int, content: _Content) -> FromMien:
    readers = {WELCOME: _welcome, RELEASE: _release, RESULT: _result, MESSAGE: _text_message, BYE: _bye}
    if kind not in readers:
        raise ProtocolError("a message of the unknown type %d" % kind)
    message = readers[kind](content)
    content.end()
    return message


def _welcome(content: _Content) -> Welcome:
    values = content.take(">HIBII")
    return Welcome(*values, path=content.text())


def _release(content: _Content) -> Release:
    return Release(*content.take(">B"))


def _result(content: _Content) -> Result:
    sequence, status, count = content.take(">QBB")
    if status not in (RECOGNIZED, FAILED):
        raise ProtocolError("a result of the unknown status %d" % status)
    return Result(sequence, status == RECOGNIZED, tuple(_face(content) for _ in range(count)))


def _face(content: _Content) -> Face:
    box = content.take(">4f")
    points = content.take(">%df" % (2 * POINTS))
    known, similarity = content.take(">?f")
    return Face(box, points, known, similarity, content.text())


def _text_message(content: _Content) -> Message:
    (millis,) = content.take(">I")
    return Message(millis, content.text())


def _bye(content: _Content) -> Bye:
    return Bye(content.text())
