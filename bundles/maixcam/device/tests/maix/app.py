"""Stand-in for maix.app."""

import os


def need_exit() -> bool:
    """Whether the program is to end."""
    return os.path.exists(os.environ.get("MAIX_END", ""))
