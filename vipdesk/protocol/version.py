"""The number of the protocol; a golden hash over messages and Shared columns demands a new one."""

PROTOCOL = 4
"""Sent as the schema number in every cursor; head office serves this one and the one before (I20)."""

PROTOCOL_HEADER = "VIPDesk-Protocol"
"""Request header with the desk's protocol number."""
