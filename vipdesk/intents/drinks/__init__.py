"""What may be done about drinks in the lounge, one file each."""
