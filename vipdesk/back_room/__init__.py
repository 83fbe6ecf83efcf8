"""The second process of a desk: sync, printing, sign-in at head office. No Qt; it ends when its pipe closes."""
