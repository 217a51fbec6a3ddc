"""The connection to Mien: made, kept and made again, without ever making the camera wait."""

import socket
import time
from typing import Callable, List, Optional

from . import protocol
from .backoff import Backoff
from .owner import require_owner
from .picture import Picture
from .protocol import Bye, FromMien, Message, ProtocolError, Release, Result, Welcome
from .reader import Reader
from .ring import Ring

_READ = 64 << 10


class Link:
    """Hands frames and buttons to Mien, and hands out what comes back. All on one thread; no call waits for Mien."""

    def __init__(self, path: str, log: Callable[[str], None], clock: Callable[[], float] = time.monotonic,
                 backoff: Optional[Backoff] = None, quiet: float = 1, patience: float = 5):
        """path: the socket; quiet: seconds after which a ping is said; patience: seconds to wait for an answer, or to
        be read."""
        self._path = path
        self._log = log
        self._clock = clock
        self._backoff = backoff or Backoff(.25, 4)
        self._quiet = quiet
        self._patience = patience
        self._next_try = clock()
        self._socket: Optional[socket.socket] = None
        self._ring: Optional[Ring] = None
        self._reader = Reader()
        self._unsaid = b""
        self._said_at = 0.0
        self._waiting_since = 0.0
        self._told = ""

    @property
    def connected(self) -> bool:
        """Whether frames can be handed over."""
        return self._ring is not None

    def tick(self) -> List[FromMien]:
        """Connects where that is due, says what was left unsaid, and returns results and messages that have come."""
        now = self._clock()
        try:
            if self._socket is None:
                if now < self._next_try:
                    return []
                self._connect(now)
            self._flush(now)
            heard = self._hear()
            if self._ring is not None and now - self._said_at > self._quiet:
                self._say(protocol.ping())
            return heard
        except (OSError, ProtocolError) as error:
            self._lose(str(error))
            return []

    def _connect(self, now: float) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        self._socket.connect(self._path)
        require_owner(self._socket)
        self._waiting_since = now
        self._say(protocol.hello("mien_camera"))

    def _hear(self) -> List[FromMien]:
        while True:
            try:
                data = self._socket.recv(_READ)
            except BlockingIOError:
                break
            if not data:
                raise OSError("Mien has gone")
            self._reader.feed(data)
        heard = []
        while True:
            message = self._reader.next()
            if message is None:
                break
            if self._attend(message):
                heard.append(message)
        if self._ring is None and self._clock() - self._waiting_since > self._patience:
            raise OSError("Mien does not answer")
        return heard

    def _attend(self, message: FromMien) -> bool:
        """Whether a message is for the screen."""
        if isinstance(message, Bye):
            raise OSError("Mien says: " + message.reason)
        if (self._ring is None) != isinstance(message, Welcome):
            raise ProtocolError("out of turn: %s" % (message,))
        if isinstance(message, Welcome):
            self._welcome(message)
        elif isinstance(message, Release):
            self._ring.release(message.slot)
        return isinstance(message, (Result, Message))

    def _welcome(self, message: Welcome) -> None:
        if not protocol.LOWEST_VERSION <= message.version <= protocol.HIGHEST_VERSION:
            raise ProtocolError("version %d of the protocol" % message.version)
        self._ring = Ring(message)
        self._backoff.reset()
        self._told = ""
        self._log("connected to " + self._path)

    def offer(self, sequence: int, picture: Picture) -> bool:
        """Hands a frame over; False where Mien is not there, or has every slot: the frame is then left out."""
        if self._ring is None:
            return False
        try:
            slot = self._ring.write(sequence, picture.pixels)
        except ValueError as error:
            self._lose(str(error))
            return False
        if slot is None:
            return False
        self._try_to_say(protocol.frame(slot, picture.format, picture.width, picture.height, picture.stride, sequence,
                                        picture.micros))
        return True

    def press(self, which: int, shown: int) -> None:
        """Tells of a button; lost where Mien is not there."""
        if self._ring is not None:
            self._try_to_say(protocol.button(which, shown))

    def _try_to_say(self, message: bytes) -> None:
        try:
            self._say(message)
        except OSError as error:
            self._lose(str(error))

    def _say(self, message: bytes) -> None:
        now = self._clock()
        self._said_at = now
        if not self._unsaid:
            self._waiting_since = now
        self._unsaid += message
        self._flush(now)

    def _flush(self, now: float) -> None:
        try:
            while self._unsaid:
                sent = self._socket.send(self._unsaid)
                self._unsaid = self._unsaid[sent:]
                self._waiting_since = now
        except BlockingIOError:
            if now - self._waiting_since > self._patience:
                raise OSError("Mien does not read") from None

    def _lose(self, reason: str) -> None:
        self._drop()
        self._next_try = self._clock() + self._backoff.again()
        # Once, or a Mien that is not there would be told of for ever.
        if reason != self._told:
            self._told = reason
            self._log("not connected to %s: %s" % (self._path, reason))

    def _drop(self) -> None:
        if self._socket is not None:
            self._socket.close()
        if self._ring is not None:
            self._ring.close()
        self._socket = None
        self._ring = None
        self._reader = Reader()
        self._unsaid = b""

    def close(self, reason: str) -> None:
        """Says goodbye, if that can be done at once."""
        if self._ring is not None:
            self._try_to_say(protocol.bye(reason))
        self._drop()
