"""Chinese conventions as pure functions: names, forms of address, masks, calendars, amounts in words."""
