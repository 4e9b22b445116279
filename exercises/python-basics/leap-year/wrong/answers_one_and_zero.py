# 1 and 0 equal True and False, but they are numbers.
def has_leap_day(year):
    common_year = year - 543
    if common_year % 400 == 0:
        return 1
    if common_year % 100 == 0:
        return 0
    if common_year % 4 == 0:
        return 1
    return 0
