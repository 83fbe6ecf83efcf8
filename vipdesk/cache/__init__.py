"""The desk's encrypted local store; no Qt, no network, no ORM sessions."""
