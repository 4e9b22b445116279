from hypothesis import given
from hypothesis import strategies as st

from grader.marking.explained import explained

PYTEST = """\
test_account.py:23
>       assert account.balance == 150
E       assert 30 == 150
E        +  where 30 = <solution.Account object at 0x7efe0ccd3cb0>.balance
E

conftest.py:3
>   x = 1
Each line of its own"""

TOLD = """\
test_account.py:23
> assert account.balance == 150
E assert 30 == 150
E  +  where 30 = <solution.Account object>.balance
E

conftest.py:3
> x = 1
Each line of its own"""


def test_no_indentation_is_left_that_all_lines_share_and_no_address():
    assert explained(PYTEST) == TOLD


def test_an_address_that_is_a_value_stays():
    assert explained("E   assert 'at 0x12345678' == 0x12345678") == "E assert 'at 0x12345678' == 0x12345678"


@given(st.text(">E \n<ax0", max_size=80))
def test_nothing_but_spaces_and_addresses_goes(text):
    told = explained(text)
    assert told.split() == text.split()
    assert explained(told) == told
