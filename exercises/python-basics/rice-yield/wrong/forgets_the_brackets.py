# Only rai is divided by; the rest is added afterwards.
def kg_per_rai(kg, rai, ngan, wah):
    return kg / rai + ngan / 4 + wah / 400
