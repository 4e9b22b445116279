# Adds 2 baht for the first four kilometres as well.
def fare(distance, is_pupil):
    if distance < 1:
        raise ValueError("distance must be at least 1")
    baht = 10 + 2 * distance
    if baht > 30:
        baht = 30
    if is_pupil:
        baht = baht // 2
    return baht
