"""How a guest is shown on the banner: the texts of a profile in the language in force."""

import unicodedata
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import last_visit_text, short_date_text
from vipdesk.models.snapshot.guest_life import GuestLife
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import DutyState
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.duty_texts import duty_span, duty_state
from vipdesk.ui.languages import language, say
from vipdesk.ui.life_texts import stage_text
from vipdesk.ui.points_texts import points_spans
from vipdesk.ui.texts import SEPARATOR, joined, source_text
from vipdesk.ui.widgets.banner import BannerFace
from vipdesk.ui.widgets.brief_lines import BriefText
from vipdesk.ui.widgets.spans import Span


def banner_face(profile: Profile, now: datetime, *, header: bool = False, distance: str = "") -> BannerFace:
    """The banner: address, names, tier, shopper, last visit; never spend, class or stage.

    The `header` of a profile also tells of points; `distance` to the next tier is given only where no guest reads along.
    """
    return BannerFace(
        letter=profile.surname[:1],
        address=say(profile.address),
        names=names_text(profile),
        tier=say(profile.tier),
        shopper=shopper_spans(profile, now),
        distance=distance,
        photo=None if profile.photo is None else profile.photo.face,
        points=points_spans(profile.points, now) if header else (),
        last_visit="" if profile.last_visit is None else last_visit_text(profile.last_visit, now, language()),
    )


def names_text(profile: Profile) -> str:
    """陈晓晴·Chén Xiǎoqíng·讲粤语 / Chen Xiaoqing (陈晓晴)·Chén Xiǎoqíng·Cantonese."""
    spoken = profile.spoken if profile.spoken != profile.full_name else ""
    tongue = say(profile.language)
    if language() == "en":
        plain = without_tones(spoken)
        name = f"{plain} ({profile.full_name})" if plain else profile.full_name
        return joined(name, spoken, tongue)
    speaks = QCoreApplication.translate("guest", "讲{language}").replace("{language}", tongue) if tongue else ""
    return joined(profile.full_name, spoken, speaks)


def shopper_spans(profile: Profile, now: datetime) -> tuple[Span, ...]:
    """周敏 顾问·在岗 / Min Zhou, shopper·on duty; who stands in for them is named after them."""
    dot = Span(SEPARATOR, 15, tone="muted")
    spans: list[Span] = []
    own = QCoreApplication.translate("guest", "{name} 顾问")
    stands_in = QCoreApplication.translate("guest", "{name} 代班")
    for person, words in ((profile.shopper, own), (profile.cover, stands_in)):
        if person is not None:
            named = Span(words.replace("{name}", say(person.name)), 15)
            told = (dot, duty_span(person.duty, now, 15))
            covers = person is profile.cover and duty_state(person.duty, now) is DutyState.UNKNOWN
            spans += [*([dot] if spans else []), named, *(() if covers else told)]
    return tuple(spans)


def distance_text(life: GuestLife | None) -> str:
    """距钻石还差 ¥88,000.00: what is missing to the next tier; nothing at the top."""
    if life is None or life.next_tier is None:
        return ""
    tier, missing = say(life.next_tier.tier), life.next_tier.missing_fen
    if not missing:
        return QCoreApplication.translate("guest", "近一年消费已够{tier}").replace("{tier}", tier)
    words = QCoreApplication.translate("guest", "距{tier}还差 {sum}").replace("{tier}", tier)
    return words.replace("{sum}", _round_yuan(missing))


def standing_text(life: GuestLife | None) -> str:
    """B 类·活跃·近一年 ¥229,260.00: only where no guest reads along."""
    found = None if life is None else life.standing
    if found is None:
        return ""
    named = QCoreApplication.translate("guest", "{class} 类").replace("{class}", found.guest_class or "")
    spent = QCoreApplication.translate("guest", "近一年 {sum}").replace("{sum}", _round_yuan(found.spent_fen))
    return joined(named if found.guest_class else "", stage_text(found.stage) if found.stage else "", spent)


def brief_texts(profile: Profile) -> list[BriefText]:
    """The lines under the banner; of a guest whose profile is not here, what to do about it."""
    if not profile.has_dossier:
        first = QCoreApplication.translate("guest", "先接待")
        then = QCoreApplication.translate("guest", "，资料稍后补")
        why = QCoreApplication.translate("guest", "本机只有姓名与称呼")
        return [BriefText("info", first, then, why)]
    return [BriefText(line.icon, say(line.verb), line.rest, say(line.where)) for line in profile.brief]


def care_text(profile: Profile) -> BriefText | None:
    """The strip 特别留意, with who told us and when."""
    taboo = profile.taboo
    if taboo is None:
        return None
    told = joined(source_text(taboo.source), short_date_text(taboo.told_at, language()))
    if not taboo.confirmed:
        told = joined(QCoreApplication.translate("guest", "待补同意"), told)
    return BriefText("triangle-alert", QCoreApplication.translate("guest", "特别留意"), taboo.text, told)


def _round_yuan(fen: int) -> str:
    """¥229,260: a line of the banner has no room for decimals that say nothing."""
    return format_yuan(Fen(fen)).removesuffix(".00")


def without_tones(spoken: str) -> str:
    """Chén Xiǎoqíng without its marks: Chen Xiaoqing."""
    parts = unicodedata.normalize("NFD", spoken)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
