"""Detectors beside a larger one: what it is sure of must be found, and nothing else."""

import json
import time
from pathlib import Path

import numpy as np

from .evaluate_features import CAST_MARGIN, read_with_margin
from .retinaface import Face, RetinaFace, overlap

SURE = 0.8  # score from which the reference's face must be found
DOUBTFUL = 0.3  # score from which a face that is found is not called false
CONFIDENCE = 0.5  # of the detectors that are measured
SAME_FACE = 0.4  # overlap with a face of the reference
TOUCHES = 0.3  # overlap from which a face that is found is not called false


def evaluate(media: Path, reference: Path, models: list[Path]) -> None:
    """Prints a line of JSON for each model and set of pictures."""
    truth = RetinaFace(reference)
    sets = _sets(media)
    wanted = {name: [truth.find(p, DOUBTFUL) for p in pictures] for name, pictures in sets.items()}
    for path in models:
        detector = RetinaFace(path)
        about = {"model": path.name, "bytes": path.stat().st_size}
        print(json.dumps({**about, "milliseconds": round(1000 * _seconds(detector), 2)}))
        for name, pictures in sets.items():
            found = [detector.find(picture, CONFIDENCE) for picture in pictures]
            figures = compare(found, wanted[name])
            print(json.dumps({"model": path.name, "set": name, **figures}), flush=True)


def compare(found: list[list[Face]], wanted: list[list[Face]]) -> dict[str, float]:
    """Figures of the faces found in each picture.

    points: mean distance of the five points, as a part of the face's side.
    """
    hits, distances, overlaps = [], [], []
    for mine, theirs in zip(found, wanted, strict=True):
        for face in (f for f in theirs if f.score >= SURE):
            shared = overlap(face.box, _boxes(mine))
            hit = len(shared) > 0 and shared.max() > SAME_FACE
            hits.append(hit)
            if hit:
                overlaps.append(shared.max())
                distance = np.linalg.norm(mine[shared.argmax()].points - face.points, axis=1)
                distances.append(distance.mean() / np.sqrt(face.box[2:].prod()))
    count = sum(len(faces) for faces in found)
    false = sum(
        not (overlap(face.box, _boxes(theirs)) > TOUCHES).any()
        for mine, theirs in zip(found, wanted, strict=True)
        for face in mine
    )
    return {
        "faces": len(hits),
        "recall": _mean(hits),
        "precision": round(1 - false / max(1, count), 4),
        "overlap": _mean(overlaps),
        "points": _mean(distances),
    }


def _sets(media: Path) -> dict[str, list[np.ndarray]]:
    """Held-out people only; a set that is not there is left out."""
    lfw = sorted(media.glob("lfw/known/*/*.jpg")) + sorted(media.glob("lfw/unknown/*.jpg"))
    cast, groups = sorted(media.glob("cast/*/*")), sorted(media.glob("groups/*.jpg"))
    sets = {
        "lfw": [read_with_margin(path, 0) for path in lfw],
        "cast+groups": [read_with_margin(path, CAST_MARGIN) for path in cast]
        + [read_with_margin(path, 0) for path in groups],
    }
    return {name: pictures for name, pictures in sets.items() if pictures}


def _boxes(faces: list[Face]) -> np.ndarray:
    return np.array([face.box for face in faces]).reshape(-1, 4)


def _mean(values: list[float]) -> float | None:
    return round(float(np.mean(values)), 4) if values else None


def _seconds(detector: RetinaFace, times: int = 40) -> float:
    """Median time of one picture of the input's size on one thread."""
    picture, taken = detector.blank(), []
    for _ in range(times):
        began = time.perf_counter()
        detector.run(picture)
        taken.append(time.perf_counter() - began)
    return float(np.median(taken))
