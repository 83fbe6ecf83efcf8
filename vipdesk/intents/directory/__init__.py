"""What may be done about the directories of the house and its answer cards, one file each."""
