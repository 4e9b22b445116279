// ends: timed_out
while (true) {}
