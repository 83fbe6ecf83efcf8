"""The limits: bare programs that do only what nobody can leave out."""
