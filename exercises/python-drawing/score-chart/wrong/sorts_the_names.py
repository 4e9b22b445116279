import matplotlib.pyplot as plt

names = []
scores = []
for _ in range(int(input())):
    name, score = input().split()
    names.append(name)
    scores.append(int(score))

pairs = sorted(zip(names, scores))
plt.bar([name for name, _ in pairs], [score for _, score in pairs])
plt.title("คะแนนสอบ")
plt.ylabel("คะแนน")
plt.show()
