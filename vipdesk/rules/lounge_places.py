"""A seat or a room as a supervisor writes it down: its name, how many sit there, what it offers; what cannot be one."""

from dataclasses import dataclass

from vipdesk.models.vocabulary import PlaceFeature

MOST_SEATS = 60
MOST_PLACES = 120
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """What a supervisor says of a place; where it stands on the map is said by `place.arrange`."""

    name: str
    """窗边 6 号: what stands before the first blank is the area of the map."""
    name_en: str = ""
    """As the Chinese name where nobody has said."""
    room: bool = False
    capacity: int
    """How many people may sit there."""
    features: tuple[str, ...] = ()
    """Words of `PlaceFeature`; others, of a newer program, are kept."""

    def tidy(self) -> "PlaceFacts":
        """Without blanks too many; what it offers in one order."""
        name, name_en = (" ".join(text.split()) for text in (self.name, self.name_en))
        return PlaceFacts(
            name=name,
            name_en=name_en or name,
            room=self.room,
            capacity=self.capacity,
            features=in_order(self.features),
        )


def in_order(features: tuple[str, ...]) -> tuple[str, ...]:
    """Each word once: those of `PlaceFeature` in their order, then others."""
    known = [feature.value for feature in PlaceFeature if feature.value in features]
    return (*known, *sorted(set(features) - set(known)))
