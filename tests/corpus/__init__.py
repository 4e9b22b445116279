"""Grades a corpus of real, labelled student programs through `kradan grade --batch` and compares every verdict with its label."""
