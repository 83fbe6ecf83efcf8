"""What may be done about things in our keeping, one file each."""
