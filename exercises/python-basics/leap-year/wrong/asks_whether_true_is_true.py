def has_leap_day(year):
    common_year = year - 543
    century = common_year // 100
    if (common_year % 400 == 0) == True:
        return True
    if (common_year % 100 == 0) == True:
        return False
    if common_year % 4 == 0:
        return True
    return False
