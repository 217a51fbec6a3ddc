"""Makes the pictures of the host's own trial: python make.py PEOPLE RESOURCES. Needs numpy and opencv-python-headless.

PEOPLE is the folder of synthetic people with their truth.json; they belong to nobody. Pixels are stored as they are (PPM,
gzip), so that every device can read them, in steps of 4, which halves the file and changes no answer.
"""

import gzip
import json
import sys
from pathlib import Path

import cv2
import numpy as np

PEOPLE, RESOURCES = Path(sys.argv[1]), Path(sys.argv[2])
TRUTH = json.loads((PEOPLE / "truth.json").read_text())

# Two pictures of each person. Chosen for the largest difference between right and exchanged colors over four networks.
CROPS = {
    "Ada": (2, 3),
    "Bela": (4, 5),
    "Chidi": (3, 4),
    "Dov": (4, 5),
    "Edda": (2, 3),
    "Farid": (1, 3),
    "Gus": (3, 5),
    "Hana": (2, 3),
}
# Name, picture and scale.
SCENES = (("several", "calls/1.jpg", 0.5), ("one", "people/Dov/1.jpg", 0.75))

ARCFACE_112 = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]
)


def similarity(points):
    source = points - points.mean(0)
    target = ARCFACE_112 - ARCFACE_112.mean(0)
    spread = (source**2).sum()
    a = (source * target).sum() / spread
    b = (source[:, 0] * target[:, 1] - source[:, 1] * target[:, 0]).sum() / spread
    matrix = np.array([[a, -b, 0], [b, a, 0]])
    matrix[:, 2] = ARCFACE_112.mean(0) - matrix[:, :2] @ points.mean(0)
    return matrix


def write(name, bgr):
    rgb = (bgr[..., ::-1] // 4 * 4 + 2).astype(np.uint8)
    head = f"P6\n{rgb.shape[1]} {rgb.shape[0]}\n255\n".encode()
    packed = gzip.compress(head + rgb.tobytes(), 9, mtime=0)
    (RESOURCES / f"{name}.ppm.gz").write_bytes(packed)


def crop(person, number):
    name = f"people/{person}/{number}.jpg"
    points = np.array(TRUTH[name][0]["points"])
    return cv2.warpAffine(cv2.imread(str(PEOPLE / name)), similarity(points), (112, 112), flags=cv2.INTER_LINEAR)


def scene(name, source, scale):
    picture = cv2.imread(str(PEOPLE / source))
    write(name, cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    lines = [f"picture = {name}.ppm"]
    for face in TRUTH[source]:
        # The first pixel's center is 0, as everywhere in Mien.
        points = [(v + 0.5) * scale - 0.5 for point in face["points"] for v in point]
        box = [v * scale for v in face["box"]]
        lines.append("face = " + " ".join(f"{v:.1f}" for v in box + [1] + points))
    (RESOURCES / f"{name}.txt").write_text("\n".join(lines) + "\n")


write("faces", np.concatenate([crop(p, n) for p, numbers in CROPS.items() for n in numbers]))
for args in SCENES:
    scene(*args)
