"""`python -m vipdesk.headoffice` is the command `vipdesk-headoffice`."""

from vipdesk.headoffice.command_line import main

raise SystemExit(main())
