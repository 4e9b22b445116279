"""`python -m tests.screenshots [FOLDER]`: pictures of the pages, made from a real installation with a demo school."""
