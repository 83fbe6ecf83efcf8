"""The two ends of an intent, with the small house in them."""

from tests.fakes.end_fixtures import counter, head_office, house_cache, house_records

__all__ = ["counter", "head_office", "house_cache", "house_records"]
