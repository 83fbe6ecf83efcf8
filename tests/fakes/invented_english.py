"""The invented store as an English-speaking house would have written it down: free text only, names stay."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from vipdesk.models.snapshot.guests import Words

_TEXTS = {
    "Velluto 手袋 37 码，留到今晚": "Velluto bag 37, until tonight",
    "，在 2 号柜": ", in locker 2",
    "海鲜过敏，忌百合": "Seafood allergy, no lilies",
    "龙井 不加糖": "Longjing, no sugar",
    "鞋 37，上衣 S": "Shoes 37, tops S",
    "Velluto、Maison Lune": "Velluto, Maison Lune",
    "墨绿、米白": "Bottle green, ivory",
    "工作日下午": "Weekday afternoons",
    "喜欢安静，介绍新品前先问一句。": "Likes it quiet; ask before showing anything new.",
    "改衣请提前一天电话确认。": "Please confirm alterations by phone the day before.",
    "外套改袖长，在 2 号柜": "Coat sleeves, in locker 2",
    "久未到店的高等级": "High tiers, long away",
    "本月生日": "Birthdays this month",
    "喜欢 Velluto": "Likes Velluto",
    "北京路店": "Beijing Road",
    "天河店": "Tianhe",
    "前台一": "Desk 1",
    "温水与毛巾": "Warm water and towel",
    "礼盒包装 2 件": "Gift wrap, 2 boxes",
    "取车到东门": "Car to the east gate",
    "代开发票": "Invoice",
    "裤脚改短": "Shorten trousers",
    "添龙井与茶点": "More Longjing and cakes",
    "Velluto 手袋送到厅": "Velluto bag to lounge",
    "Maison Lune 链扣修理": "Maison Lune clasp repair",
    "外套改衣": "Coat sleeves",
    "借伞归还": "Umbrella returned",
    "窗边 9 号": "Window 9",
    "下午": "Afternoons",
    "晚 7 点后": "After 7 pm",
    "龙井": "Longjing",
    "海鲜、百合、坚果": "Seafood, lilies, nuts",
    "美式 热": "Americano, hot",
    "温水": "Warm water",
    "菊花茶": "Chrysanthemum tea",
    "苏打水": "Soda",
    "2013 年生": "born 2013",
    "车停 B2": "car on level B2",
    "晚宴包": "Evening bag",
    "墨绿": "Bottle green",
    "羊绒披肩": "Cashmere shawl",
    "均码": "One size",
    "米白": "Ivory",
    "及踝皮靴": "Ankle boots",
    "黑": "Black",
    "手工巧克力礼盒": "Handmade chocolates",
    "生日": "Birthday",
    "真丝方巾": "Silk square",
    "致歉": "Apology",
    "凤凰单丛一盒": "A box of Dancong tea",
    "结婚纪念日": "Wedding anniversary",
    "女儿生日": "Daughter's birthday",
    "母亲来访": "Mother visits",
    "鞋包": "Shoes & bags",
    "珠宝": "Jewellery",
    "女装": "Womenswear",
    "护肤": "Skincare",
    "家居": "Home",
    "餐饮": "Dining",
    "改衣超期两天，已致歉并送丝巾": "Alteration two days late; apologised, silk square given",
    "A6 卡片机": "A6 card printer",
}


def in_english(value: Any) -> Any:
    """The same snapshot, tuple, list or mapping with its free text in English."""
    if isinstance(value, str):
        return _TEXTS.get(value, value)
    if isinstance(value, Words):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: in_english(getattr(value, each.name)) for each in fields(value)})
    if isinstance(value, (tuple, list)):
        return type(value)(in_english(each) for each in value)
    if isinstance(value, dict):
        return {key: in_english(each) for key, each in value.items()}
    return value
