"""Work that head office does by itself, every night or when it is asked to."""
