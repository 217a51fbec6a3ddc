"""Several processes, one a core: each makes its own pictures, all take the same step.

Gradients and everything else that must agree goes over gloo.
"""

import os
import signal
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import torch
from torch import distributed, multiprocessing, nn

INTERRUPTED = 130  # the exit status of a run that was asked to stop and can go on


class Workers:
    """What a process sees of the others. Alone, every method is a plain copy."""

    def __init__(self, rank: int = 0, count: int = 1):
        self.rank = rank
        self.count = count

    @property
    def first(self) -> bool:
        return self.rank == 0

    def average(self, tensors: list[torch.Tensor]) -> None:
        """Each tensor becomes its mean over the processes, in place; one message for all."""
        self._sum(tensors, divisor=self.count)

    def add(self, tensors: list[torch.Tensor]) -> None:
        """Each tensor becomes its sum over the processes, in place; one message for all."""
        self._sum(tensors, divisor=1)

    def copy_from_first(self, tensors: list[torch.Tensor]) -> None:
        """Each tensor becomes the first process's, in place."""
        if self.count > 1:
            for tensor in tensors:
                distributed.broadcast(tensor, 0)

    def gather(self, value: Any) -> list[Any]:
        """The value of every process, by rank."""
        values: list[Any] = [value] * self.count
        if self.count > 1:
            distributed.all_gather_object(values, value)
        return values

    def _sum(self, tensors: list[torch.Tensor], divisor: int) -> None:
        if self.count == 1:
            return
        flat = torch.cat([tensor.reshape(-1) for tensor in tensors])
        distributed.all_reduce(flat)
        flat /= divisor
        parts = flat.split([tensor.numel() for tensor in tensors])
        for tensor, part in zip(tensors, parts, strict=True):
            tensor.copy_(part.view(tensor.shape))


class StopRequest:
    """Set by SIGINT or SIGTERM: the run ends after its current step, with a checkpoint."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True


Work = Callable[[Workers, StopRequest], bool]


def run(work: Work, count: int) -> int:
    """Runs `work` in `count` processes; 0 when it finished, 130 when it was asked to stop.

    `work` must be picklable where count is over 1, and returns whether it finished.
    """
    if count == 1:
        stop = StopRequest()
        if threading.current_thread() is threading.main_thread():
            stop.listen()
        torch.set_num_threads(1)
        return 0 if work(Workers(), stop) else INTERRUPTED

    # Every process does its own work on one thread; more would only fight over the cores.
    os.environ["OMP_NUM_THREADS"] = "1"
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        meeting = Path(folder) / "meeting"
        processes = [
            context.Process(target=_worker, args=(work, rank, count, meeting))
            for rank in range(count)
        ]
        for process in processes:
            process.start()
        _pass_on_stop_to(processes[0])
        return _wait(processes)


def _worker(work: Work, rank: int, count: int, meeting: Path) -> None:
    stop = StopRequest()
    # Only the first decides to stop, and tells the others, or they would stop at unequal steps.
    stop.listen()
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=meeting.as_uri(), rank=rank, world_size=count
    )
    finished = work(Workers(rank, count), stop)
    distributed.destroy_process_group()
    raise SystemExit(0 if finished else INTERRUPTED)


def _pass_on_stop_to(process: BaseProcess) -> None:
    def pass_on(*_: object) -> None:
        if process.is_alive() and process.pid is not None:
            os.kill(process.pid, signal.SIGTERM)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, pass_on)


def _wait(processes: list[BaseProcess]) -> int:
    """One process that fails ends the others too: they would wait for it."""
    while True:
        statuses = [process.exitcode for process in processes]
        failed = [status for status in statuses if status not in (None, 0, INTERRUPTED)]
        if failed:
            for process in processes:
                process.terminate()
                process.join()
            return 1
        if None not in statuses:
            return max(status or 0 for status in statuses)
        next(p for p in processes if p.exitcode is None).join(timeout=0.5)


def tensors_of(network: nn.Module) -> list[torch.Tensor]:
    """Parameters and buffers, as they lie in the network."""
    return list(network.state_dict().values())
