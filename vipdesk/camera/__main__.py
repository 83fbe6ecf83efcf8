"""`python -m vipdesk.camera`, started by the window while somebody takes a photo and by nobody else."""

import sys

from vipdesk.camera.process import main

raise SystemExit(main(sys.argv[1:]))
