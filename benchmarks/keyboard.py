"""Keys as a keyboard or a scanner sends them: through the X server's test extension, to whatever has the focus."""

import ctypes
import time
from types import TracebackType
from typing import Any, Self

from benchmarks.screen import WIDTH, MissingToolError

SCAN_GAP_SECONDS = 0.002
_AT_ONCE = 0
_MAPPED = 2
_REVERT_TO_PARENT = 2
_ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class _Attributes(ctypes.Structure):
    """XWindowAttributes up to the field that is asked for, and room for the rest."""

    _fields_ = (
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("border", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        ("kind", ctypes.c_int),
        ("bit_gravity", ctypes.c_int),
        ("win_gravity", ctypes.c_int),
        ("backing_store", ctypes.c_int),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("rest", ctypes.c_ubyte * 128),
    )


class Keyboard:
    """One connection to a display; it also gives the focus to a window that appears, as a window manager does."""

    def __init__(self, display: str) -> None:
        """Connect."""
        self._x11, self._test = _library("libX11.so.6", "libx11-6"), _library("libXtst.so.6", "libxtst6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        # a window may be gone before it is asked about; without a handler that would end this process
        self._ignore = _ErrorHandler(lambda _display, _error: 0)
        self._x11.XSetErrorHandler(self._ignore)
        opened = self._x11.XOpenDisplay(display.encode())
        if not opened:
            raise MissingToolError(f"the display {display} cannot be opened")
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._focused: set[int] = set()

    def __enter__(self) -> Self:
        """Nothing more is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect."""
        self._x11.XCloseDisplay(self._display)

    def tap(self, *keys: str) -> None:
        """Press and release keys by their X names."""
        for key in keys:
            symbol = ctypes.c_ulong(self._x11.XStringToKeysym(key.encode()))
            code = ctypes.c_uint(self._x11.XKeysymToKeycode(self._display, symbol) & 0xFF)
            for pressed in (1, 0):
                self._test.XTestFakeKeyEvent(self._display, code, pressed, ctypes.c_ulong(_AT_ONCE))
            self._x11.XFlush(self._display)

    def scan(self, code: str) -> float:
        """What a scanner sends; the longest pause between two keys in seconds, which a busy machine may stretch."""
        longest, last = 0.0, time.monotonic()
        for key in (*code, "Return"):
            self.tap(key)
            # two equal keys within a millisecond are one that is held down, to Qt
            time.sleep(SCAN_GAP_SECONDS)
            now = time.monotonic()
            longest, last = max(longest, now - last), now
        return longest

    def focus_new_window(self) -> bool:
        """Give the focus to a wide window that has come into sight since the last call; whether there is one."""
        found = False
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x11.XQueryTree(
            self._display,
            self._root,
            *(ctypes.byref(value) for value in (root, parent, children, count)),
        )
        for place in range(count.value):
            window = int(children[place])
            if window not in self._focused and self._is_shown(window):
                found = True
                self._focused.add(window)
                self._x11.XSetInputFocus(
                    self._display, ctypes.c_ulong(window), _REVERT_TO_PARENT, ctypes.c_ulong(0)
                )
                self._x11.XFlush(self._display)
        if count.value:
            self._x11.XFree(children)
        return found

    def forget_windows(self) -> None:
        """The windows of the last program are gone; a number may come again."""
        self._focused.clear()

    def _is_shown(self, window: int) -> bool:
        attributes = _Attributes()
        found = self._x11.XGetWindowAttributes(self._display, ctypes.c_ulong(window), ctypes.byref(attributes))
        return bool(found) and attributes.map_state == _MAPPED and attributes.width > WIDTH // 2


def _library(name: str, package: str) -> Any:
    try:
        return ctypes.CDLL(name)
    except OSError as cause:
        raise MissingToolError(f"{name} is missing: install the package {package}") from cause
