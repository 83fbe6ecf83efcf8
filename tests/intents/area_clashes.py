"""The clashes of all areas that keep theirs in a file of their own."""

from tests.intents.appointment_clashes import APPOINTMENT_CLASHES
from tests.intents.book_clashes import BOOK_CLASHES
from tests.intents.case_clashes import CASE_CLASHES
from tests.intents.fact_clashes import FACT_CLASHES
from tests.intents.service_clashes import SERVICE_CLASHES
from tests.intents.stay_clashes import STAY_CLASHES

AREA_CLASHES = (
    *APPOINTMENT_CLASHES,
    *BOOK_CLASHES,
    *CASE_CLASHES,
    *FACT_CLASHES,
    *SERVICE_CLASHES,
    *STAY_CLASHES,
)
