"""The thread of a serving process that tells effects to the outside, one after the other (P9)."""

import logging
import threading

from vipdesk.clock import Clock
from vipdesk.errors import Unavailable
from vipdesk.headoffice import effects, robot_post
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.effects import Taken
from vipdesk.headoffice.webhook import NotDeliveredError, deliver
from vipdesk.log import log_defect, log_event
from vipdesk.models.vocabulary import EffectKind

LOOK_SECONDS = 1.0
"""How often an idle worker looks whether something is due."""


class EffectWorker:
    """Tells what is due until it is stopped; any number of processes may have one."""

    def __init__(self, database: Database, clock: Clock, look_seconds: float = LOOK_SECONDS) -> None:
        """Nothing runs yet."""
        self._database = database
        self._clock = clock
        self._look_seconds = look_seconds
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="effects", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more; what is being told just now may go on for a moment, and would be told again."""
        self._ending.set()
        self._thread.join(2)

    def tell_next(self) -> bool:
        """Tell one effect if one is due; whether there was one."""
        taken = effects.take(self._database, self._clock.now())
        if taken is None:
            return False
        try:
            self._tell(taken)
        except NotDeliveredError as failure:
            log_event("effect_failed", effect=str(taken.id), attempts=taken.attempts, error=str(failure))
            effects.fail(self._database, taken, self._clock.now(), str(failure))
        return True

    def _run(self) -> None:
        while not self._ending.wait(self._look_seconds):
            try:
                while not self._ending.is_set() and self.tell_next():
                    pass
            except Unavailable as trouble:
                log_event("unavailable", level=logging.INFO, trouble=trouble.trouble.value)
            except Exception as defect:  # noqa: BLE001 - one effect that breaks us must not end all others
                log_defect("effects", defect)

    def _tell(self, taken: Taken) -> None:
        if taken.kind == EffectKind.ROBOT:
            robot_post.tell(self._database, self._clock, taken)
            return
        if taken.kind != EffectKind.WEBHOOK:
            raise NotDeliveredError("kind")
        deliver(str(taken.payload["url"]), taken.id, dict(taken.payload["body"]))
        effects.finish(self._database, taken, self._clock.now())
