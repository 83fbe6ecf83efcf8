"""VIPDesk: the lounge desk of a department store, its offline cache and its head office."""

__version__ = "0.1.0"
