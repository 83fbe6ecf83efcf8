"""Other products doing the same work on the same machine: each is set up under `build/bench/peers`, or left out."""
