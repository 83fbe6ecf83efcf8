"""What the house does to make good."""
