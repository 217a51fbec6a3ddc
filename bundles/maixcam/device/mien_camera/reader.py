"""Makes messages of the bytes that come from Mien."""

import struct
from typing import Optional

from .protocol import (BYE, FAILED, MESSAGE, MOST_BYTES, POINTS, RECOGNIZED, RELEASE, RESULT, WELCOME, Bye, Face, FromMien,
                       Message, ProtocolError, Release, Result, Welcome)

_LENGTH = struct.Struct(">I")


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
