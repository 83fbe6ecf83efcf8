"""What the detail of a trouble is called, in Chinese and English; the sentences themselves are in `wording`."""

from typing import Final

DETAILS: Final = {
    "exists": ("文件已经在了", "the file is there already"),
    "empty": ("是空的", "it is empty"),
    "not_a_file": ("不是文件", "it is no file"),
    "not_a_folder": ("不是文件夹", "it is no folder"),
    "no_folder": ("没有这个文件夹", "there is no such folder"),
    "missing": ("没有这个文件", "there is no such file"),
    "forbidden": ("没有权限", "it may not be read or written"),
    "no_room": ("空间不够", "there is no room for it"),
    "not_carried": ("不是从本机导出的文件，或不完整", "no desk exported it, or it is not whole"),
    "sealed_otherwise": ("口令不对，或文件不完整", "the passphrase is another one, or the file is not whole"),
    "no_seal": ("不是封存的审计", "it is no seal of an audit"),
    "no_workbook": ("不是完好的表格文件，或有密码", "it is no whole workbook, or has a password"),
    "too_large": ("大得不可能", "it is impossibly large"),
    "no_columns": ("没有认得的列名", "no column name is known"),
    "full_export": (
        "不打码的导出，--staff、--pin-file、--approver、--approver-pin-file 和 --reason 要一起写",
        "an export in full needs --staff, --pin-file, --approver, --approver-pin-file and --reason together",
    ),
    "tls_pair": ("--tls-cert 和 --tls-key 要一起写", "--tls-cert and --tls-key are needed together"),
    "no_plain_line": (
        "名称、工号和规定的键都写成一行，1 到 100 个字",
        "a name, a code and the key of a policy are one line of 1 to 100 letters",
    ),
    "not_text": ("不是 UTF-8 也不是 GB18030 的文字", "text neither in UTF-8 nor in GB18030"),
    "policy_kind": ("类型的名字用英文字母、数字和下划线", "the kind has letters, digits and underscores alone"),
    "policy_label": ("label 要有中文 zh 和英文 en", "label needs zh and en"),
    "label, department, minutes": (
        "新的服务类型要写 label、department 和 minutes",
        "a new type needs label, department and minutes",
    ),
    "policy_department": ("department 不能空着", "department may not be empty"),
    "policy_minutes": ("分钟数是 1 到 527040 的整数", "minutes are a whole number from 1 to 527,040"),
    "policy_intake": (
        "intake 是 1 到 527040 的整数（分钟）",
        "intake is a whole number of minutes from 1 to 527,040",
    ),
    "policy_fields": (
        "fields 每一项要有不重复的英文名 name 和两种语言的 label，最多 30 项",
        "each of fields needs a name of its own and a label in both languages, at most 30",
    ),
    "policy_choices": (
        "选项 choices 只给、也必须给 kind 为 choice 的一项",
        "choices belong to fields of kind choice, and to each",
    ),
    "policy_steps": (
        "steps 每一步要有不重复的 name，asks 写 fields 里的名字，最多 30 步",
        "each of steps needs a name of its own, asks are names of fields, at most 30",
    ),
    "policy_texts": (
        "texts 每一段要有 name 和 text 两种语言",
        "each of texts needs name and text in both languages",
    ),
    "policy_clock": ("clock 是 store、working 或 wall", "clock is store, working or wall"),
    "policy_need": ("need 是 product、service 或 emotion", "need is product, service or emotion"),
    "policy_hours": (
        "营业时间写成 opens、closes，如 10:00；weekdays 里 0 是星期一，不能七天都关",
        "hours are opens and closes as 10:00; weekdays count from 0 for Monday and cannot all be closed",
    ),
    "policy_days": (
        "日子写成 2027-02-17，值是 closed 或 opens、closes",
        "days are written as 2027-02-17, each closed or with opens and closes",
    ),
    "policy_ladder": (
        "上报规则最多 8 步，百分比 0 到 100，分钟 0 到 10000，不能有两步一样",
        "a ladder has at most 8 steps, 0 to 100 per cent, 0 to 10,000 minutes, no two alike",
    ),
    "bags": ("手里的袋数", "the number of bags"),
    "begun_at": ("这一班从几点开始", "when the shift began"),
    "companions": ("同行人数", "the number of companions"),
    "due_at": ("什么时候来取", "when it is to be collected"),
    "guest_ids": ("一次交接的贵宾太多，或有一位写了两次", "too many guests at once, or one of them twice"),
    "kind_of_appointment": ("预约的类型", "the kind of appointment"),
    "lines": ("读过的是哪几条", "which lines were read"),
    "numbers": ("同行人数或等候的分钟数", "the number of companions or the minutes of waiting"),
    "order": ("座位的次序", "the order of the places"),
    "places": ("座位和贵宾室已经太多", "there are too many seats and rooms already"),
    "portions": ("份数", "the number of portions"),
    "release": ("放行要有主管和原因", "letting somebody in needs a supervisor and a reason"),
    "starts_at": ("还没到预约的时间", "it is not yet time"),
    "text": ("文字里有保存不了的字符", "a character that cannot be kept"),
    "visits, present": ("到店和在厅的人数", "how many came and how many are here"),
}
"""What a fact `detail` may stand for; any other text is said as it is, save by `Code.BAD_ARGUMENTS`, which keeps it for programs."""
