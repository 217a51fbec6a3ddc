"""Open-set recognition: who is it, among the people enrolled, or nobody of them?

`MEDIA/lfw/known/PERSON/*.jpg`: the first picture of each is enrolled, the others are probes;
`MEDIA/lfw/unknown/*.jpg`: strangers. `MEDIA/cast/PERSON/*`: a small second set, where it is there.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from .alignment import align
from .retinaface import RetinaFace, most_central
from .teacher import open_model

CAST_MARGIN = 40  # pixels: those pictures are cut so tightly that no detector finds all of them
CONFIDENCE = 0.5
FALSE_ALARMS = (0.01, 0.05)  # parts of the strangers who may pass


@dataclass(frozen=True)
class Faces:
    """Aligned faces [n, 112, 112, 3] and whose they are [n]; a stranger has an empty name."""

    crops: np.ndarray
    people: np.ndarray
    missed: int  # pictures in which the detector found nobody


class Embedder:
    def __init__(self, path: Path):
        self._model = open_model(path)
        self._name = self._model.get_inputs()[0].name

    def __call__(self, crops: np.ndarray, batch: int = 32) -> np.ndarray:
        """[n, 112, 112, 3] BGR uint8 -> [n, d] of unit length."""
        pictures = crops[..., ::-1].transpose(0, 3, 1, 2).astype(np.float32)
        embeddings = np.concatenate(
            [
                self._model.run(None, {self._name: np.ascontiguousarray(pictures[i : i + batch])})[
                    0
                ]
                for i in range(0, len(pictures), batch)
            ]
        )
        return embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True)


def evaluate(media: Path, detector: Path, models: list[Path]) -> None:
    """Prints a line of JSON a model; the first one is what the others are compared with."""
    finder = RetinaFace(detector)
    lfw, cast = _lfw(media, finder), _cast(media, finder)
    reference = None
    for path in models:
        embed = Embedder(path)
        embeddings = embed(lfw.crops)
        figures = {
            "model": path.name,
            "bytes": path.stat().st_size,
            "milliseconds": round(1000 * _seconds(embed, lfw.crops[:1]), 2),
            "missed": lfw.missed,
            **open_set(embeddings, lfw.people),
        }
        if len(cast.crops):
            figures["cast_rank1"] = round(nearest_is_same(embed(cast.crops), cast.people), 4)
        if reference is None:
            reference = embeddings
        elif embeddings.shape == reference.shape:
            cosines = (embeddings * reference).sum(1)
            figures["cosine_mean"] = round(float(cosines.mean()), 4)
            figures["cosine_least"] = round(float(cosines.min()), 4)
        print(json.dumps(figures), flush=True)


def open_set(embeddings: np.ndarray, people: np.ndarray) -> dict[str, float]:
    """Figures of embeddings [n, d] of unit length; people [n], empty: a stranger.

    rank1: probes whose nearest enrolled person is right. dir_F: probes that are right and above
    the threshold that a part F of the strangers pass; threshold_F: that threshold, a cosine.
    """
    stranger = people == ""
    enrolled = np.zeros(len(people), bool)
    enrolled[[np.flatnonzero(people == person)[0] for person in np.unique(people[~stranger])]] = (
        True
    )
    gallery, names = embeddings[enrolled], people[enrolled]
    probe = ~stranger & ~enrolled
    likeness = embeddings[probe] @ gallery.T
    right = names[likeness.argmax(1)] == people[probe]
    alarms = np.sort((embeddings[stranger] @ gallery.T).max(1))[::-1]
    figures = {"probes": int(probe.sum()), "strangers": len(alarms)}
    figures["rank1"] = round(float(right.mean()), 4)
    for part in FALSE_ALARMS:
        threshold = alarms[int(len(alarms) * part)]
        passed = right & (likeness.max(1) > threshold)
        figures[f"dir_{part}"] = round(float(passed.mean()), 4)
        figures[f"threshold_{part}"] = round(float(threshold), 4)
    return figures


def nearest_is_same(embeddings: np.ndarray, people: np.ndarray) -> float:
    """Part of the pictures whose nearest other picture is of the same person."""
    likeness = embeddings @ embeddings.T
    np.fill_diagonal(likeness, -1)
    return float((people[likeness.argmax(1)] == people).mean())


def _lfw(media: Path, finder: RetinaFace) -> Faces:
    known = sorted(media.glob("lfw/known/*/*.jpg"))
    if not known:
        raise FileNotFoundError(f"no lfw/known/PERSON/*.jpg in {media}")
    strangers = sorted(media.glob("lfw/unknown/*.jpg"))
    people = [path.parent.name for path in known] + [""] * len(strangers)
    return _faces(known + strangers, people, finder)


def _cast(media: Path, finder: RetinaFace) -> Faces:
    paths = sorted(media.glob("cast/*/*"))
    return _faces(paths, [path.parent.name for path in paths], finder, CAST_MARGIN)


def _faces(paths: list[Path], people: list[str], finder: RetinaFace, margin: int = 0) -> Faces:
    crops, owners = [], []
    for path, person in zip(paths, people, strict=True):
        picture = read_with_margin(path, margin)
        face = most_central(finder.find(picture, CONFIDENCE), picture)
        if face is not None:
            crops.append(align(picture, face.points))
            owners.append(person)
    shape = (len(crops), 112, 112, 3)
    return Faces(
        np.array(crops, np.uint8).reshape(shape), np.array(owners), len(paths) - len(crops)
    )


def read_with_margin(path: Path, margin: int) -> np.ndarray:
    """BGR uint8 with that many black pixels around it."""
    picture = cv2.imread(str(path))
    if picture is None:
        raise ValueError(f"{path} is not a picture")
    return cv2.copyMakeBorder(picture, *[margin] * 4, cv2.BORDER_CONSTANT)


def _seconds(embed: Embedder, crop: np.ndarray, times: int = 40) -> float:
    """Median time of one face on one thread."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        embed(crop)
        taken.append(time.perf_counter() - began)
    return float(np.median(taken))
