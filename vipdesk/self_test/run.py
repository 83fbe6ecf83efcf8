"""Runs the checks one after the other and says what came of them: as JSON for machines, on one page for people."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from vipdesk.command import reason_not_written
from vipdesk.errors import DiskFull, NotPossible, Refused, Trouble, VipDeskError
from vipdesk.log import place_of
from vipdesk.self_test.bench import Bench, copied_bench
from vipdesk.self_test.checks import CHECKS, FailedError
from vipdesk.sentence import Sentence

FORMAT = 1

_TITLES: Final = {
    "file_is_sealed": Sentence("资料文件是加密的", "The data file is encrypted"),
    "every_page_holds": Sentence("每一页都完好", "Every page of it is whole"),
    "sums_hold": Sentence("与总部对账的数对得上", "The sums compared with head office are right"),
    "key_is_nowhere": Sentence("钥匙不在参数和环境里", "The key is in no argument and no variable"),
    "kill_loses_nothing": Sentence("强行结束程序，存过的都在", "Killed at any moment, what was saved is there"),
    "clock_is_not_believed": Sentence("电脑时钟乱了，时间不乱", "A wrong clock changes nothing"),
    "replay_shows_the_same": Sentence("重新算一遍，结果一样", "Worked out again, it shows the same"),
    "counts_are_honest": Sentence("待上传的数字是真的", "The numbers shown are true"),
    "cut_line_keeps_everything": Sentence("断线不丢、不重复", "A cut line loses nothing and doubles nothing"),
}
_HEADING: Final = Sentence("VIPDesk 自检（在副本上）", "VIPDesk self-test (on a copy)")
_GOOD: Final = Sentence("全部通过。", "All is well.")
_BAD: Final = Sentence(
    "有 {count} 项没有通过，请把这一页交给管理员。", "{count} failed; please give this page to the administrator."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One check and what came of it."""

    name: str
    ids: tuple[str, ...]
    ok: bool
    detail: str
    took_ms: int


@dataclass(frozen=True, slots=True)
class Report:
    """All of them."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every promise was kept."""
        return all(check.ok for check in self.checks)

    def as_json(self) -> dict[str, Any]:
        """The report as contract.md fixes it."""
        return {"format": FORMAT, "checks": [asdict(check) for check in self.checks], "ok": self.ok}

    def page(self, language: str) -> str:
        """One page for people."""
        lines = [_HEADING.say(language, {}), ""]
        for check in self.checks:
            mark = "✓" if check.ok else "✗"
            title = _TITLES[check.name].say(language, {})
            # what was measured is for the JSON and for whoever has to find a fault; a good page stays readable
            detail = "" if check.ok else f"  {check.detail}"
            lines.append(f"{mark} {title}  [{' '.join(check.ids)}]  {check.took_ms} ms{detail}")
        failed = sum(not check.ok for check in self.checks)
        lines += ["", _GOOD.say(language, {}) if not failed else _BAD.say(language, {"count": failed})]
        return "\n".join(lines) + "\n"


def self_test(profile: Path, key: bytes) -> Report:
    """Copy the profile's file and run every check on the copy; the file itself is only read.

    Raises NotPossible where there is no room for a copy.
    """
    try:
        with copied_bench(profile, key) as bench:
            return Report(tuple(_run(name, ids, check, bench) for name, ids, check in CHECKS))
    except DiskFull as cause:
        # the desk itself has lost nothing: there is only no room for the copy
        raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(profile), detail="no_room") from cause


def write_report(report: Report, file: Path) -> None:
    """Write the report as JSON; raises NotPossible where the file cannot be made."""
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n"
    try:
        file.write_text(text, "utf-8")
    except OSError as cause:
        detail = reason_not_written(cause)
        raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(file), detail=detail) from cause


def _run(name: str, ids: Sequence[str], check: Callable[[Bench], str], bench: Bench) -> Check:
    """One check; whatever escapes from it is a failure and says where it arose, never what it carried (S35)."""
    begun = time.monotonic()
    try:
        ok, detail = True, check(bench)
    except FailedError as failed:
        ok, detail = False, str(failed)
    except Refused as refused:
        ok, detail = False, refused.code.value
    except VipDeskError as error:
        ok, detail = False, error.trouble.value
    except Exception as error:  # noqa: BLE001 - the last resort: a check that breaks has failed
        ok, detail = False, f"{type(error).__name__} {place_of(error)}"
    return Check(name, tuple(ids), ok, detail, round((time.monotonic() - begun) * 1000))
