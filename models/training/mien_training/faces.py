"""Makes faces for the feature network: aligned crops, mixed into new people and distorted.

No label is kept: the teacher says what its embedding of the result is. So a mixture of two people
is as good a lesson as a person, and the number of different faces has no end.
"""

import cv2
import numpy as np

from . import pixels

SIDE = 112
CENTRE_X, CENTRE_Y = 56, 60  # the middle of the aligned face, around which it turns and grows


class FaceMaker:
    """An endless supply of faces, the same for the same generator state."""

    def __init__(self, faces: np.ndarray, chances: np.ndarray, rng: np.random.Generator):
        """faces [n, 112, 112, 3] BGR uint8; chances [n], their sum is 1."""
        self._faces = faces
        self._limits = np.cumsum(chances)
        self.rng = rng
        rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
        self._x, self._y = columns - CENTRE_X, rows - CENTRE_Y

    def batch(self, size: int) -> np.ndarray:
        """[size, 3, 112, 112] float32, RGB, 0..255: what the networks take."""
        faces = np.stack([self.make() for _ in range(size)])
        return np.ascontiguousarray(faces[..., ::-1].transpose(0, 3, 1, 2)).astype(np.float32)

    def make(self) -> np.ndarray:
        """One face, [112, 112, 3] BGR uint8."""
        face = self._draw()
        if self._chance(0.5):
            face = self._mix(face, self._draw())
        return face if self._chance(0.2) else self._distort(face)

    def _distort(self, face: np.ndarray) -> np.ndarray:
        rng = self.rng
        if self._chance(0.75):
            face = self._move(face)
        if self._chance(0.6):
            face = self._light(face)
        if self._chance(0.12):
            face = pixels.grey(face)
        if self._chance(0.10):
            face = self._side_light(face)
        if self._chance(0.22):
            enlarge = cv2.INTER_LINEAR if self._chance(0.5) else cv2.INTER_CUBIC
            face = pixels.low_resolution(face, int(rng.integers(28, 96)), enlarge)
        elif self._chance(0.10):
            face = pixels.blur(face, rng.uniform(0.5, 2.2))
        if self._chance(0.12):
            face = pixels.noise(face, rng, rng.uniform(2, 14))
        if self._chance(0.10):
            face = pixels.jpeg(face, int(rng.integers(15, 80)))
        if self._chance(0.08):
            face = self._occlude(face)
        return face

    def _mix(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """A face between two: a constant blend, or features of one here and of the other there."""
        rng = self.rng
        first, second = first.astype(np.float32), second.astype(np.float32)
        if self._chance(0.5):
            second = _recolour(second, like=first)
        if self._chance(0.35):
            part = np.float32(rng.uniform(0.15, 0.85))
        else:
            steepness, bias = rng.uniform(1, 6), rng.normal() * 0.7
            waves = self._smooth_field(int(rng.integers(2, 6)))
            part = (1 / (1 + np.exp(-waves * steepness - bias)))[..., None].astype(np.float32)
        return np.clip(first + (second - first) * part, 0, 255).astype(np.uint8)

    def _move(self, face: np.ndarray) -> np.ndarray:
        """What a detector's points leave: a small similarity transform, at times a soft bend."""
        rng = self.rng
        angle, scale = rng.normal() * 0.06, 1 + rng.normal() * 0.05
        shift_x, shift_y = rng.normal(size=2).astype(np.float32) * np.float32(2.2)
        along, across = np.float32(scale * np.cos(angle)), np.float32(scale * np.sin(angle))
        source_x = along * self._x - across * self._y + CENTRE_X + shift_x
        source_y = across * self._x + along * self._y + CENTRE_Y + shift_y
        if self._chance(0.5):
            reach = np.float32(rng.uniform(0.5, 3))
            bend = self._smooth_field(int(rng.integers(3, 6)), channels=2) * reach
            source_x, source_y = source_x + bend[..., 0], source_y + bend[..., 1]
        border = cv2.BORDER_CONSTANT if self._chance(0.4) else cv2.BORDER_REPLICATE
        face = np.ascontiguousarray(face)
        return cv2.remap(face, source_x, source_y, cv2.INTER_LINEAR, borderMode=border)

    def _light(self, face: np.ndarray) -> np.ndarray:
        rng = self.rng
        gains = np.full(3, rng.uniform(0.6, 1.4))
        if self._chance(0.6):
            gains = gains * (1 + rng.normal(size=3) * 0.06)
        return pixels.tone(face, gains, rng.normal() * 18, np.exp(rng.normal() * 0.25))

    def _side_light(self, face: np.ndarray) -> np.ndarray:
        light = 1 + self._smooth_field(2) * np.float32(self.rng.uniform(0.1, 0.4))
        return np.clip(face * light[..., None], 0, 255).astype(np.uint8)

    def _occlude(self, face: np.ndarray) -> np.ndarray:
        """Something in front of the face: a plain rectangle, or a piece of another face."""
        rng = self.rng
        width, height = rng.integers(15, 60, 2)
        left, top = rng.integers(0, SIDE - width), rng.integers(0, SIDE - height)
        place = np.s_[top : top + height, left : left + width]
        face = face.copy()
        face[place] = rng.integers(0, 256, 3) if self._chance(0.6) else self._draw()[place]
        return face

    def _draw(self) -> np.ndarray:
        index = np.searchsorted(self._limits, self.rng.random())
        face = self._faces[min(int(index), len(self._faces) - 1)]
        return face[:, ::-1] if self._chance(0.5) else face

    def _smooth_field(self, points: int, channels: int = 1) -> np.ndarray:
        """Random heights on a points x points grid, made smooth: [112, 112] or [112, 112, c]."""
        heights = self.rng.standard_normal((points, points, channels)).astype(np.float32)
        return cv2.resize(heights, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)

    def _chance(self, probability: float) -> bool:
        return self.rng.random() < probability


def _recolour(face: np.ndarray, like: np.ndarray) -> np.ndarray:
    """The face with the other one's mean and spread of each channel; both float32."""
    mean, spread = (v.ravel() for v in cv2.meanStdDev(face))
    wanted_mean, wanted_spread = (v.ravel() for v in cv2.meanStdDev(like))
    recoloured = (face - mean) * (wanted_spread / (spread + 1)) + wanted_mean
    return recoloured.astype(np.float32)
