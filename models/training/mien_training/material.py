"""Reads the training pictures. Every picture is BGR, uint8, [height, width, 3]."""

import tarfile
from pathlib import Path

import cv2
import numpy as np

Picture = np.ndarray

# Part of the draws that each tar of aligned faces gets, however many pictures it holds:
# small sources would otherwise hardly be seen, and the largest would drown the others.
FACE_SHARES = {
    "allagefaces": 0.43,
    "mebeauty": 0.20,
    "lfw_rest": 0.15,
    "glint": 0.15,
    "ytf": 0.07,
}


def read_tar(path: Path, limit: int | None = None) -> list[Picture]:
    """Every picture of a tar, in order; with a limit, that many spread evenly over it."""
    with tarfile.open(path) as tar:
        members = [member for member in tar.getmembers() if member.isfile()]
        if limit is not None and limit < len(members):
            members = [members[i] for i in np.linspace(0, len(members) - 1, limit).astype(int)]
        return [_decode(tar, member) for member in members]


def read_faces(folder: Path, limit: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """All aligned faces below `folder` and the chance that each is drawn.

    Returns faces [n, 112, 112, 3] and chances [n], which add up to 1. Tars that are not there
    are left out and the shares of the others grow.
    """
    faces: list[Picture] = []
    chances: list[float] = []
    for name, share in FACE_SHARES.items():
        path = folder / f"{name}.tar"
        if path.exists():
            pictures = read_tar(path, limit)
            faces += pictures
            chances += [share / len(pictures)] * len(pictures)
    if not faces:
        raise FileNotFoundError(f"no tar of aligned faces ({', '.join(FACE_SHARES)}) in {folder}")
    return np.stack(faces), np.array(chances) / sum(chances)


def _decode(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Picture:
    encoded = np.frombuffer(tar.extractfile(member).read(), np.uint8)
    picture = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"{member.name} in {tar.name} is not a picture")
    return picture
