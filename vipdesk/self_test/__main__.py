"""`python -m vipdesk.self_test PART`: a part of the self-test that runs as a process of its own."""

import sys

from vipdesk.self_test.processes import main

raise SystemExit(main(sys.argv[1:]))
