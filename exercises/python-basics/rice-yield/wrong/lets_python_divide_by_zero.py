# Never looks at the area: ZeroDivisionError comes out instead of ValueError.
def kg_per_rai(kg, rai, ngan, wah):
    area = rai + ngan / 4 + wah / 400
    return kg / area
