def fare(distance, is_pupil):
    # คิดค่าโดยสารแล้วคืนค่าด้วย return · work out the fare, then return it
    return 0
