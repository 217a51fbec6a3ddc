"""Stand-in for maix.display: writes down what is shown."""

import json
import os


class Display:
    """As in MaixPy; of the size of a MaixCAM's screen."""

    def __init__(self, width=-1, height=-1, format=None, device="", open=True):
        self._shown = os.environ.get("MAIX_SHOWN", os.devnull)

    def width(self):
        """As in MaixPy."""
        return 552

    def height(self):
        """As in MaixPy."""
        return 368

    def show(self, img, fit=None):
        """As in MaixPy."""
        line = json.dumps({"name": img.name, "width": img.width(), "height": img.height(), "drawn": img.drawn})
        with open(self._shown, "a", encoding="utf-8") as file:
            file.write(line + "\n")
