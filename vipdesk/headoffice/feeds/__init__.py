"""What comes in from other systems: exports of members and of till receipts, each answered line by line."""
