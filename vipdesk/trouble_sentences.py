"""One sentence for every trouble of the environment, of rights and of files; refusals of rules are in `wording`."""

from typing import Final

from vipdesk.errors import Trouble
from vipdesk.sentence import Sentence

TROUBLES: Final[dict[Trouble, Sentence]] = {
    Trouble.ADDRESS_NOT_FREE: Sentence(
        "不能在 {address} 上提供服务，端口可能已被占用：{detail}。",
        "{address} cannot be served, perhaps something else uses the port: {detail}.",
    ),
    Trouble.BACKUP_FAILED: Sentence(
        "没有写成备份 {file}：{detail}。", "The backup {file} could not be made: {detail}."
    ),
    Trouble.CACHE_LOCKED: Sentence("本机正忙，请再试一次。", "This desk is busy; please try again."),
    Trouble.CACHE_TOO_NEW: Sentence(
        "本机资料由更新的版本写成，请先升级程序。",
        "A newer version wrote this desk's data; please update the program.",
    ),
    Trouble.CAMERA_BUSY: Sentence(
        "摄像头打不开，可能别的程序正在用。关掉那个程序再试一次。",
        "The camera cannot be opened; another program may be using it. Please close that program and try again.",
    ),
    Trouble.CAMERA_FAILED: Sentence(
        "摄像头程序停了，请再试一次。", "The program that shows the camera has stopped; please try again."
    ),
    Trouble.CAMERA_FORBIDDEN: Sentence(
        "系统不让用摄像头，请管理员准许本机用户使用。",
        "This computer does not let you use the camera; please ask the administrator to allow it.",
    ),
    Trouble.CAMERA_GONE: Sentence(
        "摄像头断开了。插好以后再试一次。", "The camera was disconnected. Please plug it in and try again."
    ),
    Trouble.CAMERA_MISSING: Sentence(
        "没有接摄像头，接上就能拍照。", "No camera is connected; plug one in to take photos."
    ),
    Trouble.CAMERA_NOT_INSTALLED: Sentence(
        "本机没有装拍照功能，需要的话请管理员安装。",
        "Taking photos is not installed on this computer; the administrator can add it.",
    ),
    Trouble.CAMERA_SILENT: Sentence(
        "摄像头没有画面。检查镜头盖和连线，再试一次。",
        "The camera shows nothing. Please check its shutter and cable, and try again.",
    ),
    Trouble.CODE_FOREIGN: Sentence("这不是本店的码。", "This code is not one of ours."),
    Trouble.CODE_PAYMENT: Sentence(
        "这是付款码，请到收银台使用。", "This is a payment code; please use it at the till."
    ),
    Trouble.COMMAND_FAILED: Sentence("“{command}”没有办成：{detail}", "“{command}” did not work: {detail}"),
    Trouble.CORRUPT: Sentence(
        "本机资料损坏，原文件没有动。请运行 vipdesk-desk rescue：能救的都救回来，再从总部重新下载。",
        "This desk's data is damaged. The file was not touched. Please run vipdesk-desk rescue: it saves what can be read and fetches"
        " the rest from head office.",
    ),
    Trouble.DATABASE_ADDRESS: Sentence(
        "数据库地址不对：要写成 sqlite:///文件 或 postgresql://…",
        "The database address must be sqlite:///FILE or postgresql://…",
    ),
    Trouble.DATABASE_UNREACHABLE: Sentence("连不上数据库。", "The database cannot be reached."),
    Trouble.DATABASE_NOT_READY: Sentence(
        "数据库还没有建好，请先运行 vipdesk-headoffice init。",
        "The database is not set up; please run vipdesk-headoffice init first.",
    ),
    Trouble.DEFECT: Sentence(
        "程序出了问题，已记录，可以继续工作。", "Something went wrong on our side. It is logged; you can carry on."
    ),
    Trouble.DEMO_FOLDER_FOREIGN: Sentence(
        "{folder} 里有不是演示写下的资料，没有动。请用 VIPDESK_DEMO_DIR 另选一个文件夹，或先把它移走。",
        "There is something in {folder} that no demonstration has made; it was not touched. Please name another folder in"
        " VIPDESK_DEMO_DIR, or move it away first.",
    ),
    Trouble.DESK_AWAY: Sentence(
        "本机超过 {days} 天没有联系总部，已锁定。请先接好网络，连上总部后就能登录；待上传的内容都在。",
        "This desk has not reached head office for {days} days and is locked. Please restore the line; once head office is reached you"
        " can sign in. What waits is kept.",
    ),
    Trouble.DESK_CLONED: Sentence(
        "另一台电脑上有本机的副本正在工作，本机已停止同步；待上传的内容都在。请联系管理员，为其中一台重新启用。",
        "A copy of this desk is at work on another computer, so this one has stopped syncing. What waits is kept. Please ask the"
        " administrator to enrol one of the two again.",
    ),
    Trouble.DESK_NOT_ENROLLED: Sentence(
        "本机还没有启用。请向总部要一个启用码，存成只有自己能读的文件（0600），再运行"
        " vipdesk-desk enrol --server 总部地址 --code-file 启用码文件。",
        "This desk is not enrolled yet. Ask head office for an enrolment code, save it as a file only you can read (0600), then run"
        " vipdesk-desk enrol --server URL --code-file FILE.",
    ),
    Trouble.CARRIED_CONTRADICTS: Sentence(
        "文件里有一项和总部的不一样，从它起没有收。", "Head office knows a part otherwise; it stopped there."
    ),
    Trouble.CARRIED_FROM_ELSEWHERE: Sentence(
        "文件来自总部不认识的本机 {desk}，没有收。",
        "The file is of a desk unknown here, {desk}; none of it was taken in.",
    ),
    Trouble.CARRIED_OUTDATED: Sentence(
        "这台本机之后又连上了总部，换了编号，会自己上传同样的内容；这个文件不用了。",
        "This desk has been in touch with head office since and sends the same itself, under new numbers; the file is not needed.",
    ),
    Trouble.DESK_REVOKED: Sentence(
        "总部已停用本机，请联系管理员。", "Head office has withdrawn this desk; please ask the administrator."
    ),
    Trouble.DESK_UNKNOWN: Sentence(
        "没有叫“{name}”的本机，或不止一台。", "There is no single desk called “{name}”."
    ),
    Trouble.DISK_FAILING: Sentence(
        "硬盘没有写成功，这一项没有保存。请再试一次；还不行就请管理员检查硬盘。",
        "The disk did not take it, so this was not saved. Please try again; if it stays so, have the disk looked at.",
    ),
    Trouble.DISK_FULL: Sentence(
        "硬盘快满了，这一项没有保存。请清理出空间再办；之前保存的都在，照常上传。",
        "The disk is nearly full, so this was not saved. Please make room first; what was saved before is safe and still sent.",
    ),
    Trouble.DISK_READ_ONLY: Sentence(
        "本机资料所在的文件夹只能读、不能写。请管理员检查权限或硬盘，资料没有动。",
        "This desk's folder can be read but not written. Please have its permissions or the disk looked at; the data was not touched.",
    ),
    Trouble.ENROL_CODE_WRONG: Sentence(
        "启用码不对、已用过或已过期。", "The enrolment code is wrong, used or expired."
    ),
    Trouble.FILE_UNREADABLE: Sentence(
        "读不了这个文件：{file}（{detail}）。", "This file cannot be read: {file} ({detail})."
    ),
    Trouble.FILE_NOT_WRITTEN: Sentence(
        "没有写成文件 {file}：{detail}。", "The file {file} could not be written: {detail}."
    ),
    Trouble.GLYPH_MISSING: Sentence(
        "这些字没有可用的字体，未打印：{characters}。",
        "No font has these characters, so nothing was printed: {characters}.",
    ),
    Trouble.KEY_MISSING: Sentence(
        "找不到本机资料的钥匙，资料没有动。", "The key to this desk's data is missing. The data was not touched."
    ),
    Trouble.KEY_WRONG: Sentence(
        "口令不对，本机资料没有动。", "The passphrase is wrong. The data was not touched."
    ),
    Trouble.NAME_TAKEN: Sentence("“{name}”已经有了。", "“{name}” already exists."),
    Trouble.NOT_PARKED: Sentence(
        "没有先放着的 {op_id}，可能已经办过了。",
        "Nothing called {op_id} is set aside; perhaps it has been released.",
    ),
    Trouble.NO_KEYRING: Sentence(
        "这台电脑没有可用的钥匙串，请用 --passphrase-file 指定口令文件。",
        "This computer has no usable keyring; please name a passphrase file with --passphrase-file.",
    ),
    Trouble.OFFLINE: Sentence("连不上总部。", "Head office cannot be reached."),
    Trouble.PASSPHRASE_SHORT: Sentence(
        "口令太短，至少 {least} 个字符。", "The passphrase is too short; it needs at least {least} characters."
    ),
    Trouble.PIN_LOCKED: Sentence(
        "PIN 错误次数太多，请稍后再试或找主管。", "Too many wrong PINs; please wait or ask a supervisor."
    ),
    Trouble.POLICY_UNKNOWN: Sentence(
        "没有叫“{key}”的规定，最接近的是 {nearest}；policy set --help 列出全部。",
        "There is no policy called “{key}”; the nearest is {nearest}, and policy set --help lists all.",
    ),
    Trouble.POLICY_WRONG: Sentence("{key} 的值要写成 {example}。", "{key} is written as {example}."),
    Trouble.PRINTER_UNAVAILABLE: Sentence(
        "打印机不可用，可以换一台或存成 PDF。", "The printer is not available; choose another or save a PDF."
    ),
    Trouble.PROFILE_ENROLLED: Sentence("本机已经启用过了。", "This desk is already enrolled."),
    Trouble.PROFILE_IN_USE: Sentence("本机已经打开了一个 VIPDesk。", "VIPDesk is already open on this desk."),
    Trouble.PROFILE_WAITING: Sentence(
        "这里已经有一台启用过的本机，待上传 {waiting} 项，不能另行启用或清除。请先联网，让它们上传；连不上时，请主管用"
        " vipdesk-desk outbox export 导出，带到总部；文件损坏时，请主管用 vipdesk-desk rescue 救出来。",
        "There is an enrolled desk here, and of its work {waiting} still waits to be sent: it cannot be replaced or removed. Please"
        " let that go up first; without a line a supervisor takes it to head office with vipdesk-desk outbox export, and where the"
        " file is damaged, saves it with vipdesk-desk rescue.",
    ),
    Trouble.PROTOCOL_TOO_OLD: Sentence(
        "程序版本太旧，请升级；待上传的内容都在。", "This program is too old; please update. What waits is kept."
    ),
    Trouble.RESCUE_IMPOSSIBLE: Sentence(
        "本机的身份读不出来，救不回来。损坏的文件留在 {file}，保留到 {until}，里面还有 {waiting} 项没有上传，要另外再办一次。"
        "请向总部要一个启用码，重新启用本机。",
        "What this desk is cannot be read any more. The damaged file stays in {file} until {until}, with {waiting} entries"
        " that were never sent and have to be made again. Please ask head office for an enrolment code and enrol the desk"
        " again.",
    ),
    Trouble.SECRET_FILE_OPEN: Sentence(
        "{file} 必须只有本人可读（权限 0600）。", "{file} must be readable by its owner only (mode 0600)."
    ),
    Trouble.SERVER_ADDRESS_WRONG: Sentence(
        "这个地址上没有总部服务：{url}。", "There is no head office at this address: {url}."
    ),
    Trouble.SERVER_BUSY: Sentence(
        "总部正忙，稍后自动再试。", "Head office is busy; this is tried again by itself."
    ),
    Trouble.SIGN_IN_AGAIN: Sentence("请重新登录。", "Please sign in again."),
    Trouble.SIGN_IN_FIRST_ONLINE: Sentence(
        "您还没有在本机登录过，第一次登录要联网。",
        "You have not signed in at this desk before; the first time needs the line.",
    ),
    Trouble.STORE_UNKNOWN: Sentence("没有叫“{name}”的门店。", "There is no store called “{name}”."),
    Trouble.SUPERVISOR_NEEDED: Sentence("只有主管可以这样做。", "Only a supervisor may do this."),
    Trouble.USAGE: Sentence("用法不对：{detail}。", "Wrong usage: {detail}."),
    Trouble.WINDOW_CLOSED: Sentence(
        "本机没有打开 VIPDesk 的窗口，来电没有显示。",
        "No window of VIPDesk is open on this desk; the call was not shown.",
    ),
}
