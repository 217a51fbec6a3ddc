"""A frame of the camera."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """What Mien is given, `pixels` in `format` of the protocol, and `screen`, the same scene as an image to draw on."""

    format: int
    width: int
    height: int
    stride: int
    micros: int
    pixels: bytes
    screen: object
