"""Draws frames and results, as in MaixPy's own example."""

import math
from typing import Optional

from maix import display, image

from .protocol import Face, Message, Result

_MOST_RADIUS = 4
_LINE = 10


def draw_face(picture, face: Face) -> None:
    """A rectangle, the five points, and who it is."""
    x, y, width, height = (round(value) for value in face.box)
    picture.draw_rect(x, y, width, height, color=image.COLOR_RED)
    radius = min(math.ceil(width / 10), _MOST_RADIUS)
    picture.draw_keypoints([round(value) for value in face.points], image.COLOR_RED, size=radius)
    picture.draw_string(x, max(y - _LINE, 0), "%s: %.2f" % (face.label, face.similarity), color=image.COLOR_RED)


class Screen:
    """Shows frames with their results, the buttons, and a message for a while."""

    def __init__(self, buttons, clock):
        self._display = display.Display()
        self._buttons = buttons
        self._clock = clock
        self._message = ""
        self._seconds = 0.0
        self._until: Optional[float] = 0.0

    @property
    def size(self):
        """Width and height in pixels."""
        return self._display.width(), self._display.height()

    def say(self, message: Message) -> None:
        """Shows a message for its time, which begins with the next frame: one that comes late does not hide it."""
        self._message = message.text
        self._seconds = message.millis / 1000
        self._until = None

    def show(self, picture, result: Result) -> None:
        """Shows a frame with what was recognized in it."""
        for face in result.faces:
            draw_face(picture, face)
        self._finish(picture, "" if result.recognized else "not recognized")

    def show_alone(self, picture, note: str) -> None:
        """Shows a frame that nothing is known of."""
        self._finish(picture, note)

    def _finish(self, picture, note: str) -> None:
        self._buttons.draw(picture)
        now = self._clock()
        if self._until is None:
            self._until = now + self._seconds
        text = self._message if now < self._until else note
        if text:
            picture.draw_string(4, picture.height() // 2, text, color=image.COLOR_WHITE)
        self._display.show(picture, fit=image.Fit.FIT_CONTAIN)
