"""Starts the program: python3 -m mien_camera."""

import argparse
import sys
import time

from .buttons import Buttons
from .eye import Nv21Eye, RgbEye
from .link import Link
from .program import Program
from .screen import Screen


def _arguments(values):
    parser = argparse.ArgumentParser(prog="mien_camera", description="Camera, screen and buttons of a MaixCAM for Mien.")
    parser.add_argument("--socket", default="/tmp/mien-camera/socket", help="where Mien listens (%(default)s)")
    parser.add_argument("--width", type=int, default=320, help="of a frame, in pixels (%(default)s)")
    parser.add_argument("--height", type=int, default=224, help="of a frame, in pixels (%(default)s)")
    parser.add_argument("--fps", type=float, default=-1, help="frames a second; -1: what the camera likes (%(default)s)")
    parser.add_argument("--format", choices=("rgb", "nv21"), default="rgb", help="of the pixels (%(default)s)")
    parser.add_argument("--stay", action="store_true", help="do not end when back is pressed")
    return parser.parse_args(values)


def _log(text: str) -> None:
    print("mien_camera: " + text, file=sys.stderr, flush=True)


def main(values=None) -> int:
    """Runs until back is pressed; the exit code."""
    arguments = _arguments(values)
    make = Nv21Eye if arguments.format == "nv21" else RgbEye
    eye = make(arguments.width, arguments.height, arguments.fps)
    buttons = Buttons(*eye.size)
    screen = Screen(buttons, time.monotonic)
    link = Link(arguments.socket, _log)
    Program(eye, link, screen, buttons, time.monotonic, stay=arguments.stay).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
