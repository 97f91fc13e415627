"""The archive as of a day: which agreements were in force, who held which office.

Must not know requests or templates. Every answer takes a fixed number of queries, however much there is.
"""
