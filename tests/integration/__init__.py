"""Real processes, real sockets, real print queues."""
