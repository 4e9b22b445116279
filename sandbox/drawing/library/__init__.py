"""What a student's program imports to draw: `turtle` and a small `matplotlib.pyplot`; both only record shapes."""
