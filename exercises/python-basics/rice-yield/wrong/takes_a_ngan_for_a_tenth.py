# 5 rai 2 ngan is not 5.2 rai.
def kg_per_rai(kg, rai, ngan, wah):
    area = rai + ngan / 10 + wah / 400
    if area == 0:
        raise ValueError("the field has no size")
    return kg / area
