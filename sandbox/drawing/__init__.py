"""What a student's program draws: recorded as shapes in its own process, judged and shown as pictures outside."""
