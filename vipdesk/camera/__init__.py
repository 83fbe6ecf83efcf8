"""The camera: which there are, and the process of its own in which one is looked through."""
