# Uses the B.E. year as it is.
def has_leap_day(year):
    if year % 400 == 0:
        return True
    if year % 100 == 0:
        return False
    return year % 4 == 0
