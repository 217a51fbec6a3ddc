"""How long a network learns, and in what order."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The numbers of one kind of network; progress is the part of the run that is done, 0..1."""

    minutes: float | None  # of training, breaks not counted; None: `steps` says how long
    steps: int | None
    batch: int  # pictures at a time
    accumulate: int  # batches a step
    forced: float  # progress up to which every stage works on the teacher's maps
    flat: float  # progress up to which the rate stays at its height
    warm_up: int  # steps in which the rate climbs to it
    average_decay: float  # of the moving average of the weights, once it has settled
    average_ramp: int  # steps that it takes to settle, about
    map_weight: float = 0.3  # of the maps in the loss once the whole learns together
    scale_pictures: int = 256  # from which the scale of the teacher's maps is measured

    def progress(self, step: int, seconds: float) -> float:
        if self.steps is not None:
            return step / self.steps
        return seconds / (60 * self.minutes)

    def is_forced(self, progress: float) -> bool:
        return progress < self.forced

    def rate(self, step: int, progress: float) -> float:
        """Part of the full learning rate: up a line, flat, then down half a cosine to 1 %."""
        climb = min(1.0, (step + 1) / self.warm_up)
        if progress < self.flat:
            return climb
        descent = (progress - self.flat) / (1 - self.flat)
        return climb * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * descent)))

    def weight_of_maps(self, progress: float) -> float:
        """The maps are all that a forced stage learns from; later they matter less and less."""
        return 1.0 if self.is_forced(progress) else self.map_weight * (1 - 0.7 * progress)

    def average_keep(self, step: int) -> float:
        """Part of the moving average that survives a step: little at first, or it would lag."""
        return min(self.average_decay, step / (step + self.average_ramp))


FEATURES = Plan(
    minutes=75,
    steps=None,
    batch=16,
    accumulate=2,
    forced=0.4,
    flat=0.1,
    warm_up=150,
    average_decay=0.999,
    average_ramp=20,
)

DETECTOR = Plan(
    minutes=30,
    steps=None,
    batch=6,
    accumulate=2,
    forced=0.3,
    flat=0.15,
    warm_up=100,
    average_decay=0.998,
    average_ramp=10,
    scale_pictures=48,
)
