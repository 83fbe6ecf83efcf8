"""The word with which `serve` starts its workers; not for people, so no help names it."""

WORKER_COMMAND = "serve-worker"
