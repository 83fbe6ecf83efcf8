"""What departments are called in English: a request keeps the Chinese name, which is what staff choose and route by."""

from collections.abc import Mapping
from typing import Any, Final

from vipdesk.models.snapshot.guests import Words

DEPARTMENTS_POLICY = "departments"
"""`{"大堂吧": "Lobby bar"}`: the store's own departments, and what else it calls those of the house."""
DEPARTMENTS: Final[Mapping[str, str]] = {
    "前台": "Reception",
    "专柜": "Counter",
    "包装台": "Gift wrap",
    "收银台": "Cashier",
    "茶水间": "Pantry",
    "售后": "After-sales",
    "改衣间": "Alterations",
    "餐饮": "Restaurant",
    "合作方": "Partner",
    "物流": "Delivery",
    "主管": "Supervisor",
    "泊车岗": "Valet",
}
"""Those that the types of service name (`vipdesk.rules.request_types`)."""


def department_words(department: str, policy: Any) -> Words:
    """A department in both languages; one of which nobody says how it is called in English is shown as it is."""
    own = policy.get(department) if isinstance(policy, Mapping) else None
    named = own if isinstance(own, str) and own.strip() else DEPARTMENTS.get(department, department)
    return Words(department, named)
