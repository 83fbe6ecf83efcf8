"""Surnames: where one ends and the given name begins, and how those are read that libraries read wrongly.

The desk uses this module too, so the library of pinyin (a quarter of a second, 65 MB) is not imported with it.
"""

import re
from functools import lru_cache

from vipdesk.chinese.script import HAN, clean, is_han, plain_syllable, simplify

_ALL_HAN = re.compile(f"{HAN}+")

_SINGLE = {
    "柏": "bǎi bó",
    "贲": "bēn féi",
    "秘": "bì mì",
    "薄": "bó báo",
    "卜": "bǔ bo",
    "朝": "cháo zhāo",
    "车": "chē jū",
    "谌": "chén shèn",
    "晟": "chéng shèng",
    "乘": "chéng shèng",
    "种": "chóng zhǒng",
    "重": "chóng zhòng",
    "褚": "chǔ zhǔ",
    "啜": "chuài chuò",
    "传": "chuán zhuàn",
    "都": "dū dōu",
    "费": "fèi bì",
    "干": "gān gàn",
    "盖": "gě gài",
    "葛": "gě gé",
    "句": "gōu jù",
    "冠": "guàn guān",
    "炅": "guì jiǒng",
    "炔": "guì quē",
    "过": "guō guò",
    "哈": "hǎ hā",
    "黑": "hè hēi",
    "华": "huà huá",
    "还": "huán hái",
    "纪": "jǐ jì",
    "缴": "jiǎo zhuó",
    "隽": "juàn jùn",
    "角": "jué jiǎo",
    "阚": "kàn hǎn",
    "亢": "kàng gāng",
    "逯": "lù dài",
    "蒙": "méng měng",
    "宓": "mì fú",
    "糜": "mí méi",
    "缪": "miào móu",
    "牟": "móu mù",
    "那": "nā nà",
    "佴": "nài èr",
    "能": "nài néng",
    "乜": "niè miē",
    "宁": "níng nìng",
    "区": "ōu qū",
    "番": "pān fān",
    "逢": "páng féng",
    "朴": "piáo pǔ",
    "繁": "pó fán",
    "强": "qiáng jiàng",
    "郄": "qiè xì",
    "覃": "qín tán",
    "仇": "qiú chóu",
    "瞿": "qú jù",
    "阙": "quē què",
    "任": "rén rèn",
    "撒": "sǎ sā",
    "厦": "shà xià",
    "单": "shàn dān",
    "少": "shào shǎo",
    "召": "shào zhào",
    "折": "shé zhé",
    "莘": "shēn xīn",
    "盛": "shèng chéng",
    "宿": "sù xiǔ",
    "宛": "wǎn yuān",
    "隗": "wěi kuí",
    "尉": "wèi yù",
    "郗": "xī chī",
    "洗": "xiǎn xǐ",
    "相": "xiàng xiāng",
    "肖": "xiāo xiào",
    "解": "xiè jiě",
    "颉": "xié jié",
    "行": "xíng háng",
    "省": "xǐng shěng",
    "郇": "xún huán",
    "燕": "yān yàn",
    "么": "yāo me",
    "应": "yīng yìng",
    "蔚": "yù wèi",
    "於": "yū yú",
    "乐": "yuè lè",
    "员": "yùn yuán",
    "贠": "yùn yuán",
    "藏": "zāng cáng",
    "笮": "zé zuó",
    "曾": "zēng céng",
    "查": "zhā chá",
    "翟": "zhái dí",
    "祭": "zhài jì",
    "占": "zhān zhàn",
    "长": "zhǎng cháng",
    "术": "zhú shù",
    "訾": "zī zǐ",
}
"""Simplified surname: its readings, the right one first."""

_COMPOUND = {
    "百里": "bǎi lǐ",
    "北宫": "běi gōng",
    "单于": "chán yú/shàn yú/dān yú",
    "叱干": "chì gān",
    "淳于": "chún yú",
    "达奚": "dá xī",
    "第五": "dì wǔ",
    "东方": "dōng fāng",
    "东郭": "dōng guō",
    "东里": "dōng lǐ",
    "东门": "dōng mén",
    "东野": "dōng yě",
    "豆卢": "dòu lú",
    "独孤": "dú gū",
    "端木": "duān mù",
    "尔朱": "ěr zhū",
    "哥舒": "gē shū",
    "公良": "gōng liáng",
    "公输": "gōng shū",
    "公孙": "gōng sūn",
    "公西": "gōng xī",
    "公羊": "gōng yáng",
    "公冶": "gōng yě",
    "公仪": "gōng yí",
    "谷梁": "gǔ liáng",
    "毌丘": "guàn qiū",
    "赫连": "hè lián",
    "贺若": "hè ruò",
    "斛律": "hú lǜ",
    "胡母": "hú wú",
    "呼延": "hū yán",
    "皇甫": "huáng fǔ",
    "即墨": "jí mò",
    "夹谷": "jiá gǔ",
    "沮渠": "jǔ qú",
    "梁丘": "liáng qiū",
    "令狐": "líng hú",
    "闾丘": "lǘ qiū",
    "万俟": "mò qí/wàn sì",
    "慕容": "mù róng",
    "纳兰": "nà lán",
    "南宫": "nán gōng",
    "南郭": "nán guō",
    "南门": "nán mén",
    "欧阳": "ōu yáng",
    "蒲察": "pú chá",
    "仆固": "pú gù",
    "濮阳": "pú yáng",
    "漆雕": "qī diāo",
    "乞伏": "qǐ fú",
    "亓官": "qí guān",
    "綦毋": "qí wú",
    "青阳": "qīng yáng",
    "屈突": "qū tū",
    "壤驷": "rǎng sì",
    "上官": "shàng guān",
    "少正": "shào zhèng",
    "库狄": "shè dí/kù dí",
    "申屠": "shēn tú",
    "石抹": "shí mò",
    "士孙": "shì sūn",
    "叔孙": "shū sūn",
    "司空": "sī kōng",
    "司寇": "sī kòu",
    "司马": "sī mǎ",
    "司徒": "sī tú",
    "太史": "tài shǐ",
    "太叔": "tài shū",
    "澹台": "tán tái/dàn tái",
    "徒单": "tú dān",
    "秃发": "tū fà",
    "拓跋": "tuò bá",
    "拓拔": "tuò bá",
    "完颜": "wán yán",
    "微生": "wēi shēng",
    "闻人": "wén rén",
    "巫马": "wū mǎ",
    "西陵": "xī líng",
    "西门": "xī mén",
    "夏侯": "xià hóu",
    "鲜于": "xiān yú",
    "相里": "xiàng lǐ/xiāng lǐ",
    "新垣": "xīn yuán",
    "轩辕": "xuān yuán",
    "羊舌": "yáng shé",
    "耶律": "yē lǜ",
    "尉迟": "yù chí/wèi chí",
    "宇文": "yǔ wén",
    "乐正": "yuè zhèng/lè zhèng",
    "宰父": "zǎi fǔ",
    "长孙": "zhǎng sūn/cháng sūn",
    "钟离": "zhōng lí",
    "仲孙": "zhòng sūn",
    "主父": "zhǔ fǔ",
    "诸葛": "zhū gě",
    "颛孙": "zhuān sūn",
    "子车": "zǐ jū/zǐ chē",
    "子桑": "zǐ sāng",
    "宗政": "zōng zhèng",
    "左丘": "zuǒ qiū",
}

_DOUBLE = {
    "段干": "duàn gān",
    "范姜": "fàn jiāng",
    "贺兰": "hè lán",
    "南荣": "nán róng",
    "王孙": "wáng sūn",
    "张简": "zhāng jiǎn",
    "张廖": "zhāng liào",
    "叶赫": "yè hè",
    "马佳": "mǎ jiā",
    "佟佳": "tóng jiā",
    "章佳": "zhāng jiā",
    "富察": "fù chá",
    "费莫": "fèi mò",
}
"""Compound only before a given name of two characters: 张简明 is a 张, 张简明德 a 张简."""


@lru_cache(maxsize=1024)
def split_name(name: str) -> tuple[str, str]:
    """Surname and given name, each as written; ("", "") for a text without characters.

    Split are names of two or three Chinese characters, and longer ones that begin with a compound surname.
    A compound surname alone is a surname without given name. Everything else stays whole, as (whole, ""):
    a name with a Latin letter or a ·, and four or more characters without a compound surname, which are as
    often Tibetan or Japanese as a Chinese double surname. Calling such a guest by the whole name is never
    wrong.
    """
    whole = clean(name)
    characters = whole.replace(" ", "")
    if not _ALL_HAN.fullmatch(characters):
        return whole, ""
    length = len(characters)
    pair = simplify(characters[:2])
    if (pair in _COMPOUND and length <= 5) or (pair in _DOUBLE and length == 4):
        return characters[:2], characters[2:]
    return (characters[:1], characters[1:]) if length <= 3 else (characters, "")


def is_surname(text: str) -> bool:
    """Whether `text` alone is a surname: one Chinese character, or a compound surname."""
    return (len(text) == 1 and is_han(text)) or simplify(text) in _COMPOUND or simplify(text) in _DOUBLE


def known_readings(surname: str) -> tuple[tuple[str, ...], ...]:
    """The readings of a surname of the table as syllables with tone marks, the right one first; else ()."""
    for written in (surname, simplify(surname)):
        found = _SINGLE.get(written)
        if found is not None:
            return tuple((syllable,) for syllable in found.split())
        found = _COMPOUND.get(written) or _DOUBLE.get(written)
        if found is not None:
            return tuple(tuple(reading.split()) for reading in found.split("/"))
    return ()


def other_readings(name: str) -> tuple[str, ...]:
    """How the surname of `name` is also read, with tone marks, for 另读: ("céng",) for 曾晓琴."""
    surname, given = split_name(name)
    if not given and not is_surname(surname):
        return ()
    right, *others = known_readings(surname) or ((),)
    plain = _typed(right)
    return tuple("".join(other) for other in others if _typed(other) != plain)


def readings(name: str) -> tuple[str, ...]:
    """The surname of `name`, or a surname alone, in plain letters; the right reading first, then the others.

    ("shan", "dan") for 单晓敏; ü is typed v, u or yu: ("lv", "lu", "lyu") for 吕. A name without a Chinese
    surname (Latin, with ·, four characters without a compound surname) has none: ().
    """
    surname, given = split_name(name)
    if not surname or not (given or is_surname(surname)):
        return ()
    known = known_readings(surname)
    if not known:
        # Here, and not above: a desk that only splits names must not pay for the library.
        from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - see the line above

        known = (tuple(lazy_pinyin(list(simplify(surname)), style=Style.TONE, errors="ignore")),)
    typed = [_typed(reading) for reading in known]
    return tuple(dict.fromkeys(text for spelling in ("v", "u", "yu") for text in _spelt(typed, spelling) if text))


def _typed(reading: tuple[str, ...]) -> str:
    return "".join(plain_syllable(syllable) for syllable in reading)


def _spelt(texts: list[str], spelling: str) -> list[str]:
    return [text.replace("v", spelling) for text in texts]
