"""How long to wait between tries."""


class Backoff:
    """How long to wait before the next try: twice as long after each one that failed, up to a most."""

    def __init__(self, first: float, most: float):
        self._first = first
        self._most = most
        self._next = first

    def again(self) -> float:
        """Seconds until the next try."""
        wait = self._next
        self._next = min(self._most, 2 * self._next)
        return wait

    def reset(self) -> None:
        """A try has succeeded."""
        self._next = self._first
