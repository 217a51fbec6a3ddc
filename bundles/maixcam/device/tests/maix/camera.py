"""Stand-in for maix.camera: scenes of a folder, in turns."""

import os
import time
from functools import lru_cache

from .image import Format, Image


def _ppm(path):
    with open(path, "rb") as file:
        header = []
        while len(header) < 4:
            header += file.readline().split()
        magic, width, height, most = header
        if (magic, most) != (b"P6", b"255"):
            raise RuntimeError("%s is not a PPM of this kind" % path)
        return int(width), int(height), file.read()


def _nv21(width, height, rgb):
    """BT.601 in video range; the color of four pixels is that of the first."""
    light = bytearray(width * height)
    colour = bytearray(width * height // 2)
    for at in range(width * height):
        red, green, blue = rgb[3 * at:3 * at + 3]
        light[at] = 16 + (66 * red + 129 * green + 25 * blue + 128 >> 8)
        x, y = at % width, at // width
        if x % 2 == 0 and y % 2 == 0:
            pair = y // 2 * width + x
            colour[pair] = 128 + (112 * red - 94 * green - 18 * blue + 128 >> 8)
            colour[pair + 1] = 128 + (-38 * red - 74 * green + 112 * blue + 128 >> 8)
    return bytes(light + colour)


@lru_cache(maxsize=64)
def _scene(path, width, height, format):
    seen_width, seen_height, rgb = _ppm(path)
    if (seen_width, seen_height) != (width, height):
        raise RuntimeError("%s is not %dx%d" % (path, width, height))
    return rgb if format == Format.FMT_RGB888 else _nv21(width, height, rgb)


class Camera:
    """As in MaixPy; a channel sees what its camera saw last."""

    def __init__(self, width=-1, height=-1, format=Format.FMT_RGB888, device=None, fps=-1, buff_num=3, open=True, raw=False):
        self._size = (width, height)
        self._format = format
        self._folder = os.environ["MAIX_PICTURES"]
        self._pause = 1 / float(os.environ.get("MAIX_FPS", "20"))
        self._count = -1
        self._parent = self
        self._file = ""

    def width(self):
        """As in MaixPy."""
        return self._size[0]

    def height(self):
        """As in MaixPy."""
        return self._size[1]

    def add_channel(self, width=-1, height=-1, format=Format.FMT_RGB888, fps=-1, buff_num=3, open=True):
        """As in MaixPy."""
        channel = Camera(width, height, format)
        channel._parent = self
        return channel

    def read(self, buff=None, buff_size=0, block=True, block_ms=-1):
        """As in MaixPy."""
        if self._parent is self:
            time.sleep(self._pause)
            self._count += 1
            files = sorted(name for name in os.listdir(self._folder) if name.endswith(".ppm"))
            self._file = files[self._count % len(files)]
        name = self._parent._file
        data = _scene(os.path.join(self._folder, name), *self._size, self._format)
        return Image(*self._size, self._format, data, name[:-len(".ppm")])
