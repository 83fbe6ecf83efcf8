"""What is known of a guest, and who looks after them."""
