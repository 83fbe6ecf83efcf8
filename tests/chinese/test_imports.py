"""What the desk imports stays light."""

import subprocess
import sys

import pytest

LIGHT = ["dates", "masking", "phone", "plate", "salutation", "script", "surnames", "traditional", "given_names"]


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        (LIGHT, {"pypinyin", "borax", "cn2an"}),
        (["lunar"], {"pypinyin", "cn2an"}),
        (["amount_words"], {"pypinyin", "borax"}),
        (["pinyin"], {"pypinyin", "borax", "cn2an"}),
    ],
)
def test_a_module_brings_no_library_but_its_own(modules: list[str], absent: set[str]) -> None:
    imports = "".join(f"import vipdesk.chinese.{name}\n" for name in modules)
    program = f"import sys\n{imports}print(sorted({absent!r} & sys.modules.keys()))"
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert ended.stdout.strip() == "[]"
