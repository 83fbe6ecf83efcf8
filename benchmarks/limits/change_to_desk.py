"""The limit of desk to desk: POST, UPDATE and NOTIFY, a server-sent line, a GET by cursor, a commit in plain SQLite.

The server is bare asyncio over HTTP/1.1, without a framework, a check of who asks, or an audit.
"""

import asyncio
import json
import sqlite3
import sys
import time
from pathlib import Path

import psycopg


class Server:
    """One table, one counter, everybody who listens."""

    def __init__(self, writing: psycopg.AsyncConnection, hearing: psycopg.AsyncConnection) -> None:
        """Two connections: one to write and read, one that listens."""
        self._writing, self._hearing = writing, hearing
        self._listeners: set[asyncio.StreamWriter] = set()

    async def pass_on(self) -> None:
        """Every notice is a line to everybody."""
        await self._hearing.execute("listen moved")
        async for _ in self._hearing.notifies():
            for listener in self._listeners:
                listener.write(b"data: moved\n\n")

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests on one connection."""
        while line := await reader.readline():
            method, path, _ = line.decode().split(" ")
            size = 0
            while (header := await reader.readline()) != b"\r\n":
                if header.lower().startswith(b"content-length:"):
                    size = int(header.split(b":")[1])
            body = await reader.readexactly(size)
            if path == "/events":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
                self._listeners.add(writer)
                return
            answer = await (self._write(body) if method == "POST" else self._read(int(path[1:])))
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(answer), answer))

    async def _write(self, body: bytes) -> bytes:
        change = "update member set text = %s, position = position + 1 where id = 1"
        await self._writing.execute(change, (body.decode(),))
        await self._writing.execute("notify moved")
        return b"{}"

    async def _read(self, cursor: int) -> bytes:
        rows = await self._writing.execute("select position, text from member where position > %s", (cursor,))
        return json.dumps(await rows.fetchall()).encode()


async def ask(streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], head: str, body: bytes = b"") -> bytes:
    """One request on an open connection; the body of its answer."""
    reader, writer = streams
    writer.write(f"{head} HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    await reader.readline()
    size = int((await reader.readline()).split(b":")[1])
    await reader.readline()
    return await reader.readexactly(size)


async def measure(url: str, file: Path, count: int) -> list[float]:
    """Milliseconds from the POST at one client to the commit at the other, one after another."""
    async with (
        await psycopg.AsyncConnection.connect(url, autocommit=True) as writing,
        await psycopg.AsyncConnection.connect(url, autocommit=True) as hearing,
    ):
        await writing.execute("create table member (id int primary key, position int, text text)")
        await writing.execute("insert into member values (1, 0, '')")
        server = Server(writing, hearing)
        passing = asyncio.ensure_future(server.pass_on())
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        sender, stream, fetcher = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        stream[1].write(b"GET /events HTTP/1.1\r\n\r\n")
        await stream[0].readuntil(b"\r\n\r\n")
        store = sqlite3.connect(file, isolation_level=None)
        store.executescript("pragma journal_mode=wal; create table member (position int, text text)")
        found = []
        for cursor in range(count):
            begun = time.perf_counter()
            sending = asyncio.ensure_future(ask(sender, "POST /", b"a word about a guest" * 20))
            await stream[0].readuntil(b"\n\n")
            rows = json.loads(await ask(fetcher, f"GET /{cursor}"))
            store.executemany("insert into member values (?, ?)", rows)
            found.append((time.perf_counter() - begun) * 1000)
            await sending
        passing.cancel()
        listening.close()
        return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))))  # noqa: T201 - its answer
