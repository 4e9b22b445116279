"""Measures what a submission costs, side by side in one run: bare Python, a container each, our slot, the whole way over HTTP."""
