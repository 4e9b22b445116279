# Two slashes keep whole kilograms only.
def kg_per_rai(kg, rai, ngan, wah):
    area = rai + ngan / 4 + wah / 400
    if area == 0:
        raise ValueError("the field has no size")
    return kg // area
