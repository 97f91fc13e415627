"""Who may change the state of an entry, and when."""
