def has_leap_day(year):
    # เริ่มจากเปลี่ยนปี พ.ศ. เป็น ค.ศ. · first turn B.E. into C.E.
    common_year = year
