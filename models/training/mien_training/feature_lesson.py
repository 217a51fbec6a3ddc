"""The feature network learns to place faces where its teacher places them."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from .faces import FaceMaker
from .feature_network import FeatureNetwork
from .lesson import Batch, Losses, map_losses
from .material import read_faces
from .teacher import MapScale, Teacher

TEACHER_FILE = "mobileface_v2.onnx"
TEACHER_OUTPUT = "fc5_bn"
# Ends of the stages at 28, 14, 7 and 4 pixels: the shapes of the student's stages.
TEACHER_MAPS = ("_plus1", "_plus3", "_plus5", "_plus7")

PAIR_WEIGHT = 20.0  # squared differences of cosines are small numbers
LENGTH_WEIGHT = 0.1  # the direction matters, the length is only kept in the teacher's range


class FeatureLesson:
    name = "features"

    def __init__(
        self, material: Path, teachers: Path, rng: np.random.Generator, limit: int | None = None
    ):
        """`limit`: read no more pictures than that of each tar."""
        self.network = FeatureNetwork()
        self.rng = rng
        self._teacher = Teacher(teachers / TEACHER_FILE, (TEACHER_OUTPUT,), TEACHER_MAPS)
        self._maker = FaceMaker(*read_faces(material, limit), rng)

    def draw(self, size: int) -> Batch:
        faces = self._maker.batch(size)
        answers, maps = self._teacher(faces)
        pictures = torch.from_numpy(faces).contiguous(memory_format=torch.channels_last)
        return Batch(pictures, answers, maps)

    def losses(
        self, network: FeatureNetwork, batch: Batch, scale: MapScale, forced: bool
    ) -> Losses:
        wanted_maps = scale(batch.maps)
        if forced:
            mine, maps = network.forced(batch.pictures, wanted_maps)
        else:
            mine, maps = network.with_maps(batch.pictures)
        [wanted] = batch.answers
        direction = direction_loss(mine, wanted)
        pairs = pair_loss(mine, wanted)
        length = length_loss(mine, wanted)
        by_map = map_losses(maps, wanted_maps)
        parts = {"direction": direction, "pairs": pairs, "length": length}
        parts |= {f"map{i}": loss for i, loss in enumerate(by_map)}
        return Losses(
            answer=direction + PAIR_WEIGHT * pairs + LENGTH_WEIGHT * length,
            maps=sum(by_map),
            parts={name: loss.item() for name, loss in parts.items()},
        )


def direction_loss(mine: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """1 - cosine to the teacher's embedding, 0..2; both [n, d]."""
    return (1 - functional.cosine_similarity(mine, wanted)).mean()


def pair_loss(mine: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Faces of a batch must be as like one another as the teacher finds them."""
    apart = ~torch.eye(len(mine), dtype=torch.bool)
    mine, wanted = functional.normalize(mine), functional.normalize(wanted)
    return ((mine @ mine.T - wanted @ wanted.T)[apart] ** 2).mean()


def length_loss(mine: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Squared difference as a part of the teacher's squared length."""
    return ((mine - wanted) ** 2).mean() / (wanted**2).mean()
