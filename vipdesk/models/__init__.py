"""Tables, each declared once for the desk's cache, the record at head office and the wire."""
