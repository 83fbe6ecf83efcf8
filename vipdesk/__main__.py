"""`python -m vipdesk` starts the counter program."""

from vipdesk.bootstrap import main

raise SystemExit(main())
