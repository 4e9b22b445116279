"""What was written, graded or drawn, as a page shows it."""
