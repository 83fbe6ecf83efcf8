"""How long what people write may be, in characters."""

LONGEST_NOTE = 4000
LONGEST_LINE = 200
