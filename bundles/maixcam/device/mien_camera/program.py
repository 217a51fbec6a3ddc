"""The loop: look, hand over, show, read the touch screen."""

from collections import OrderedDict

from maix import app

from . import protocol
from .protocol import Result

# Frames that wait for their result: more than Mien has slots, which is what can be on its way.
_MOST_WAITING = 16


class Program:
    """Shows each frame with its own result: what is on the screen is what Mien saw, a little later."""

    def __init__(self, eye, link, screen, buttons, clock, patience: float = .5, stay: bool = False):
        """patience: seconds without a result after which frames are shown without one; stay: do not end at back."""
        self._eye = eye
        self._link = link
        self._screen = screen
        self._buttons = buttons
        self._clock = clock
        self._patience = patience
        self._stay = stay
        self._sequence = 0
        self._waiting = OrderedDict()
        self._shown = -1
        self._shown_at = float("-inf")
        self._connected = False
        self._done = False

    def run(self) -> None:
        """Until back is pressed, or the system wants it."""
        while not app.need_exit() and not self._done:
            self.step()
        self._link.close("it was told to end")

    def step(self) -> None:
        """One frame."""
        for message in self._link.tick():
            if isinstance(message, Result):
                self._show(message)
            else:
                self._screen.say(message)
        if self._link.connected != self._connected:
            self._begin()
        picture = self._eye.look()
        offered = self._link.offer(self._sequence, picture)
        if offered:
            self._waiting[self._sequence] = picture.screen
            self._sequence += 1
            while len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
        if self._clock() - self._shown_at > self._patience:
            self._shown = -1
            note = "" if self._link.connected else "waiting for Mien"
            # A frame that may yet be shown with its result is not drawn on before.
            self._screen.show_alone(picture.screen.copy() if offered else picture.screen, note)
        self._attend(self._buttons.read(self._screen.size))

    def _begin(self) -> None:
        """A connection has come or gone: each numbers its frames from 0."""
        self._connected = self._link.connected
        self._sequence = 0
        self._waiting.clear()
        self._shown = -1

    def _show(self, result: Result) -> None:
        picture = self._waiting.pop(result.sequence, None)
        if picture is None:
            return
        for earlier in [s for s in self._waiting if s < result.sequence]:
            # Results come in order: Mien left these out for newer ones.
            del self._waiting[earlier]
        self._screen.show(picture, result)
        self._shown = result.sequence
        self._shown_at = self._clock()

    def _attend(self, pressed) -> None:
        if pressed is None:
            return
        self._link.press(pressed, self._shown)
        self._done = pressed == protocol.BACK and not self._stay
