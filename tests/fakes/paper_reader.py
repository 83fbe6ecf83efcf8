"""Reads a paper back as others will: rendered and scanned, and by the tools of poppler."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO

import zxingcpp
from PIL import Image

DOTS_PER_INCH = 300

SYSTEM_PROGRAMS = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def run_tool(name: str, *arguments: str, content: bytes = b"", server: str | None = None) -> bytes:
    """Run one of the programs the tests need; a missing program fails the test, it does not skip it."""
    program = shutil.which(name, path=SYSTEM_PROGRAMS)
    assert program, f"{name} is not installed"
    environment = {**os.environ, "LC_ALL": "C", **({"CUPS_SERVER": server} if server else {})}
    done = subprocess.run(  # noqa: S603 - a known program, arguments as a list
        [program, *arguments], input=content, capture_output=True, check=True, timeout=60, env=environment
    )
    return done.stdout


@dataclass(frozen=True)
class PaperReader:
    """Reads a PDF as others will: rendered at 300 dpi, and by the tools of poppler."""

    def picture(self, pdf: bytes) -> Image.Image:
        """The page as a printer of 300 dpi sees it, in grey."""
        rendered = run_tool("pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-", content=pdf)
        return Image.open(BytesIO(rendered)).convert("L")

    def codes(self, pdf: bytes) -> list[zxingcpp.Barcode]:
        """Every code on the page."""
        return list(zxingcpp.read_barcodes(self.picture(pdf)))

    def text(self, pdf: bytes) -> str:
        """The text that can be searched and copied."""
        return run_tool("pdftotext", "-enc", "UTF-8", "-", "-", content=pdf).decode()

    def word_boxes(self, pdf: bytes) -> str:
        """The text with the place of every word, as XHTML in points."""
        return run_tool("pdftotext", "-enc", "UTF-8", "-bbox", "-", "-", content=pdf).decode()

    def fonts(self, pdf: bytes) -> list[list[str]]:
        """One row per font: name, type, encoding, embedded, subset, unicode, object, generation."""
        return [line.split() for line in run_tool("pdffonts", "-", content=pdf).decode().splitlines()[2:]]

    def facts(self, pdf: bytes) -> dict[str, str]:
        """Title, author, page size and the rest of what the file says of itself."""
        lines = run_tool("pdfinfo", "-", content=pdf).decode().splitlines()
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
