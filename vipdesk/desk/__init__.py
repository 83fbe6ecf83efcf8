"""What the counter can do: the façade that the window and the headless desk share. Qt core only."""
