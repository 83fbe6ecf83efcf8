"""The self-test: on a copy of the profile it kills, replays, skews the clock, cuts the line and looks at what is left."""
