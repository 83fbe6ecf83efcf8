"""The two ends of an intent with the small house in them; and a served head office with one desk, by commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.end_fixtures import counter, head_office, house_cache, house_records
from tests.fakes.processes import PASSPHRASE, OfficeProcess, private_file, run, served
from tests.plugins.records import RecordFactory

__all__ = ["counter", "head_office", "house_cache", "house_records"]

MEMBERS = (
    "会员卡号,姓名,性别,手机号,生日,历法,等级,开卡日期,导购工号,车牌,称谓,饮品偏好,忌讳/过敏,备注\n"
    "886600000001,陈晓晴,女,13800138000,1980-03-04,农历,金卡,2020-01-02,S001,,女士,龙井 不加糖,海鲜过敏,\n"
    "886600000002,单晓敏,女,１３９００１３９０００,1985-05-06,公历,金卡,2020-01-02,S001,,女士,普洱,,\n"
    "886600000002,单晓敏,女,１３９００１３９０００,1985-05-06,公历,金卡,2020-01-02,S001,,女士,普洱,,\n"
    ",欧阳文静,女,13700137000,1990-07-08,公历,白金卡,2020-01-02,S002,,小姐,,,\n"
)


@dataclass(frozen=True, slots=True)
class Lounge:
    """A served head office with its people, members imported and one desk enrolled by the installed commands."""

    office: OfficeProcess
    profile: Path
    passphrase_file: Path
    folder: Path

    def desk(self, *arguments: str, code: int = 0) -> str:
        """One `vipdesk-desk` command on the profile."""
        options = ["--profile", str(self.profile), "--passphrase-file", str(self.passphrase_file)]
        return run("vipdesk-desk", *options, *arguments, code=code)


@pytest.fixture(scope="module")
def lounge(record_factory: RecordFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lounge]:
    """One for a whole module: commands cost a second each."""
    folder = tmp_path_factory.mktemp("lounge")
    with record_factory.fresh("postgresql") as url, served(url, folder / "office") as office:
        (folder / "members.csv").write_text(MEMBERS, "utf-8")
        office.command(
            "import",
            "members",
            str(folder / "members.csv"),
            "--report",
            str(folder / "report.csv"),
            "--lang",
            "en",
        )
        code = office.command("desk", "enrol", "--name", "desk1", "--store", "天河店")["code"]
        code_file = private_file(folder / "code", code)
        lounge = Lounge(office, folder / "desk1", private_file(folder / "passphrase", PASSPHRASE), folder)
        lounge.desk("enrol", "--server", office.url, "--code-file", str(code_file))
        yield lounge
