"""The published tables: all that a reader's request can reach."""
