import matplotlib.pyplot as plt

names = ["มานี"]
scores = [80]
# อ่านชื่อกับคะแนนให้ครบทุกคนก่อน · first read the name and the score of every pupil

plt.bar(names, scores)
plt.show()
