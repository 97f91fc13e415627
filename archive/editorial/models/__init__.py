"""The editors' tables: one file a kind, one for the parts of every kind, one each for what is append-only."""
