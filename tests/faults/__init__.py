"""Each fault of the matrix against real processes, and storms of all of them (reliability.md §4)."""
