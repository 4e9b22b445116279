import matplotlib.pyplot as plt

names = []
scores = []
for _ in range(int(input())):
    name, score = input().split()
    names.append(name)
    scores.append(int(score))

plt.bar(names, scores)
plt.ylabel("คะแนน")
plt.show()
