"""Head office: the record of truth, its HTTP interface and its command line. No desk code imports it."""
