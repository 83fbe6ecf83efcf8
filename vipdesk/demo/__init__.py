"""The demonstration: a head office, a desk and the tour through both, all of them real."""
