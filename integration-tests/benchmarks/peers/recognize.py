"""One frame by hand in Python, for FramePairs: what a careful person writes with cv2, numpy and onnxruntime.

Needs: pip install numpy opencv-python-headless onnxruntime
Standard input: a line "DETECTOR EXTRACTOR WIDTH HEIGHT PEOPLE DIMENSION" (paths of weights without spaces), then the picture
(BGR, a byte a value) and the people's embeddings (float32, little-endian). Then for each line that comes, the frame is
recognized once. Standard output: for each, a line "MICROSECONDS FACES COSINE" (of the first face's nearest person).
"""

import sys
import time

import cv2
import numpy as np
import onnxruntime as ort

WIDTH, HEIGHT, SIDE = 320, 256, 112
CONFIDENCE, IOU = .5, .45
TEMPLATE = np.array([[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]])


def priors():
    """Centre and side of each prior, in pixels of the input."""
    rows = []
    for stride, sides in ((8, (16, 32)), (16, (64, 128)), (32, (256, 512))):
        y, x = np.mgrid[0:HEIGHT // stride, 0:WIDTH // stride]
        cells = np.stack([x.ravel(), y.ravel()], axis=1) * stride + stride / 2
        for_sides = [np.column_stack([cells, np.full(len(cells), side)]) for side in sides]
        rows.append(np.stack(for_sides, axis=1).reshape(-1, 3))
    return np.concatenate(rows).astype(np.float32)


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


class Recognizer:
    def __init__(self, detector, extractor, gallery):
        self.detector, self.extractor, self.gallery = session(detector), session(extractor), gallery
        self.priors = priors()

    def detect(self, picture):
        scale = min(WIDTH / picture.shape[1], HEIGHT / picture.shape[0])
        resized = cv2.resize(picture, None, fx=scale, fy=scale)
        padded = cv2.copyMakeBorder(
            resized, 0, HEIGHT - resized.shape[0], 0, WIDTH - resized.shape[1], cv2.BORDER_CONSTANT)
        blob = cv2.dnn.blobFromImage(padded, 1, mean=(104, 117, 123))
        boxes, scores, points = self.detector.run(
            ["loc", "conf", "landms"], {self.detector.get_inputs()[0].name: blob})
        found = np.flatnonzero(scores[0, :, 1] >= CONFIDENCE)
        prior, side = self.priors[found, :2], self.priors[found, 2:]
        size = side * np.exp(boxes[0, found, 2:] * .2)
        corner = prior + boxes[0, found, :2] * .1 * side - size / 2
        five = prior[:, None] + points[0, found].reshape(-1, 5, 2) * .1 * side[:, None]
        kept = cv2.dnn.NMSBoxes(np.hstack([corner, size]).tolist(), scores[0, found, 1].tolist(), CONFIDENCE, IOU)
        return [five[i] / scale for i in np.array(kept).ravel()]

    def extract(self, picture, points):
        chip = cv2.warpAffine(picture, similarity(points), (SIDE, SIDE))
        blob = cv2.dnn.blobFromImage(chip, 1, swapRB=True)
        embedding = self.extractor.run(None, {self.extractor.get_inputs()[0].name: blob})[0][0]
        return embedding / np.linalg.norm(embedding)

    def recognize(self, picture):
        return [float((self.gallery @ self.extract(picture, five)).max()) for five in self.detect(picture)]


def similarity(points):
    """Least-squares similarity (Umeyama 1991, in the plane) that takes the points to the template."""
    centre, goal = points.mean(axis=0), TEMPLATE.mean(axis=0)
    source, target = points - centre, TEMPLATE - goal
    spread = (source ** 2).sum()
    a = (source * target).sum() / spread
    b = (source[:, 0] * target[:, 1] - source[:, 1] * target[:, 0]).sum() / spread
    turn = np.array([[a, -b], [b, a]])
    return np.column_stack([turn, goal - turn @ centre])


def main():
    cv2.setNumThreads(1)
    stdin = sys.stdin.buffer
    detector, extractor, *numbers = stdin.readline().decode().split()
    width, height, people, dimension = map(int, numbers)
    picture = np.frombuffer(stdin.read(width * height * 3), np.uint8).reshape(height, width, 3)
    gallery = np.frombuffer(stdin.read(people * dimension * 4), "<f4").reshape(people, dimension)
    recognizer = Recognizer(detector, extractor, gallery)
    while stdin.readline():
        start = time.perf_counter()
        cosines = recognizer.recognize(picture)
        took = time.perf_counter() - start
        print(f"{took * 1e6:.1f} {len(cosines)} {cosines[0] if cosines else 0:.6f}", flush=True)


if __name__ == "__main__":
    main()
