"""The detector learns its teacher's answer at every prior of a scene."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from .detector_network import Answers, DetectorNetwork
from .lesson import Batch, Losses, map_losses
from .material import read_tar
from .scenes import SceneMaker, network_input
from .teacher import MapScale, Teacher

TEACHER_FILE = "retinaface_mnet025_320x256.onnx"
TEACHER_OUTPUTS = ("loc", "conf", "landms")
# Body, then context, each at strides 8, 16, 32.
TEACHER_MAPS = (
    "/body/stage1/stage1.5/stage1.5.5/LeakyRelu_output_0",
    "/body/stage2/stage2.5/stage2.5.5/LeakyRelu_output_0",
    "/body/stage3/stage3.1/stage3.1.5/LeakyRelu_output_0",
    "/ssh1/Relu_output_0",
    "/ssh2/Relu_output_0",
    "/ssh3/Relu_output_0",
)

ANSWER_WEIGHT = 2.0
NO_FACE_WEIGHT = 0.02  # nearly all priors see no face; together they must not drown the others
LEAST_FACE = 0.1  # below this probability the teacher's box and points mean nothing
BOX_BETA = 0.2  # where the loss turns from squared to absolute, in units of the box encoding
POINT_BETA = 0.1


class DetectorLesson:
    name = "detector"

    def __init__(
        self, material: Path, teachers: Path, rng: np.random.Generator, limit: int | None = None
    ):
        """`limit`: read no more pictures than that of each tar."""
        self.network = DetectorNetwork()
        self.rng = rng
        self._teacher = Teacher(teachers / TEACHER_FILE, TEACHER_OUTPUTS, TEACHER_MAPS)
        self._maker = SceneMaker(
            read_tar(material / "det_faces.tar", limit),
            read_tar(material / "det_neg.tar", limit),
            rng,
        )

    def draw(self, size: int) -> Batch:
        scenes = [network_input(self._maker.make()) for _ in range(size)]
        # The teacher takes one scene at a time.
        lessons = [self._teacher(scene) for scene in scenes]
        answers = [torch.cat(each) for each in zip(*(a for a, _ in lessons), strict=True)]
        maps = [torch.cat(each) for each in zip(*(m for _, m in lessons), strict=True)]
        pictures = torch.from_numpy(np.concatenate(scenes))
        return Batch(pictures.contiguous(memory_format=torch.channels_last), answers, maps)

    def losses(
        self, network: DetectorNetwork, batch: Batch, scale: MapScale, forced: bool
    ) -> Losses:
        wanted_maps = scale(batch.maps)
        if forced:
            mine, maps = network.forced(batch.pictures, wanted_maps)
        else:
            mine, maps = network.with_maps(batch.pictures)
        wanted = Answers(*batch.answers)
        face = wanted.classes[..., 1]
        classes = class_loss(mine.classes, face)
        boxes = place_loss(mine.boxes, wanted.boxes, face, BOX_BETA)
        points = place_loss(mine.points, wanted.points, face, POINT_BETA)
        by_map = map_losses(maps, wanted_maps)
        parts = {"classes": classes, "boxes": boxes, "points": points}
        parts |= {f"map{i}": loss for i, loss in enumerate(by_map)}
        return Losses(
            answer=ANSWER_WEIGHT * (classes + boxes + points),
            maps=sum(by_map),
            parts={name: loss.item() for name, loss in parts.items()},
        )


def class_loss(mine: torch.Tensor, face: torch.Tensor) -> torch.Tensor:
    """Cross entropy to the teacher's probability; faces and mistakes weigh most.

    mine [n, priors, 2] before the softmax; face [n, priors], 0..1.
    """
    log = functional.log_softmax(mine, 2)
    entropy = -(face * log[..., 1] + (1 - face) * log[..., 0])
    mistake = (log[..., 1].exp().detach() - face).abs()
    weight = NO_FACE_WEIGHT + face + mistake
    return (entropy * weight).sum() / (face.sum() + 5)


def place_loss(
    mine: torch.Tensor, wanted: torch.Tensor, face: torch.Tensor, beta: float
) -> torch.Tensor:
    """Difference of boxes or points [n, priors, values] at the places at which the teacher sees a face."""
    difference = functional.smooth_l1_loss(mine, wanted, reduction="none", beta=beta).sum(2)
    weight = face * (face > LEAST_FACE)
    return (difference * weight).sum() / (weight.sum() + 1)
