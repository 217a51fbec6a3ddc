"""Finds faces with a model of RetinaFace's interface, as a reference for evaluation."""

from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from .scenes import network_input
from .teacher import open_model

STRIDES = (8, 16, 32)
PRIOR_SIDES = ((16, 32), (64, 128), (256, 512))  # pixels of the input
CENTRE_VARIANCE, SIZE_VARIANCE = 0.1, 0.2
OVERLAP = 0.4  # of two boxes that are the same face


class Face(NamedTuple):
    """In pixels of the picture."""

    box: np.ndarray  # x, y, width, height
    points: np.ndarray  # [5, 2]: left eye, right eye, nose, left and right corner of the mouth
    score: float  # 0..1


class RetinaFace:
    def __init__(self, path: Path):
        self._model = open_model(path)
        model_input = self._model.get_inputs()[0]
        self._name = model_input.name
        self._height, self._width = model_input.shape[2:]
        self._priors = priors(self._width, self._height)

    def find(self, picture: np.ndarray, threshold: float) -> list[Face]:
        """Faces of a BGR uint8 picture of any size, the surest first."""
        fitted, scale = self._fit(picture)
        loc, conf, landms = self.run(fitted)
        likely = np.flatnonzero(conf[0, :, 1] > threshold)
        if not len(likely):
            return []
        size = np.array([self._width, self._height]) / scale
        boxes = decode_boxes(loc[0, likely], self._priors[likely]) * np.tile(size, 2)
        points = decode_points(landms[0, likely], self._priors[likely]) * size
        scores = conf[0, likely, 1]
        return [Face(boxes[i], points[i], float(scores[i])) for i in suppress(boxes, scores)]

    def run(self, fitted: np.ndarray) -> list[np.ndarray]:
        """loc, conf, landms of a picture of the input's size."""
        return self._model.run(["loc", "conf", "landms"], {self._name: network_input(fitted)})

    def blank(self) -> np.ndarray:
        """A black picture of the input's size."""
        return np.zeros((self._height, self._width, 3), np.uint8)

    def _fit(self, picture: np.ndarray) -> tuple[np.ndarray, float]:
        """The picture in the top left corner of the input, and how much it was scaled."""
        scale = min(self._width / picture.shape[1], self._height / picture.shape[0])
        small = cv2.resize(picture, None, fx=scale, fy=scale)[: self._height, : self._width]
        fitted = self.blank()
        fitted[: small.shape[0], : small.shape[1]] = small
        return fitted, scale


def priors(width: int, height: int) -> np.ndarray:
    """[n, 4]: center x, center y, width, height of each prior as parts of the input."""
    rows = []
    for stride, sides in zip(STRIDES, PRIOR_SIDES, strict=True):
        for y in range(-(-height // stride)):
            for x in range(-(-width // stride)):
                centre = (x + 0.5) * stride / width, (y + 0.5) * stride / height
                rows += [(*centre, side / width, side / height) for side in sides]
    return np.array(rows, np.float32)


def decode_boxes(loc: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """[n, 4] x, y, width, height as parts of the input."""
    centre = prior[:, :2] + loc[:, :2] * CENTRE_VARIANCE * prior[:, 2:]
    size = prior[:, 2:] * np.exp(loc[:, 2:] * SIZE_VARIANCE)
    return np.concatenate([centre - size / 2, size], axis=1)


def decode_points(landms: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """[n, 5, 2] as parts of the input."""
    offsets = landms.reshape(-1, 5, 2) * CENTRE_VARIANCE * prior[:, None, 2:]
    return prior[:, None, :2] + offsets


def overlap(box: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Intersection over union of one box [4] with others [n, 4], all x, y, width, height."""
    top_left = np.maximum(box[:2], boxes[:, :2])
    bottom_right = np.minimum(box[:2] + box[2:], boxes[:, :2] + boxes[:, 2:])
    shared = np.clip(bottom_right - top_left, 0, None).prod(axis=1)
    return shared / (box[2:].prod() + boxes[:, 2:].prod(axis=1) - shared + 1e-9)


def suppress(boxes: np.ndarray, scores: np.ndarray) -> list[int]:
    """Which boxes stay when each drives out the less sure ones on the same face."""
    order, kept = np.argsort(-scores), []
    while len(order):
        best, order = order[0], order[1:]
        kept.append(int(best))
        order = order[overlap(boxes[best], boxes[order]) <= OVERLAP]
    return kept


def most_central(faces: list[Face], picture: np.ndarray) -> Face | None:
    """The face nearest to the middle: the one that a portrait is of."""
    middle = np.array(picture.shape[1::-1]) / 2

    def distance(face: Face) -> float:
        return float(np.linalg.norm(face.box[:2] + face.box[2:] / 2 - middle))

    return min(faces, key=distance, default=None)
