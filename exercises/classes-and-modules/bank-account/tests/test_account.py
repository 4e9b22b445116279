import pytest
from solution import Account, NotEnoughMoney


@pytest.fixture
def account():
    account = Account("มานี")
    account.deposit(100)
    return account


@pytest.mark.kradan(name="money can be taken out", title={"th": "ถอนเงินได้"}, public=True)
@pytest.mark.parametrize("amount", [1, 40, 100])
def test_withdraw(account, amount):
    account.withdraw(amount)
    assert account.balance == 100 - amount


@pytest.mark.kradan(
    name="the exception knows what is missing",
    title={"th": "ข้อผิดพลาดบอกว่าขาดอีกเท่าไร"},
    hint={
        "th": "เก็บจำนวนที่ขาดไว้ใน self.missing ตอนสร้าง NotEnoughMoney",
        "en": "Keep what is missing in self.missing when a NotEnoughMoney is made.",
    },
)
def test_missing(account):
    with pytest.raises(NotEnoughMoney) as caught:
        account.withdraw(170)
    assert caught.value.missing == 70


@pytest.mark.kradan(
    name="a refused withdrawal changes nothing",
    title={"th": "ถอนไม่ได้ ยอดเงินต้องเท่าเดิม"},
    hint={
        "th": "ตรวจก่อนว่าเงินพอไหม แล้วค่อยเปลี่ยนยอด",
        "en": "Look first, change afterwards.",
    },
)
def test_refused(account):
    with pytest.raises(Exception):
        account.withdraw(500)
    assert account.balance == 100


@pytest.mark.kradan(name="zero and less are refused", title={"th": "ศูนย์หรือติดลบใช้ไม่ได้"})
@pytest.mark.parametrize("amount", [0, -5])
def test_amount(account, amount):
    with pytest.raises(ValueError):
        account.deposit(amount)
    with pytest.raises(ValueError):
        account.withdraw(amount)
    assert account.balance == 100


@pytest.mark.kradan(
    name="nobody can set the balance",
    title={"th": "ใครจะตั้งยอดเงินเองไม่ได้"},
    hint={
        "th": "เก็บยอดไว้ใน self._balance แล้วเขียน balance เป็นเมท็อดที่มี @property อยู่ด้านบน",
        "en": "Keep the money in self._balance, and make balance a method under @property.",
    },
)
def test_balance_is_read_only(account):
    with pytest.raises(AttributeError):
        account.balance = 1_000_000
    assert account.balance == 100


@pytest.mark.kradan(name="a transfer moves money", title={"th": "โอนเงินระหว่างบัญชีได้"})
def test_transfer(account):
    other = Account("ชูใจ")
    account.transfer(other, 30)
    assert (account.balance, other.balance) == (70, 30)


@pytest.mark.kradan(name="a transfer that fails moves nothing", title={"th": "โอนไม่สำเร็จ ยอดทั้งสองบัญชีเท่าเดิม"})
def test_transfer_fails(account):
    other = Account("ชูใจ")
    other.deposit(5)
    with pytest.raises(NotEnoughMoney):
        account.transfer(other, 101)
    with pytest.raises(ValueError):
        account.transfer(other, -1)
    assert (account.balance, other.balance) == (100, 5)


@pytest.mark.kradan(name="two accounts stay apart", title={"th": "บัญชีสองเล่มไม่ปนกัน"})
def test_apart(account):
    other = Account("วีระ")
    other.deposit(7)
    account.withdraw(1)
    assert (account.owner, account.balance) == ("มานี", 99)
    assert (other.owner, other.balance) == ("วีระ", 7)
