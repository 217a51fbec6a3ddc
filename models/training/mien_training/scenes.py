"""Makes scenes for the detector: people of many sizes on pictures without faces.

No box is kept: the teacher says what it finds, at every prior.
"""

import cv2
import numpy as np

from . import pixels

WIDTH, HEIGHT = 320, 256
MEAN_BGR = (104, 117, 123)


def network_input(scene: np.ndarray) -> np.ndarray:
    """[h, w, 3] BGR uint8 -> [1, 3, h, w] float32, BGR minus the mean: what the networks take."""
    centred = scene.astype(np.float32) - np.float32(MEAN_BGR)
    return np.ascontiguousarray(centred.transpose(2, 0, 1)[None])


class SceneMaker:
    """An endless supply of scenes, the same for the same generator state."""

    def __init__(
        self, people: list[np.ndarray], backgrounds: list[np.ndarray], rng: np.random.Generator
    ):
        """people: pictures with a face or more; backgrounds: pictures without; BGR uint8."""
        self._people = people
        self._backgrounds = backgrounds
        self.rng = rng

    def make(self) -> np.ndarray:
        """One scene, [256, 320, 3] BGR uint8."""
        kind = self.rng.random()
        scene = self._background()
        if kind < 0.12:
            pass  # nobody: what is no face has to be learned too
        elif kind < 0.72:
            scene = self._crowd(scene)
        elif kind < 0.85:
            scene = self._paste(scene, self.rng.uniform(180, 420))
        else:
            scene = self._mosaic(scene)
        return self._distort(scene)

    def _crowd(self, scene: np.ndarray) -> np.ndarray:
        """One to six people; sizes are even on a logarithmic scale, so small ones are not rare."""
        rng = self.rng
        count, one_is_near = int(rng.integers(1, 7)), self._chance(0.3)
        for i in range(count):
            largest = 330 if one_is_near and i == 0 else 170
            scene = self._paste(scene, float(np.exp(rng.uniform(np.log(30), np.log(largest)))))
        return scene

    def _mosaic(self, scene: np.ndarray) -> np.ndarray:
        """A grid of 2x2 to 4x4 people, as in a video call, with gaps."""
        cells = int(self.rng.integers(2, 5))
        width, height = WIDTH // cells, HEIGHT // cells
        scene = scene.copy()
        for top in range(0, cells * height, height):
            for left in range(0, cells * width, width):
                if self._chance(0.85):
                    person = np.ascontiguousarray(self._person())
                    person = cv2.resize(person, (width, height), interpolation=cv2.INTER_AREA)
                    scene[top : top + height, left : left + width] = person
        return scene

    def _paste(self, scene: np.ndarray, size: float) -> np.ndarray:
        """A person, `size` pixels at the longer side, with soft edges, in part outside at times."""
        rng = self.rng
        person = self._person()
        scale = size / max(person.shape[:2])
        tilt = rng.normal() * 8 if self._chance(0.5) else 0.0
        if self._chance(0.5):
            person = self._tint(person)
        width, height = (max(8, int(side * scale)) for side in person.shape[1::-1])
        person = np.ascontiguousarray(person)
        person = cv2.resize(person, (width, height), interpolation=cv2.INTER_AREA)

        to_scene = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
        to_scene[0, 2] += rng.integers(-width // 4, WIDTH - 3 * width // 4 + 1)
        to_scene[1, 2] += rng.integers(-height // 4, HEIGHT - 3 * height // 4 + 1)
        mask = _soft_mask(width, height, max(1.0, min(width, height) * rng.uniform(0.01, 0.12)))
        mask = cv2.warpAffine(mask, to_scene, (WIDTH, HEIGHT))[..., None]
        layer = cv2.warpAffine(
            person, to_scene, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE
        ).astype(np.float32)
        return (scene + (layer - scene) * mask).astype(np.uint8)

    def _background(self) -> np.ndarray:
        """A part of a picture without faces, or one color."""
        rng = self.rng
        if self._chance(0.15):
            return np.full((HEIGHT, WIDTH, 3), rng.integers(0, 256, 3), np.uint8)
        picture = self._backgrounds[rng.integers(len(self._backgrounds))]
        part = rng.uniform(0.5, 1)
        height, width = (int(side * part) for side in picture.shape[:2])
        top = rng.integers(0, picture.shape[0] - height + 1)
        left = rng.integers(0, picture.shape[1] - width + 1)
        cut = picture[top : top + height, left : left + width]
        return self._tint(cv2.resize(cut, (WIDTH, HEIGHT)))

    def _distort(self, scene: np.ndarray) -> np.ndarray:
        rng = self.rng
        if self._chance(0.4):
            scene = self._tint(scene)
        if self._chance(0.1):
            scene = pixels.grey(scene)
        if self._chance(0.12):
            scene = pixels.blur(scene, rng.uniform(0.4, 1.4))
        if self._chance(0.12):
            scene = pixels.noise(scene, rng, rng.uniform(2, 12))
        if self._chance(0.1):
            scene = pixels.jpeg(scene, int(rng.integers(20, 80)))
        return scene

    def _tint(self, picture: np.ndarray) -> np.ndarray:
        rng = self.rng
        gains = rng.uniform(0.5, 1.4) * (1 + rng.normal(size=3) * 0.1)
        return pixels.tone(picture, gains, rng.normal(size=3) * 12, np.exp(rng.normal() * 0.2))

    def _person(self) -> np.ndarray:
        picture = self._people[self.rng.integers(len(self._people))]
        return picture[:, ::-1] if self._chance(0.5) else picture

    def _chance(self, probability: float) -> bool:
        return self.rng.random() < probability


def _soft_mask(width: int, height: int, edge: float) -> np.ndarray:
    """[height, width] float32: 1 inside, falling to 0 within `edge` pixels of the border."""
    mask = np.zeros((height, width), np.float32)
    inset = int(edge)
    mask[inset : height - inset, inset : width - inset] = 1
    return cv2.GaussianBlur(mask, (0, 0), edge / 2 + 0.3)
