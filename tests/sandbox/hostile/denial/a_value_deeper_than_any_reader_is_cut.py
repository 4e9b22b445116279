# ends: exited
deep = []
for _ in range(100_000):
    deep = [deep]
round = []
round.append(round)
cell = {}
cell["cell"] = (cell, [cell])
def total(numbers):
    return [deep, round, cell][len(numbers) - 1]
