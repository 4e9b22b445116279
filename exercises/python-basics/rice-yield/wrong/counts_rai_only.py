# Leaves ngan and square wah out.
def kg_per_rai(kg, rai, ngan, wah):
    if rai == 0:
        raise ValueError("the field has no size")
    return kg / rai
