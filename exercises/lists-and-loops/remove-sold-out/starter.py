def remove_sold_out(trays):
    removed = 0
    # เอาเลข 0 ออกจาก trays และนับไว้ · take every 0 out of trays, and count them

    return removed
