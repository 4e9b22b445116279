"""The language of a page: its sentences, and how Thai is set and read."""
