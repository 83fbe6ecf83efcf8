"""`python -m vipdesk.back_room`, started by the counter and by nobody else."""

from vipdesk.command import loading

with loading():
    from vipdesk.back_room.process import main

raise SystemExit(main())
