"""The tabs of the page 厅务, one file each."""
