// ends: timed_out
// seconds: 1.5
while (true) {}
