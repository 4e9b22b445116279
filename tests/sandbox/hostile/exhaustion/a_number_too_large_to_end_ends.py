# ends: timed_out out_of_memory
# seconds: 0.3
print(len(str(7 ** 10**8)))
