"""What may happen to a picture on its way through a camera. BGR uint8 in, BGR uint8 out."""

import cv2
import numpy as np

# Training runs one process a core; OpenCV's own threads would only get in their way.
cv2.setNumThreads(0)


def tone(
    picture: np.ndarray, gains: np.ndarray, offsets: np.ndarray | float, gamma: float
) -> np.ndarray:
    """Brightness, contrast and color: a curve a channel around the middle grey, after a gamma.

    gains [3], 1 = unchanged; offsets [3] or one, in gray levels; gamma 1 = unchanged.
    """
    centred = np.linspace(0, 1, 256) ** gamma * 255 - 128
    curves = centred[:, None] * gains + 128 + offsets
    table = np.clip(curves, 0, 255).astype(np.uint8)[None]
    return cv2.LUT(np.ascontiguousarray(picture), table)


def grey(picture: np.ndarray) -> np.ndarray:
    """Three equal channels."""
    single = cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_BGR2GRAY)
    return cv2.cvtColor(single, cv2.COLOR_GRAY2BGR)


def blur(picture: np.ndarray, sigma: float) -> np.ndarray:
    """Gaussian blur, sigma in pixels."""
    return cv2.GaussianBlur(np.ascontiguousarray(picture), (0, 0), sigma)


def noise(picture: np.ndarray, rng: np.random.Generator, sigma: float) -> np.ndarray:
    """Gaussian noise, sigma in gray levels."""
    grains = rng.standard_normal(picture.shape, dtype=np.float32) * np.float32(sigma)
    return np.clip(picture + grains, 0, 255).astype(np.uint8)


def jpeg(picture: np.ndarray, quality: int) -> np.ndarray:
    """Encoded and decoded again; quality 1..100."""
    _, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(encoded, cv2.IMREAD_COLOR)


def low_resolution(picture: np.ndarray, side: int, enlarge: int) -> np.ndarray:
    """Shrunk to side x side and enlarged to its size again with OpenCV's method `enlarge`."""
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (width, height), interpolation=enlarge)
