# Returning a sentence is not raising an error: the caller goes on with it.
def fare(distance, is_pupil):
    if distance < 1:
        return "ValueError: distance must be at least 1"
    baht = 10
    if distance > 4:
        baht = 10 + 2 * (distance - 4)
    if baht > 30:
        baht = 30
    if is_pupil:
        baht = baht // 2
    return baht
