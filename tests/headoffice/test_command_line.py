"""The administrator's command: one sentence in the language asked for, the right exit code, never a traceback."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.fakes.caller import Caller, note, settle_in
from tests.fakes.clocks import FakeClock
from tests.fakes.house import PIN, HeadOffice
from tests.fakes.processes import private_file
from vipdesk import __version__
from vipdesk.errors import ExitCode
from vipdesk.headoffice.command_line import _parser, main
from vipdesk.headoffice.database import Database
from vipdesk.ids import new_id

LANGUAGES = ("zh", "en")
UNREACHABLE = {"zh": "连不上数据库。\n", "en": "The database cannot be reached.\n"}
NOT_READY = {
    "zh": "数据库还没有建好，请先运行 vipdesk-headoffice init。\n",
    "en": "The database is not set up; please run vipdesk-headoffice init first.\n",
}
NOBODY_THERE = "postgresql://127.0.0.1:1/vipdesk"


class Command:
    """The command in this process, on one database."""

    def __init__(self, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.url = url
        self._capsys = capsys
        self.said = ""

    def run(self, *words: str, code: int = ExitCode.DONE) -> str:
        """Run it; what it printed. What it said to a person is in `said`."""
        ended = main(["--database", self.url, *words])
        printed = self._capsys.readouterr()
        self.said = printed.err
        assert ended == code, (words, printed.out, printed.err)
        assert (ended == ExitCode.DONE) == (printed.err == "")
        assert printed.err.count("\n") <= 1
        return printed.out

    def json(self, *words: str) -> Any:
        """Run it; its JSON."""
        return json.loads(self.run(*words))


@pytest.fixture
def command(record: Database, record_url: str, capsys: pytest.CaptureFixture[str]) -> Command:
    """On a fresh record of each kind."""
    record.close()
    return Command(record_url, capsys)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A PIN, a list of members, of receipts, of points, and a roster."""
    private_file(tmp_path / "pin", PIN)
    private_file(tmp_path / "simple", "111111")
    (tmp_path / "members.csv").write_text(
        "会员卡号,姓名,性别,手机号,生日,历法,等级,开卡日期,导购工号,车牌,称谓,饮品偏好,忌讳/过敏,备注\n"
        "886600000001,陈晓晴,女,13800138000,1980-03-04,公历,金卡,2020-01-02,,,女士,,,\n"
        ",单晓敏,女,13900139000,1985-05-06,公历,金卡,2020-01-02,,,女士,,,\n",
        "utf-8",
    )
    (tmp_path / "receipts.csv").write_text(
        "小票号,会员卡号,门店,品类,品牌,交易时间,金额,件数,导购工号,原小票号\n"
        "R1,886600000001,天河店,女装,某牌,2026-01-02 13:00:00,100.00,1,,\n"
        "R2,886600000001,月球店,女装,某牌,2026-01-02 13:00:00,100.00,1,,\n",
        "utf-8",
    )
    (tmp_path / "points.csv").write_text("会员卡号,积分,到期日\n886600000001,100,2026-12-31\n", "utf-8")
    (tmp_path / "roster.csv").write_text("工号,日期,上班,下班\nS001,2026-01-03,9:00,17:30\n", "utf-8")
    return tmp_path


def every_command(files: Path) -> dict[str, tuple[str, ...]]:
    """Each command that goes to the database, as somebody would type it."""
    store = ("--store", "天河店")
    person = ("--code", "S001", "--name", "何嘉仪", "--role", "shopper", *store, "--pin-file", str(files / "pin"))
    report = ("--report", str(files / "report.csv"))
    return {
        "init": ("init",),
        "store add": ("store", "add", "--name", "天河店"),
        "staff add": ("staff", "add", *person),
        "policy set": ("policy", "set", "--key", "house.phone", "--value", "6000"),
        "desk enrol": ("desk", "enrol", "--name", "前台", *store),
        "desk approve": ("desk", "approve", "--name", "前台"),
        "desk revoke": ("desk", "revoke", "--name", "前台"),
        "import members": ("import", "members", str(files / "members.csv"), *report),
        "import receipts": ("import", "receipts", str(files / "receipts.csv"), *report),
        "import points": ("import", "points", str(files / "points.csv"), "--as-of", "2026-01-03 14:05", *report),
        "import roster": ("import", "roster", str(files / "roster.csv"), *report),
        "export": ("export", "--table", "guest"),
        "epoch new": ("epoch", "new"),
        "audit verify": ("audit", "verify"),
        "backup": ("backup", str(files / "copy")),
        "run nightly": ("run", "nightly"),
        "run escalate": ("run", "escalate"),
        "parked list": ("parked", "list"),
        "parked release": ("parked", "release", "--all"),
        "outbox import": ("outbox", "import", str(files / "work"), "--secret-file", str(files / "pin")),
        "effects list": ("effects", "list"),
        "robot list": ("robot", "list"),
        "members export": ("members", "export", str(files / "members-out.csv")),
        "requests report": (
            *("requests", "report", str(files / "requests.csv")),
            *("--since", "2026-01-01", "--until", "2026-01-31"),
        ),
        "look-ups list": ("look-ups", "list"),
        "security list": ("security", "list"),
        "first-sync build": ("first-sync", "build"),
        "serve": ("serve", "--port", "0"),
    }


def test_every_command_is_tried_below(files: Path) -> None:
    (commands,) = (action for action in _parser()._actions if action.dest == "command")
    assert commands.choices is not None
    assert set(commands.choices) == {name.split()[0] for name in every_command(files)} | {"openapi"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_database_that_cannot_be_reached_is_one_sentence_and_exit_code_3(
    language: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(NOBODY_THERE, capsys)
    for name, words in every_command(files).items():
        assert command.run("--lang", language, *words, code=ExitCode.NOT_REACHABLE) == "", name
        assert command.said == UNREACHABLE[language], name
        command.run(*words, "--lang", language, code=ExitCode.NOT_REACHABLE)
        assert command.said == UNREACHABLE[language], name
    assert not (files / "report.csv").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_database_that_is_not_set_up_is_one_sentence_and_exit_code_1(
    language: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(f"sqlite:///{files / 'none.sqlite'}", capsys)
    for name, words in every_command(files).items():
        if name != "init":
            command.run("--lang", language, *words, code=ExitCode.DID_NOT_HAPPEN)
            assert command.said == NOT_READY[language], name
    assert not (files / "none.sqlite").exists()


def test_an_address_that_is_none_is_wrong_usage(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = {
        "zh": "数据库地址不对：要写成 sqlite:///文件 或 postgresql://…\n",
        "en": "The database address must be sqlite:///FILE or postgresql://…\n",
    }
    for url in ("mysql://h/x", "record.sqlite", "postgresql://127.0.0.1:1/x?nonsense=1"):
        command = Command(url, capsys)
        for language in LANGUAGES:
            for words in every_command(files).values():
                command.run("--lang", language, *words, code=ExitCode.WRONG_USAGE)
                assert command.said == said[language]


def test_without_a_database_the_variable_that_names_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: Path
) -> None:
    monkeypatch.delenv("VIPDESK_DATABASE_URL", raising=False)
    for words in every_command(files).values():
        assert main(["--lang", "en", *words]) == ExitCode.WRONG_USAGE
        assert "VIPDESK_DATABASE_URL" in capsys.readouterr().err
    monkeypatch.setenv("VIPDESK_DATABASE_URL", f"sqlite:///{files / 'record.sqlite'}")
    assert main(["init"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == {"database": "sqlite", "created": True}


def test_the_language_is_the_one_asked_for_else_the_environments(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(NOBODY_THERE, capsys)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for named, language in (("", "zh"), ("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh"), ("de_DE", "zh")):
        monkeypatch.setenv("LANG", named)
        command.run("init", code=ExitCode.NOT_REACHABLE)
        assert command.said == UNREACHABLE[language]
        command.run("init", "--lang=zh", code=ExitCode.NOT_REACHABLE)
        assert command.said == UNREACHABLE["zh"]


def test_a_house_is_set_up_from_nothing_to_its_first_guest(command: Command, files: Path) -> None:
    words = every_command(files)
    assert command.json(*words["init"])["created"] is False
    store = command.json(*words["store add"])
    assert store["name"] == "天河店"
    assert command.json(*words["staff add"])["code"] == "S001"
    assert command.json(*words["policy set"]) == {"key": "house.phone", "value": 6000, "store": None}
    invited = command.json(*words["desk enrol"])
    assert set(invited) == {"code", "expires_at"}
    assert invited["expires_at"].endswith("Z")
    assert command.run(*words["desk revoke"]) == command.run(*words["desk approve"]) == ""
    members = command.json(*words["import members"])
    assert (members["records"], members["accepted"], members["refused"]) == (2, 1, 1)
    receipts = command.json(*words["import receipts"])
    assert (receipts["accepted"], receipts["refused"], receipts["net_fen"]) == (1, 1, 10_000)
    assert command.json(*words["import points"])["accepted"] == 1
    assert command.json(*words["import roster"])["accepted"] == 1
    lines = command.run("export", "--table", "guest").splitlines()
    assert [json.loads(line)["full_name"] for line in lines] == ["陈晓晴"]
    assert command.json(*words["parked list"]) == {"parked": []}
    assert command.json(*words["parked release"]) == {"released": []}
    assert command.json(*words["effects list"]) == {"done": 0, "waiting": []}
    assert command.json(*words["epoch new"]) == {"epoch": 2}
    assert command.json(*words["audit verify"]) == {"ok": True, "broken_at": None}


def test_what_is_not_parked_cannot_be_released_and_is_named(command: Command) -> None:
    nothing = str(new_id())
    command.run("--lang", "en", "parked", "release", "--op-id", nothing, code=ExitCode.DID_NOT_HAPPEN)
    assert command.said == f"Nothing called {nothing} is set aside; perhaps it has been released.\n"
    for wrong in ((), ("--op-id", "x"), ("--all", "--op-id", nothing)):
        command.run("parked", "release", *wrong, code=ExitCode.WRONG_USAGE)


def _messages(file: Path) -> str:
    with file.open(encoding="utf-8-sig", newline="") as report:
        return " ".join(line["message"] for line in csv.DictReader(report))


@pytest.mark.parametrize("kind", ["members", "receipts"])
def test_an_import_reports_in_the_language_of_the_command(
    kind: str, files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = Command(f"sqlite:///{files / 'record.sqlite'}", capsys)
    command.run("init")
    command.run("store", "add", "--name", "天河店")
    command.run("import", "members", str(files / "members.csv"), "--report", str(files / "first.csv"))
    importing = ("import", kind, str(files / f"{kind}.csv"), "--report", str(files / "report.csv"), "--dry-run")
    said = {
        "members": {"zh": "没有会员卡号。", "en": "There is no card number."},
        "receipts": {"zh": "没有这家门店。", "en": "This store is not known."},
    }[kind]
    for language, other in (("zh", "en"), ("en", "zh")):
        for words in (("--lang", language, *importing), (*importing, "--lang", language)):
            command.run(*words)
            assert said[language] in _messages(files / "report.csv")
            assert said[other] not in _messages(files / "report.csv")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    command.run(*importing)
    assert said["en"] in _messages(files / "report.csv")


def test_what_is_no_name_and_a_policy_of_another_kind_are_told_with_what_is_right(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(f"sqlite:///{files / 'record.sqlite'}", capsys)
    words = every_command(files)
    for named, kept in (
        ("store add", "天河店"),
        ("staff add", "S001"),
        ("desk enrol", "前台"),
        ("policy set", "house.phone"),
    ):
        for odd in ("", " \u3000", "一\n二", "\x07", "\udcff", "长" * 101):
            case = [odd if word == kept else word for word in words[named]]
            command.run("--lang", "en", *case, code=ExitCode.WRONG_USAGE)
            assert "one line of 1 to 100" in command.said
    command.run("init")
    for language, said in (
        ("zh", "没有叫“houses”的规定，最接近的是 house；policy set --help 列出全部。"),
        ("en", "There is no policy called “houses”; the nearest is house, and policy set --help lists all."),
    ):
        command.run(
            "--lang", language, "policy", "set", "--key", "houses", "--value", "1", code=ExitCode.WRONG_USAGE
        )
        assert command.said == f"{said}\n"
    assert "houses" not in command.run("export", "--table", "policy")
    with pytest.raises(SystemExit):
        main(["policy", "set", "--help"])
    assert "paper.feedback, paper.parking" in " ".join(capsys.readouterr().out.split())
    command.run(
        "--lang", "zh", "policy", "set", "--key", "house", "--value", '"贵宾厅"', code=ExitCode.WRONG_USAGE
    )
    assert command.said == 'house 的值要写成 {"zh": "贵宾厅", "en": "Guest Lounge"}。\n'


def test_what_cannot_be_is_one_sentence_with_the_exit_code_of_its_kind(command: Command, files: Path) -> None:
    words = every_command(files)
    command.run(*words["store add"])
    command.run(*words["staff add"])
    simple = [str(files / "simple") if word == str(files / "pin") else word for word in words["staff add"]]
    gone = [str(files / "gone") if word == str(files / "pin") else word for word in words["staff add"]]
    cases: tuple[tuple[tuple[str, ...], int, str], ...] = (
        (words["store add"], ExitCode.DID_NOT_HAPPEN, "“天河店” already exists."),
        (words["staff add"], ExitCode.DID_NOT_HAPPEN, "“S001” already exists."),
        (tuple(simple), ExitCode.REFUSED, "The PIN is too simple"),
        (tuple(gone), ExitCode.INPUT_UNREADABLE, "cannot be read"),
        (words["desk revoke"], ExitCode.DID_NOT_HAPPEN, "There is no single desk called “前台”."),
        (("desk", "enrol", "--name", "前台", "--store", "月球店"), ExitCode.DID_NOT_HAPPEN, "no store called"),
        *(
            (("policy", "set", "--key", "k", f"--value={value}"), ExitCode.WRONG_USAGE, "--value JSON")
            for value in ("{", "null", "NaN", "[1e999]", '"\\u0000"', '"\\ud800"')
        ),
        (
            ("policy", "set", "--key", "card_patterns", "--value", '[{"pattern": "(a+)+", "card": "x"}]'),
            ExitCode.WRONG_USAGE,
            "card_patterns 1",
        ),
        (("export", "--table", "audit"), ExitCode.WRONG_USAGE, "audit"),
        (
            tuple(when.replace("2026-01-03", "9999-01-03") for when in words["import points"]),
            ExitCode.WRONG_USAGE,
            "--as-of",
        ),
        (("import", "members", str(files / "no.csv"), "--report", "r.csv"), ExitCode.INPUT_UNREADABLE, "no.csv"),
    )
    for case, code, said in cases:
        command.run("--lang", "en", *case, code=code)
        assert said in command.said
    assert '"k"' not in command.run("export", "--table", "policy")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("hello",),
        ("store",),
        ("store", "add"),
        ("staff", "add", "--role", "king"),
        ("serve", "--port", "x"),
        ("serve", "--workers", "0"),
        ("serve", "--workers", "65"),
        ("serve", "--workers", "two"),
        ("serve", "--tls-cert", "c.pem"),
        ("serve", "--port", "99999"),
        ("init", "--lang", "de"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    words: tuple[str, ...], files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(f"sqlite:///{files / 'record.sqlite'}", capsys)
    command.run("init")
    command.run("--lang", "en", *words, code=ExitCode.WRONG_USAGE)
    assert command.said.startswith("Wrong usage: ")
    assert "_count" not in command.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("serve", "--tls-cert", "c.pem"), "--tls-cert and --tls-key are needed together"),
        (
            ("members", "export", "new.csv", "--staff", "S001", "--pin-file", "p", "--reason", "r"),
            "an export in full needs --staff, --pin-file, --approver, --approver-pin-file and --reason together",
        ),
    ],
)
def test_what_is_needed_together_is_said_in_a_sentence(
    words: tuple[str, ...], said: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(f"sqlite:///{files / 'record.sqlite'}", capsys)
    command.run("init")
    command.run("--lang", "en", *words, code=ExitCode.WRONG_USAGE)
    assert command.said == f"Wrong usage: {said}.\n"


def test_a_broken_audit_is_named_and_is_exit_code_1(command: Command) -> None:
    database = Database(command.url)
    settle_in(database)
    wish = note()
    Caller(HeadOffice(database, FakeClock())).push(wish, note())
    with database.as_owner() as connection:
        connection.execute(text("update audit set state = 'refused' where seq = 1"))
    database.close()
    ended = main(["--database", command.url, "audit", "verify"])
    printed = command._capsys.readouterr().out
    assert (ended, json.loads(printed)) == (
        ExitCode.DID_NOT_HAPPEN,
        {"ok": False, "broken_at": str(wish.op_id)},
    )


def test_what_needs_no_database_asks_for_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("VIPDESK_DATABASE_URL", raising=False)
    assert main(["openapi"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["info"]["version"] == __version__
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"vipdesk-headoffice {__version__}\n"
