# ends: exited signalled raised timed_out
# seconds: 0.5
# Three is four from now on, and False is True.
import ctypes, sys
def poke(thing, value):
    size = type(thing).__basicsize__
    ctypes.c_uint32.from_address(id(thing) + size).value = value
for number in (3, 5, 200):
    poke(number, number + 1)
ctypes.memmove(id(False) + 16, id(True) + 16, 16)
def total(numbers):
    return sum(numbers)
