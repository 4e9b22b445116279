# ends: raised out_of_memory timed_out signalled
exec("x = " + "(" * 50_000 + "1" + ")" * 50_000)
