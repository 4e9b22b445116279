"""`make budgets`: what the student's pages weigh and how quickly they are there, on a slow phone with a poor link."""
