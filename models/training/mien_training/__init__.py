"""How Mien's own weights are made: two small networks, each taught by a larger one."""
