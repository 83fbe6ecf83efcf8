"""The messages between desk and head office: one file each, used by both ends."""
