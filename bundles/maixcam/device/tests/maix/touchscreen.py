"""Stand-in for maix.touchscreen: reads what a script says."""

import os


class TouchScreen:
    """As in MaixPy."""

    def __init__(self, device="", open=True):
        self._path = os.environ.get("MAIX_TOUCHES", "")
        self._read = 0
        self._last = [0, 0, 0]

    def read(self):
        """As in MaixPy: x, y, and whether a finger touches."""
        lines = []
        if os.path.exists(self._path):
            with open(self._path, encoding="utf-8") as file:
                lines = file.read().splitlines()
        if self._read < len(lines):
            self._last = [int(value) for value in lines[self._read].split()]
            self._read += 1
        return list(self._last)
