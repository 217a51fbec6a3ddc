"""Buttons on the touch screen: learn, clear and back, where MaixPy's own example has them."""

from typing import Optional

from maix import image, touchscreen

from . import protocol


class Buttons:
    """Draws the buttons, and tells which was pressed: when the finger leaves it."""

    def __init__(self, width: int, height: int):
        """width, height: size of the frames that they are drawn on."""
        self._size = (width, height)
        self._places = {
            protocol.BACK: ("< back", (0, 0, 70, 30)),
            protocol.LEARN: ("learn", (0, height - 30, 60, 30)),
            protocol.CLEAR: ("clear", (width - 60, height - 30, 60, 30)),
        }
        self._touchscreen = touchscreen.TouchScreen()
        self._under: Optional[int] = None

    def draw(self, picture) -> None:
        """Draws them."""
        for text, (x, y, width, height) in self._places.values():
            picture.draw_rect(x, y, width, height, color=image.COLOR_WHITE, thickness=2)
            picture.draw_string(x + 4, y + 8, text, color=image.COLOR_WHITE)

    def read(self, screen_size) -> Optional[int]:
        """The button that a finger has just left, of the protocol's numbers; screen_size: width and height."""
        x, y, pressed = self._touchscreen.read()
        if pressed:
            self._under = self._at(x, y, screen_size)
            return None
        left, self._under = self._under, None
        return left

    def _at(self, x: int, y: int, screen_size) -> Optional[int]:
        x, y = image.resize_map_pos_reverse(*self._size, *screen_size, image.Fit.FIT_CONTAIN, x, y)[:2]
        for which, (_, (left, top, width, height)) in self._places.items():
            if left < x < left + width and top < y < top + height:
                return which
        return None
