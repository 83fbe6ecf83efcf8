"""Reading the cache for screens and papers: plain SQL in, snapshots out.

Nothing here imports SQLAlchemy or a table: the first screen is on the glass before those are loaded.
"""
