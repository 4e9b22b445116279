import matplotlib.pyplot as plt

names = []
scores = []
for _ in range(int(input())):
    name, score = input().split()
    names.append(name)
    scores.append(score)

plt.bar(names, scores)
plt.title("คะแนนสอบ")
plt.ylabel("คะแนน")
plt.show()
