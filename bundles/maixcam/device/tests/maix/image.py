"""Stand-in for maix.image. Drawing is recorded, not done."""

from enum import IntEnum


class Format(IntEnum):
    """As in MaixPy."""

    FMT_RGB888 = 0
    FMT_YVU420SP = 8


class Fit(IntEnum):
    """As in MaixPy."""

    FIT_CONTAIN = 1


class Color:
    """As in MaixPy."""

    def __init__(self, red, green, blue):
        self.rgb = [red, green, blue]

    @staticmethod
    def from_rgb(red, green, blue):
        """As in MaixPy."""
        return Color(red, green, blue)


COLOR_RED = Color(255, 0, 0)
COLOR_WHITE = Color(255, 255, 255)


class Image:
    """Pixels, and what was drawn on them."""

    def __init__(self, width, height, format=Format.FMT_RGB888, data=b"", name="", drawn=()):
        self._size = (width, height)
        self._format = format
        self._data = data
        self.name = name
        self.drawn = list(drawn)

    def width(self):
        """As in MaixPy."""
        return self._size[0]

    def height(self):
        """As in MaixPy."""
        return self._size[1]

    def format(self):
        """As in MaixPy."""
        return self._format

    def to_bytes(self, copy=True):
        """As in MaixPy."""
        return bytes(self._data)

    def copy(self):
        """As in MaixPy."""
        return Image(*self._size, self._format, self._data, self.name, self.drawn)

    def draw_rect(self, x, y, w, h, color, thickness=1):
        """As in MaixPy."""
        return self._draw("rect", _ints(x, y, w, h, thickness), color)

    def draw_keypoints(self, keypoints, color, size=4, thickness=-1, line_thickness=0):
        """As in MaixPy."""
        return self._draw("points", _ints(*keypoints) + _ints(size), color)

    def draw_string(self, x, y, textstring, color=COLOR_WHITE, scale=1, thickness=-1, wrap=True, wrap_space=4, font=""):
        """As in MaixPy."""
        return self._draw("text", _ints(x, y) + [textstring], color)

    def _draw(self, what, values, color):
        if self._format != Format.FMT_RGB888:
            raise RuntimeError("not support format")
        self.drawn.append({"what": what, "values": values, "color": color.rgb})
        return self


def _ints(*values):
    for value in values:
        if not isinstance(value, int):
            raise TypeError("incompatible function arguments: %r" % (value,))
    return list(values)


def resize_map_pos_reverse(w_in, h_in, w_out, h_out, fit, x, y, w=-1, h=-1):
    """As in MaixPy, for points and Fit.FIT_CONTAIN."""
    scale = min(w_out / w_in, h_out / h_in)
    return [round((x - (w_out - w_in * scale) / 2) / scale), round((y - (h_out - h_in * scale) / 2) / scale)]
