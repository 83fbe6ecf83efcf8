"""Films that stand in for what a camera sees: one colour left, another right, so that a mirror shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WIDTH, HEIGHT = 160, 120
RED, GREEN, BLUE = (30, 30, 220), (30, 180, 30), (220, 30, 30)
"""As the library counts: blue, green, red."""
_MAKE = """
import sys, numpy, cv2
file, count, width, height, *colours = sys.argv[1:]
width, height = int(width), int(height)
picture = numpy.zeros((height, width, 3), numpy.uint8)
picture[:, : width // 2], picture[:, width // 2 :] = ([int(part) for part in each.split(",")] for each in colours)
film = cv2.VideoWriter(file, cv2.VideoWriter.fourcc(*"MJPG"), 15, (width, height))
for _ in range(int(count)):
    film.write(picture)
film.release()
"""


def make_film(
    file: Path, pictures: int, left: tuple[int, int, int] = RED, right: tuple[int, int, int] = BLUE
) -> Path:
    """Write a film, in a process of its own: no test carries the library that the window must not carry."""
    colours = [",".join(map(str, colour)) for colour in (left, right)]
    measures = [str(pictures), str(WIDTH), str(HEIGHT)]
    subprocess.run([sys.executable, "-c", _MAKE, str(file), *measures, *colours], check=True)  # noqa: S603 - our own
    return file
