# Without a return the function gives back None.
def has_leap_day(year):
    common_year = year - 543
    if common_year % 400 == 0:
        return True
    if common_year % 4 == 0 and common_year % 100 != 0:
        return True
