def kg_per_rai(kg, rai, ngan, wah):
    # พื้นที่ทั้งหมดเป็นไร่ · the whole area, in rai
    area = rai
