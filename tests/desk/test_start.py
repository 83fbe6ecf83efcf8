"""What a start loads before anything is painted."""

import subprocess
import sys

HEAVY = {"sqlalchemy", "reportlab", "argon2", "keyring", "requests", "PIL", "cv2", "numpy"}


def test_the_window_is_loaded_without_what_is_needed_only_later() -> None:
    """SQLAlchemy alone takes a quarter of a second (docs/decisions/0001); it is loaded once somebody is at the window."""
    program = f"import sys\nfrom vipdesk.counter import load_window\nload_window()\nprint(sorted({HEAVY!r} & sys.modules.keys()))"
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert ended.stdout.strip() == "[]"
