"""How the archive is run: settings, addresses, the embedded server, database roles. Knows nothing of its
content.
"""
