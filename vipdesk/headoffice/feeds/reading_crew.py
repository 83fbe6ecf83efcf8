"""Reading a list in several processes, its chunks in their order.

Each process has one chunk at a time: it is given the next one when the one before has been taken, so that neither side
ever waits with a full pipe before a full pipe. A process whose pipe closes ends by itself, also when the import is killed.
"""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from vipdesk.headoffice.feeds.member_reading import MemberReading, ReadingPlan, ReadMember
from vipdesk.headoffice.feeds.records import FileRecord

MOST_HANDS = 6
"""More processes than this wait for the one that writes."""

Chunk = list[FileRecord]
ReadChunk = list[ReadMember]


class Pace:
    """Whether rows are to be packed while reading: of a list that is known already they would be packed in vain."""

    def __init__(self) -> None:
        """Expect new guests."""
        self.packing = True

    def note(self, new: int, chunk: int) -> None:
        """Take what a chunk was made of for what is coming."""
        self.packing = new * 2 >= chunk


def usual_hands() -> int:
    """As many processes as there are processors: the one that writes waits for the database most of its time."""
    return min(os.cpu_count() or 1, MOST_HANDS)


@contextmanager
def reading(plan: ReadingPlan, chunks: Iterable[Chunk], hands: int, pace: Pace) -> Iterator[Iterator[ReadChunk]]:
    """The chunks as they are read by so many processes, or by this one where `hands` is 0."""
    if not hands:
        reader = MemberReading(plan)
        yield (reader.read_all(chunk, packing=pace.packing) for chunk in chunks)
        return
    with ExitStack() as stack:
        crew = [stack.enter_context(_hired(plan)) for _ in range(hands)]
        yield _read_in_turn(crew, iter(chunks), pace)


def _read_in_turn(crew: list[Connection], chunks: Iterator[Chunk], pace: Pace) -> Iterator[ReadChunk]:
    idle = deque(crew)
    busy: deque[Connection] = deque()

    def give() -> None:
        while idle:
            chunk = next(chunks, None)
            if chunk is None:
                return
            hand = idle.popleft()
            hand.send((pace.packing, [tuple(record) for record in chunk]))
            busy.append(hand)

    give()
    while busy:
        hand = busy.popleft()
        done: Any = hand.recv()
        idle.append(hand)
        give()
        if isinstance(done, BaseException):
            raise done
        yield done


@contextmanager
def _hired(plan: ReadingPlan) -> Iterator[Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process: BaseProcess = context.Process(target=_work, args=(theirs, plan), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.terminate()
        process.join()


def _work(pipe: Connection, plan: ReadingPlan) -> None:
    """What one of the processes does until its pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key meant for all of them ends the one that writes
    gc.disable()  # nothing that is read refers to itself
    reader = MemberReading(plan)
    while True:
        try:
            packing, chunk = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            done: Any = reader.read_all([FileRecord(*record) for record in chunk], packing=packing)
        except Exception as defect:  # noqa: BLE001 - told to whoever waits for the chunk
            done = defect
        try:
            pipe.send(done)
        except OSError:
            return
