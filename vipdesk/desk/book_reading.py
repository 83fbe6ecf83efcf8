"""What the desk reads of the client book: in short steps, so that whoever types meanwhile is not kept waiting."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from vipdesk.cache.queries.book import LINES_PER_PIECE, book_step
from vipdesk.cache.queries.book_filters import Counting, book_desk
from vipdesk.cache.queries.book_loads import book_loads, leaving_book
from vipdesk.desk import tasks
from vipdesk.desk.cache_worker import Tools
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.guest_reading import Answer, GuestReading
from vipdesk.errors import SignInAgain
from vipdesk.models.snapshot.book import (
    BookCounts,
    BookDesk,
    BookLineView,
    BookLoad,
    BookPiece,
    BookQuestion,
    LeavingBook,
)
from vipdesk.models.vocabulary import Reach


class BookReading(GuestReading):
    """The part of the front desk that answers for the client book; each answer is for whoever is signed in."""

    def book_desk(self, then: Then[BookDesk], failed: Failed) -> None:
        """What the book offers whoever is signed in."""
        self._for_whom(lambda tools, asker: book_desk(tools.reader(), asker), then, failed, "book desk")

    def book(self, question: BookQuestion, then: Then[BookPiece], failed: Failed) -> None:
        """A piece of the list: step after step until it is full or the book ends."""
        found: list[BookLineView] = []

        def ask(place: BookQuestion) -> None:
            wanted = LINES_PER_PIECE - len(found)
            step = partial(_book_step, question=place, wanted=wanted, first=not found)
            self._for_whom(step, partial(go_on, place), failed, "book")

        def go_on(place: BookQuestion, piece: BookPiece) -> None:
            found.extend(piece.lines)
            if piece.after is None or len(found) >= LINES_PER_PIECE:
                then(BookPiece(tuple(found), piece.after, piece.unsorted))
            else:
                ask(_after(place, piece))

        ask(question)

    def book_counts(self, reach: Reach, then: Then[BookCounts], failed: Failed) -> None:
        """How many guests are in reach and meet each filter."""

        def ask(counting: Counting | None) -> None:
            self._for_whom(partial(_count_step, reach=reach, counting=counting), go_on, failed, "book counts")

        def go_on(counting: Counting) -> None:
            if counting.whole:
                then(counting.result())
            else:
                ask(counting)

        ask(None)

    def book_loads(self, then: Then[BookLoad], failed: Failed) -> None:
        """Every shopper's clients by tier."""
        self._for_whom(lambda tools, asker: book_loads(tools.reader(), asker), then, failed, "book loads")

    def leaving_book(self, staff_id: UUID, then: Then[LeavingBook], failed: Failed) -> None:
        """A shopper's whole book, for review."""

        def read(tools: Tools, asker: UUID) -> LeavingBook:
            tasks.keep_book(tools)
            return leaving_book(tools.reader(), asker, staff_id)

        self._for_whom(read, then, failed, "leaving book")

    def _ask(
        self, work: Callable[[Tools], Answer], then: Then[Answer], failed: Failed, channel: str | None = None
    ) -> None:
        """Work on the desk thread; the front desk knows how."""
        raise NotImplementedError

    def _for_whom(
        self, work: Callable[[Tools, UUID], Answer], then: Then[Answer], failed: Failed, channel: str
    ) -> None:
        """Do it for whoever is signed in; their rights are looked at where the rows are read."""
        if self.staff is None:
            failed(SignInAgain())
            return
        asker = self.staff.staff_id
        self._ask(lambda tools: work(tools, asker), then, failed, channel)


def _book_step(tools: Tools, asker: UUID, *, question: BookQuestion, wanted: int, first: bool) -> BookPiece:
    """What has just been changed at this desk is in its place before the first line is read; others' clients are counted."""
    if first and question.after is None:
        tasks.keep_book(tools)
    piece = book_step(tools.reader(), asker, question, wanted)
    if first and question.reach is not Reach.MINE:
        tasks.count_lookup(tools, asker)
    return piece


def _count_step(tools: Tools, asker: UUID, *, reach: Reach, counting: Counting | None) -> Counting:
    going = counting or Counting(reach, asker)
    going.step(tools.reader())
    return going


def _after(question: BookQuestion, piece: BookPiece) -> BookQuestion:
    """The same question from where a step ended."""
    return replace(question, after=piece.after)
