"""Trains one of the two networks, in as many processes as asked for."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch

from . import workers
from .detector_lesson import DetectorLesson
from .feature_lesson import FeatureLesson
from .plan import DETECTOR, FEATURES, Plan
from .trainer import Trainer

LESSONS = {"features": FeatureLesson, "detector": DetectorLesson}
PLANS = {"features": FEATURES, "detector": DETECTOR}


@dataclass(frozen=True)
class Run:
    """What the user asks for."""

    network: str  # features or detector
    plan: Plan
    material: Path
    teachers: Path
    folder: Path
    seed: int = 1
    save_every: float = 120.0  # seconds
    limit: int | None = None  # pictures of each tar


def train(run: Run, count: int) -> int:
    """0 when finished, 130 when interrupted: the same command then resumes the training."""
    return workers.run(partial(_work, run), count)


def prepare(run: Run, own: workers.Workers) -> tuple[FeatureLesson | DetectorLesson, Trainer]:
    """A lesson whose pictures no other process draws, and the trainer for it."""
    torch.manual_seed(run.seed)
    rng = np.random.default_rng([run.seed, own.rank])
    lesson = LESSONS[run.network](run.material, run.teachers, rng, run.limit)
    return lesson, Trainer(lesson, run.plan, run.folder, own)


def _work(run: Run, own: workers.Workers, stop: workers.StopRequest) -> bool:
    _, trainer = prepare(run, own)
    finished = trainer.run(stop, run.save_every)
    if own.first:
        state = "finished" if finished else "interrupted; the same command goes on"
        print(f"{run.network}: {state} at step {trainer.step}, weights in {run.folder}")
    return finished
