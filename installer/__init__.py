"""What makes a machine ready and what makes the program ready for machines."""
