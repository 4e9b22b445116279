"""Run untrusted code and say what happened. Knows nothing about marks."""
