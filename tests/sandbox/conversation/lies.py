"""What no process of ours would ever say, by what is wrong with it."""

import struct
import sys
from collections.abc import Mapping
from typing import Any

from sandbox.supervisor import wire
from tests.sandbox.conversation.forging import answer, frame, question

DEEP = 100_000
OWN = sys.hash_info.modulus


def pairs_of_one_hash(count):
    """So many pairs of numbers whose tuples have one hash: of each first number the second one follows."""
    one, two, five, word = 11400714785074694791, 14029467366897019727, 2870177450012600261, 1 << 64
    undo_one, undo_two = pow(one, -1, word), pow(two, -1, word)
    pairs = []
    for first in range(8 * count):
        lane = (five + first * two) % word
        lane = (lane << 31 | lane >> 33) * one % word
        wanted = 12345 * undo_one % word
        wanted = wanted >> 31 | wanted << 33
        second = (wanted - lane) * undo_two % word
        if second < OWN:
            pairs.append((first, second))
    assert len({hash(pair) for pair in pairs}) == 1
    return pairs[:count]


LIES: Mapping[str, Any] = {
    "no JSON": frame(b"{"),
    "no text": frame(b"\xff\xfe"),
    "nothing": frame(b""),
    "no message": wire.pack(b"abc"),
    "an empty frame": wire.pack(b""),
    "longer than the frame": wire.pack(struct.pack(">II", 2**31, 2**31)),
    "a huge frame": struct.pack(">I", 2**32 - 1),
    "deep JSON": lambda: frame(b"[" * DEEP + b"]" * DEEP),
    "deep objects": lambda: frame(b'{"a":' * DEEP + b"1" + b"}" * DEEP),
    "too much JSON": lambda: frame(b"[" + b"0," * (2 << 20) + b"0]"),
    "a number with a million digits": lambda: frame(b"[" + b"9" * 1_000_000 + b"]"),
    "a number where fields belong": frame(5),
    "too few fields": frame([1, [None], [], []]),
    "fields of other types": frame([1, {}, [], [], [], []]),
    "a kind that is true": frame([True, [None], [], [], [], []]),
    "an unknown kind": answer(None, kind=7),
    "an end that nobody asked for": frame([3, [], [], [], [], []]),
    "two values": frame([1, [1, 2], [], [], [], []]),
    "no value": frame([1, [], [], [], [], []]),
    "an unknown tag": answer({"pickle": "gASV"}),
    "two tags": answer({"int": "0x1", "str": ""}),
    "a set of numbers of one hash": lambda: answer({"in": 0}, entries=[["set", *((2**61 - 1) * n for n in range(1, 50_000))]]),
    "the same, in tags": lambda: answer({"in": 0}, entries=[["set", *({"int": hex((2**61 - 1) * n)} for n in range(1, 50_000))]]),
    "a float that is JSON's": answer(1.5),
    "an infinity that is JSON's": frame(b"[1,[Infinity],[],[],[],[]]"),
    "a list where a value belongs": answer([1]),
    "a float that is none": answer({"float": "x"}),
    "an int that is none": answer({"int": "1_0"}),
    "a range without an end": answer({"range": [0]}),
    "a range with a step of zero": answer({"range": [0, 1, 0]}),
    "bytes that are none": answer({"bytes": "zz"}),
    "an unknown name": answer({"name": "eval"}),
    "a name of something else": answer({"name": "KeyboardInterrupt"}),
    "a name that is a list": answer({"name": []}),
    "an unknown object of ours": answer({"your": 99}),
    "an object of ours by a text": answer({"your": "1"}),
    "an object of an unknown class": answer({"my": [9, 77]}),
    "an object without a class": answer({"my": [9]}),
    "an object by a text": answer({"my": ["9", 1]}),
    "an object by a true number": answer({"my": [True, 1]}),
    "an object with content that its class has not": answer({"my": [9, 1, 5]}),
    "an unknown class": answer({"class": 12}),
    "a class by a list": answer({"class": [1]}),
    "an exception without parts": answer({"error": []}),
    "an exception of an unknown class": answer({"error": [0, {"builtin": "Nope"}, {"in": 0}, [], None, None, None, 0]}, entries=[["tuple"]]),
    "an exception of a class that is none": answer({"error": [9, {"class": 1}, {"in": 0}, [], None, None, None, 0]}, entries=[["tuple"]]),
    "a container that was not told of": answer({"in": 0}),
    "a container by a negative number": answer({"in": -1}, entries=[["list"]]),
    "a container by a text": answer({"in": "0"}, entries=[["list"]]),
    "an unknown kind of container": answer({"in": 0}, entries=[["heap", 1]]),
    "a container inside itself": answer({"in": 0}, entries=[["list", {"in": 0}]]),
    "a container inside a later one": answer({"in": 0}, entries=[["list", {"in": 1}], ["list", {"in": 0}]]),
    "an odd dict": answer({"in": 0}, entries=[["dict", 1]]),
    "a dict with a key that cannot be one": answer({"in": 1}, entries=[["list"], ["dict", {"in": 0}, 1]]),
    "a set of what cannot be in one": answer({"in": 1}, entries=[["list"], ["set", {"in": 0}]]),
    "a set of equal hashes": lambda: answer({"in": 0}, entries=[["set", *({"int": hex(k * (2**61 - 1))} for k in range(5000))]]),
    "a bytearray of numbers": answer({"in": 0}, entries=[["bytearray", 1, 2]]),
    "a deque without a length": answer({"in": 0}, entries=[["deque"]]),
    "a deque of a text's length": answer({"in": 0}, entries=[["deque", "x", 1]]),
    "a defaultdict of a number": answer({"in": 0}, entries=[["defaultdict", 5]]),
    "a change of what was not there": answer(None, changes=[[0, 1]]),
    "a change of a tuple": answer(None, entries=[["tuple"]], changes=[[0, 1]]),
    "a change by a text": answer(None, changes=[["0", 1]]),
    "a change without a number": answer(None, changes=[[]]),
    "containers too deep": answer({"in": 300}, entries=[["list"], *(["list", {"in": n}] for n in range(300))]),
    "containers that unfold without an end": answer({"in": 60}, entries=[["list"], *(["list", {"in": n}, {"in": n}] for n in range(60))]),
    "tuples that unfold without an end": answer({"in": 60}, entries=[["tuple"], *(["tuple", {"in": n}, {"in": n}] for n in range(60))]),
    "a set of tuples that unfold without an end": answer({"in": 61}, entries=[["tuple", 1], *(["tuple", {"in": n}, {"in": n}] for n in range(60)), ["set", {"in": 60}]]),
    "a set of a tuple without a bottom": lambda: answer({"in": 300_000}, entries=[["tuple", 1], *(["tuple", {"in": n}] for n in range(299_999)), ["set", {"in": 299_999}]]),
    "keys that unfold without an end": answer({"in": 61}, entries=[["frozenset", 1], *(["tuple", {"in": n}, {"in": n}] for n in range(60)), ["dict", {"in": 60}, 1]]),
    "a change to a set that unfolds without an end": answer(None, entries=[["tuple", 1], *(["tuple", {"in": n}, {"in": n}] for n in range(60)), ["set"]], changes=[[61, {"in": 60}]]),
    "many tuples that each unfold for long": lambda: answer({"in": 0}, entries=[["tuple", 1], *(["tuple", {"in": n}, {"in": n}] for n in range(18)), *(["tuple", {"in": 18}, n] for n in range(10_000))]),
    "decimals of one hash": lambda: answer({"in": 0}, entries=[["list", *({"standard": ["Decimal", str(n * OWN)]} for n in range(1, 10_000))]]),
    "fractions of one hash": lambda: answer({"in": 0}, entries=[["list", *({"standard": ["Fraction", str(n * OWN), "1"]} for n in range(1, 10_000))]]),
    "complex numbers of one hash": lambda: answer({"in": 0}, entries=[["list", *({"complex": [(-1000003.0 * n).hex(), float(n).hex()]} for n in range(1, 10_000))]]),
    "tuples of one hash": lambda: answer({"in": 0}, entries=[["tuple", *pair] for pair in pairs_of_one_hash(10_000)]),
    "tuples of one hash with an object at the end": lambda: answer({"in": 0}, entries=[["tuple", *pair, {"my": [3, 4]}] for pair in pairs_of_one_hash(10_000)]),
    "tuples of one hash inside a tuple": lambda: answer({"in": 0}, entries=[one for n, pair in enumerate(pairs_of_one_hash(10_000)) for one in (["tuple", *pair], ["tuple", {"in": 2 * n}])]),
    "a class without parts": answer(None, classes=[[9]]),
    "a class twice": answer(None, classes=[[1, "f", "f", "m", [], [], None, ["object"]]]),
    "a class of a class that is unknown": answer(None, classes=[[9, "f", "f", "m", [], [], None, [44]]]),
    "a class that extends bool": answer(None, classes=[[9, "f", "f", "m", [], [], None, ["bool"]]]),
    "a class that extends itself": answer(None, classes=[[9, "f", "f", "m", [], [], None, [9]]]),
    "a class of two bases that do not go together": answer(None, classes=[[9, "f", "f", "m", [], [], None, ["int", "str"]]]),
    "a class with a name that none can have": answer(None, classes=[[9, "a\0b", "f", "m", [], [], None, ["object"]]]),
    "a class named by a number": answer(None, classes=[[9, 1, "f", "m", [], [], None, ["object"]]]),
    "a class compared by numbers": answer(None, classes=[[9, "f", "f", "m", [], [], [1], ["object"]]]),
    "more classes than anybody has": lambda: answer(None, classes=[[n, "f", "f", "m", [], [], None, ["object"]] for n in range(9, 3000)]),
    "raising a number": answer(5, kind=2),
    "raising a list": answer({"in": 0}, entries=[["list"]], kind=2),
    "raising a class": answer({"name": "ValueError"}, kind=2),
    "speaking twice": [answer(1), answer(2)],
    "half a frame": struct.pack(">I", 50) + b"x",
    "an unknown question": question("exec", "1"),
    "a question that is a list": question(["get"]),
    "a question without words": question(),
    "a question to the judge itself": question("get", {"name": "int"}, "mro"),
    "a call of nothing": question("call"),
    "a call of a plain value": question("call", {"name": "str"}, 0),
    "a call of an object of its own": question("call", {"my": [2, 1]}, 0),
    "a call of what was not given": question("call", {"your": 55}, 0),
}  # fmt: skip


def told(lie: str) -> Any:
    """What is said. Those of some length are made when they are told, not for everyone who only asks which there are."""
    said = LIES[lie]
    return said() if callable(said) else said
