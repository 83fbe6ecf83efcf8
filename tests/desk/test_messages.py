"""What counter and back room say to each other reads back as it was said, one line each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
import pytest

from vipdesk.desk.messages import (
    Changed,
    Line,
    ListPrinters,
    Moved,
    OutcomeCame,
    Print,
    PrintMoved,
    Quit,
    Reply,
    SignIn,
    Start,
    SyncNow,
    ToBackRoom,
    ToCounter,
    Wake,
    read_for_back_room,
    read_for_counter,
    write_message,
)

ODD = '陈\n\r\u2028\x00"\\😀'
TO_BACK_ROOM: list[ToBackRoom] = [
    Start(profile=ODD, key="0f" * 32, sync_seconds=0.5, automatic=False, begun=UUID(int=7)),
    Wake(),
    SyncNow(question=1),
    SignIn(question=2, staff_id=UUID(int=1), staff_code=ODD, pin="246813"),
    Print(job_id=UUID(int=2), document="voucher", paper={"a": [1, None, ODD]}, target=ODD),
    ListPrinters(question=2**53),
    Quit(),
]
TO_COUNTER: list[ToCounter] = [
    Changed(tables=["visit", "note"]),
    Line(online=True, trouble=None),
    Moved(),
    OutcomeCame(op_id=UUID(int=3), state="refused", code="place_taken", facts={"place": ODD, "n": 1}),
    PrintMoved(job_id=UUID(int=4), state="failed", trouble="printer_unavailable", facts={}),
    Reply(question=1, value=["a", ODD]),
    Reply(question=1, refusal="pin_wrong", facts={"x": None}),
]


def _name(message: Any) -> str:
    return type(message).__name__


@pytest.mark.parametrize("message", TO_BACK_ROOM, ids=_name)
def test_the_back_room_hears_what_the_counter_says(message: ToBackRoom) -> None:
    line = write_message(message)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert read_for_back_room(line) == message
    with pytest.raises(msgspec.ValidationError):
        read_for_counter(line)


@pytest.mark.parametrize("message", TO_COUNTER, ids=_name)
def test_the_counter_hears_what_the_back_room_says(message: ToCounter) -> None:
    line = write_message(message)
    assert line.count(b"\n") == 1
    assert read_for_counter(line) == message
    with pytest.raises(msgspec.ValidationError):
        read_for_back_room(line)


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"{}", b"warning: something\n", b'{"type":"wake"', b'{"type":"tomorrow"}']
)
def test_what_is_no_message_is_an_error_and_never_another_message(line: bytes) -> None:
    for read in (read_for_back_room, read_for_counter):
        with pytest.raises(msgspec.DecodeError):
            read(line)
