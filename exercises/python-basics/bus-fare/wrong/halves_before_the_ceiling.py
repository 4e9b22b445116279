# Halving first lets a pupil on a long ride pay the full ceiling.
def fare(distance, is_pupil):
    if distance < 1:
        raise ValueError("distance must be at least 1")
    baht = 10
    if distance > 4:
        baht = 10 + 2 * (distance - 4)
    if is_pupil:
        baht = baht // 2
    if baht > 30:
        baht = 30
    return baht
