"""What surrounds the pages: rail, top bar, status bar, and the layers above them."""
