"""The camera, through MaixPy."""

import time

from maix import camera, image

from . import protocol
from .picture import Picture


class RgbEye:
    """Gives frames as RGB888; MaixPy draws on the very same image afterward."""

    def __init__(self, width: int, height: int, fps: float):
        self._camera = camera.Camera(width, height, image.Format.FMT_RGB888, fps=fps)

    @property
    def size(self):
        """Width and height in pixels."""
        return self._camera.width(), self._camera.height()

    def look(self) -> Picture:
        """The next frame; waits for it."""
        seen = self._camera.read()
        return _picture(protocol.RGB888, 3 * seen.width(), seen, seen)


class Nv21Eye:
    """Gives frames as NV21, in half the memory. MaixPy cannot draw on these: the screen has a channel of its own."""

    def __init__(self, width: int, height: int, fps: float):
        if width % 2 or height % 2:
            raise ValueError("NV21 has an even width and height, not %dx%d" % (width, height))
        self._camera = camera.Camera(width, height, image.Format.FMT_YVU420SP, fps=fps)
        self._screen = self._camera.add_channel(width, height, image.Format.FMT_RGB888, fps=fps)

    @property
    def size(self):
        """Width and height in pixels."""
        return self._camera.width(), self._camera.height()

    def look(self) -> Picture:
        """The next frame; waits for it."""
        seen = self._camera.read()
        return _picture(protocol.NV21, seen.width(), seen, self._screen.read())


def _picture(pixel_format: int, stride: int, seen, screen) -> Picture:
    micros = time.time_ns() // 1000
    # Copied by MaixPy: what is drawn on the image later does not reach Mien.
    pixels = seen.to_bytes()
    return Picture(pixel_format, seen.width(), seen.height(), stride, micros, pixels, screen)
