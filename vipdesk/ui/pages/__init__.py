"""One page a file: each composes widgets and asks the façade for what it shows."""
