"""Start the counter program: the same as the command `vipdesk` and as `python -m vipdesk`."""

from vipdesk.bootstrap import main

raise SystemExit(main())
