def has_leap_day(year):
    common_year = year - 543
    if common_year % 400 == 0:
        return True
    if common_year % 100 == 0:
        return False
    return common_year % 4 == 0
