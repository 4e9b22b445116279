# ends: out_of_memory
hoard = []
while True:
    hoard.append("x" * 10_000_000 + str(len(hoard)))
