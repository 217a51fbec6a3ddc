"""Cuts a face out so that eyes, nose and mouth lie where the feature networks expect them."""

import cv2
import numpy as np

# ArcFace's template for 112x112: left eye, right eye, nose, left and right corner of the mouth.
TEMPLATE = np.array(
    [
        [38.2946, 51.6963],
        [73.5318, 51.5014],
        [56.0252, 71.7366],
        [41.5493, 92.3655],
        [70.7299, 92.2041],
    ]
)


def align(picture: np.ndarray, points: np.ndarray) -> np.ndarray:
    """BGR uint8 picture and its five points [5, 2] -> [112, 112, 3]."""
    return cv2.warpAffine(picture, similarity(points.astype(np.float64), TEMPLATE), (112, 112))


def similarity(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Umeyama's least-squares turn, scale and shift from points to points: [2, 3]."""
    source_mean, target_mean = source.mean(0), target.mean(0)
    centred = source - source_mean
    covariance = (target - target_mean).T @ centred / len(source)
    left, strengths, right = np.linalg.svd(covariance)
    # Without this the best fit could be a mirror image.
    signs = np.array([1.0, np.sign(np.linalg.det(left) * np.linalg.det(right))])
    turn = left @ np.diag(signs) @ right
    scale = (strengths * signs).sum() / centred.var(0).sum()
    shift = target_mean - scale * turn @ source_mean
    return np.column_stack([scale * turn, shift])
