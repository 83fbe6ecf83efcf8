"""The tabs of a profile, each a page of its own below the banner."""
