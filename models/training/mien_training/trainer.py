"""The training loop: the same for both networks."""

import copy
import json
import time
from pathlib import Path
from typing import Any

import torch
from torch import nn
from tqdm import tqdm

from . import checkpoint
from .lesson import Lesson
from .optimisers import Optimisers
from .plan import Plan
from .teacher import MapScale
from .workers import StopRequest, Workers, tensors_of

STATE_FILE = "state.pt"  # everything that a run needs to go on
WEIGHTS_FILE = "weights.pt"  # the moving average of the weights: the result
LOG_FILE = "log.jsonl"


class Trainer:
    """One run in one folder. An earlier run that the folder holds is resumed."""

    def __init__(self, lesson: Lesson, plan: Plan, folder: Path, workers: Workers):
        self._lesson = lesson
        self._plan = plan
        self._folder = folder
        self._workers = workers
        self._network = lesson.network.to(memory_format=torch.channels_last)
        workers.copy_from_first(tensors_of(self._network))
        self._average = copy.deepcopy(self._network).eval()
        self._optimisers = Optimisers(self._network, workers)
        self._step = 0
        self._seconds = 0.0
        if (folder / STATE_FILE).exists():
            self._load()
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self._scale = MapScale.measure(lesson.draw(plan.scale_pictures).maps)
            workers.copy_from_first(self._scale.tensors())

    @property
    def step(self) -> int:
        return self._step

    @property
    def network(self) -> nn.Module:
        return self._network

    @property
    def scale(self) -> MapScale:
        return self._scale

    def run(
        self, stop: StopRequest, save_every: float = 120.0, pause_at: int | None = None
    ) -> bool:
        """Trains to the end and returns True, or False when asked to stop or paused before.

        save_every: seconds between checkpoints; pause_at: the step to pause at.
        """
        began, saved = time.monotonic() - self._seconds, time.monotonic()
        with self._bar() as bar:
            while True:
                self._seconds = time.monotonic() - began
                due = time.monotonic() - saved > save_every
                progress, leave, save = self._agree(
                    self._plan.progress(self._step, self._seconds),
                    stop.asked or self._step == pause_at,
                    due,
                )
                if save or leave or progress >= 1:
                    self._save(finished=progress >= 1)
                    saved = time.monotonic()
                if progress >= 1:
                    bar.update(bar.total - bar.n)
                    return True
                if leave:
                    return False
                parts = self._learn(progress)
                self._show(bar, progress, parts)

    def _agree(self, progress: float, leave: bool, save: bool) -> tuple[float, bool, bool]:
        """Clocks and signals differ: all processes do what the first one sees."""
        decision = torch.tensor([progress, leave, save], dtype=torch.float64)
        self._workers.copy_from_first([decision])
        return decision[0].item(), bool(decision[1]), bool(decision[2])

    def _learn(self, progress: float) -> dict[str, float]:
        """One step; returns the terms of the loss, their mean over the step's batches."""
        plan = self._plan
        weight_of_maps, forced = plan.weight_of_maps(progress), plan.is_forced(progress)
        sums: dict[str, float] = {}
        self._network.train()
        self._optimisers.clear()
        for _ in range(plan.accumulate):
            batch = self._lesson.draw(plan.batch)
            losses = self._lesson.losses(self._network, batch, self._scale, forced)
            total = losses.total(weight_of_maps)
            (total / plan.accumulate).backward()
            for name, value in {"loss": total.item(), **losses.parts}.items():
                sums[name] = sums.get(name, 0.0) + value / plan.accumulate
        self._optimisers.step(plan.rate(self._step, progress))
        self._step += 1
        self._follow(plan.average_keep(self._step))
        return sums

    @torch.no_grad()
    def _follow(self, keep: float) -> None:
        """Moves the average of the weights towards the weights."""
        pairs = zip(tensors_of(self._average), tensors_of(self._network), strict=True)
        for average, current in pairs:
            if average.dtype.is_floating_point:
                average.lerp_(current, 1 - keep)
            else:
                average.copy_(current)

    def _bar(self) -> tqdm:
        return tqdm(
            desc=self._lesson.name,
            total=100,
            bar_format="{desc} {percentage:5.1f} % |{bar}| {elapsed}<{remaining}{postfix}",
            disable=None if self._workers.first else True,
        )

    def _show(self, bar: tqdm, progress: float, parts: dict[str, float]) -> None:
        if not self._workers.first:
            return
        phase = "forced" if self._plan.is_forced(progress) else "joint"
        bar.set_postfix(step=self._step, phase=phase, loss=f"{parts['loss']:.4f}", refresh=False)
        bar.update(min(100.0, 100 * progress) - bar.n)
        line = {"step": self._step, "seconds": round(self._seconds, 1), "phase": phase}
        line |= {name: round(value, 5) for name, value in parts.items()}
        with open(self._folder / LOG_FILE, "a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")

    def _save(self, finished: bool) -> None:
        """All processes take part, the first one writes."""
        optimisers = self._optimisers.state()
        generators = self._workers.gather(
            {"pictures": self._lesson.rng.bit_generator.state, "torch": torch.get_rng_state()}
        )
        if self._workers.first:
            state: dict[str, Any] = {
                "lesson": self._lesson.name,
                "finished": finished,
                "step": self._step,
                "seconds": self._seconds,
                "network": checkpoint.weights(self._network),
                "average": checkpoint.weights(self._average),
                "optimisers": optimisers,
                "generators": generators,
                "map_means": self._scale.means,
                "map_spreads": self._scale.spreads,
            }
            checkpoint.save(state, self._folder / STATE_FILE)
            checkpoint.save(checkpoint.weights(self._average), self._folder / WEIGHTS_FILE)
        # No process may continue, or end, before the file is whole.
        self._workers.gather(None)

    def _load(self) -> None:
        state = checkpoint.load(self._folder / STATE_FILE)
        if state["lesson"] != self._lesson.name:
            raise ValueError(f"{self._folder} holds a run of {state['lesson']}")
        self._step = state["step"]
        self._seconds = state["seconds"]
        self._network.load_state_dict(state["network"])
        self._average.load_state_dict(state["average"])
        self._optimisers.load(state["optimisers"])
        self._scale = MapScale(state["map_means"], state["map_spreads"])
        generators = state["generators"]
        if len(generators) != self._workers.count:
            # A generator continued twice would give two processes the same pictures.
            raise ValueError(f"this run was begun with --workers {len(generators)}")
        own = generators[self._workers.rank]
        self._lesson.rng.bit_generator.state = own["pictures"]
        torch.set_rng_state(own["torch"])
