"""What the shape of the house promises."""
