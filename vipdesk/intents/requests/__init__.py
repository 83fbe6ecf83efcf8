"""What guests wait for."""
