"""Building blocks of screens; they show what they are given and know nothing of the desk."""
