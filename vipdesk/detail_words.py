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
    "no_plain_line": (
        "名称、工号和规定的键都写成一行，1 到 100 个字",
        "a name, a code and the key of a policy are one line of 1 to 100 letters",
    ),
    "not_text": ("不是 UTF-8 也不是 GB18030 的文字", "text neither in UTF-8 nor in GB18030"),
}
"""What a fact `detail` may stand for; any other text is said as it is."""
