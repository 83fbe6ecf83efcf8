"""Paper: snapshots in, PDF bytes out, and the hand-over of those bytes to the system's print queue."""
