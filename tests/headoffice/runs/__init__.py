"""What head office does by itself."""
