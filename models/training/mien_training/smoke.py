"""The whole recipe, small enough for two minutes on two cores, with its own checks.

Each check prints one line; the first that does not hold ends the run.
"""

import copy
import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import onnx
import torch

from . import checkpoint
from .onnx_export import (
    example,
    fold_batch_norm,
    load_network,
    relative_error,
    run_onnx,
    run_torch,
    to_onnx,
)
from .onnx_storage import as_float16, as_int8
from .plan import Plan
from .train_command import PLANS, Run, prepare
from .trainer import LOG_FILE, WEIGHTS_FILE
from .workers import INTERRUPTED, StopRequest, Workers

PICTURES = 150  # of each tar
STEPS = {"features": 50, "detector": 50}
BATCH = {"features": 12, "detector": 4}
# Largest part of the loss that may be left. Once all stages learn together, they have to adapt to
# each other while they are still rough, which takes longer than this run: any clear fall is enough.
FALL = {"forced": 0.7, "joint": 0.95}
UNSEEN = 24  # pictures on which the loss is measured
RESUMED_STEPS = 8
PAUSE = 3
WORKERS = 2
WORKERS_STEPS = 10
PATIENCE = 60  # seconds for a process to show that it has begun
FLOAT32_LIMIT = 1e-3
# After a minute of training the weights are rough: the storage is checked, not the quality.
STORED_LIMITS = {"float16": 2e-2, "int8": 0.25}


class CheckError(Exception):
    """A check that does not hold."""


def smoke(material: Path, teachers: Path, folder: Path) -> int:
    """0 when every check holds, 1 otherwise."""
    began = time.monotonic()
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        runs = [
            Run(name, _short(name), material, teachers, folder / name, limit=PICTURES)
            for name in PLANS
        ]
        # Both networks at a time, one a core.
        with ProcessPoolExecutor(len(runs), mp_context=get_context("spawn")) as pool:
            list(pool.map(_one_network, runs))
        _survives_an_interruption(material, teachers, folder / "workers")
    except CheckError as failure:
        print(f"FAILED: {failure}", flush=True)
        return 1
    print(f"smoke: all holds after {time.monotonic() - began:.0f} s", flush=True)
    return 0


def _one_network(run: Run) -> None:
    torch.set_num_threads(1)
    _learns(run)
    _resumes(run, run.folder.with_name(f"{run.network}-resumed"))
    _exports(run.network, run.folder / WEIGHTS_FILE)


def _short(name: str) -> Plan:
    return dataclasses.replace(
        PLANS[name],
        minutes=None,
        steps=STEPS[name],
        batch=BATCH[name],
        accumulate=1,
        forced=0.6,
        warm_up=5,
        average_decay=0.9,
        scale_pictures=32,
    )


def _learns(run: Run) -> None:
    """A whole run: each phase lowers the loss on pictures that the run does not learn from."""
    lesson, trainer = prepare(run, Workers())
    unseen = lesson.draw(UNSEEN)
    together = round(run.plan.forced * run.plan.steps)  # the step from which all learn together

    def loss(forced: bool) -> float:
        # A copy in training mode: statistics of so short a run would say little yet.
        network = copy.deepcopy(trainer.network).train()
        with torch.no_grad():
            losses = lesson.losses(network, unseen, trainer.scale, forced)
        return losses.total(1.0 if forced else run.plan.map_weight).item()

    before = loss(forced=True)
    trainer.run(StopRequest(), pause_at=together)
    _check_fall(run, "forced", before, loss(forced=True))
    before = loss(forced=False)
    _check(trainer.run(StopRequest()), f"{run.network}: the run ends")
    _check_fall(run, "joint", before, loss(forced=False))


def _check_fall(run: Run, phase: str, before: float, after: float) -> None:
    what = f"{run.network}: {phase} phase, loss {before:.2f} -> {after:.2f}"
    _check(after < FALL[phase] * before, what)


def _resumes(run: Run, folder: Path) -> None:
    """A run that is stopped and resumed ends with the same weights, bit by bit."""
    plan = dataclasses.replace(run.plan, steps=RESUMED_STEPS)
    straight = dataclasses.replace(run, plan=plan, folder=folder / "straight")
    stopped = dataclasses.replace(run, plan=plan, folder=folder / "stopped")
    _, trainer = prepare(straight, Workers())
    trainer.run(StopRequest())
    _, trainer = prepare(stopped, Workers())
    _check(not trainer.run(StopRequest(), pause_at=PAUSE), f"{run.network}: stops at step {PAUSE}")
    _, trainer = prepare(stopped, Workers())
    _check(trainer.step == PAUSE, f"{run.network}: resumes at step {PAUSE}")
    trainer.run(StopRequest())
    wanted = checkpoint.load(straight.folder / WEIGHTS_FILE)
    got = checkpoint.load(stopped.folder / WEIGHTS_FILE)
    same = all(torch.equal(wanted[key], got[key]) for key in wanted)
    _check(same, f"{run.network}: ends with the weights of the run that was not stopped")


def _exports(name: str, weights: Path) -> None:
    """ONNX gives PyTorch's answers, also with narrow weights."""
    network = load_network(name, weights)
    pictures = example(name, 1)
    wanted = run_torch(network, pictures)
    fold_batch_norm(network)
    model = to_onnx(name, network)
    for kind, version, limit in (
        ("float32", model, FLOAT32_LIMIT),
        ("float16", as_float16(model), STORED_LIMITS["float16"]),
        ("int8", as_int8(model), STORED_LIMITS["int8"]),
    ):
        onnx.checker.check_model(version)
        error = relative_error(run_onnx(version, pictures), wanted)
        _check(error <= limit, f"{name}: ONNX, {kind}, differs from PyTorch by {error:.1e}")


def _survives_an_interruption(material: Path, teachers: Path, folder: Path) -> None:
    """The real command with two processes, a real signal, and the same command again."""
    command = [sys.executable, "-m", "mien_training", "features"]
    command += ["--material", str(material), "--teachers", str(teachers), "--folder", str(folder)]
    command += ["--workers", str(WORKERS), "--steps", str(WORKERS_STEPS), "--limit", str(PICTURES)]
    package = Path(__file__).resolve().parent.parent
    environment = {**os.environ, "PYTHONPATH": str(package)}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        begun = _wait_for(lambda: (folder / LOG_FILE).exists() or process.poll() is not None)
        _check(begun and process.poll() is None, f"{WORKERS} processes learn together")
        process.send_signal(signal.SIGINT)
        status = process.wait(PATIENCE)
    finally:
        process.kill()
    _check(status == INTERRUPTED, f"{WORKERS} processes stop when asked to")
    step = checkpoint.load(folder / "state.pt")["step"]
    _check(0 < step < WORKERS_STEPS, f"{WORKERS} processes left a checkpoint of step {step}")
    status = subprocess.run(command, env=environment, stderr=subprocess.DEVNULL).returncode
    state = checkpoint.load(folder / "state.pt")
    done = status == 0 and state["finished"] and state["step"] == WORKERS_STEPS
    _check(done, f"{WORKERS} processes continue to step {WORKERS_STEPS}")


def _wait_for(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise CheckError(what)
    print(f"ok: {what}", flush=True)
