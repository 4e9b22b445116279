"""Codes of the core, said in words to whom they concern."""
