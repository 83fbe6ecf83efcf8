"""The tests: folders mirror the package; contracts, convergence, architecture and integration stand beside."""
