"""Values of every kind, for properties that must hold for all of them."""

from hypothesis import strategies as st

any_text = st.text(st.characters(exclude_categories=()))
floats = st.floats(allow_nan=False)
atoms = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**4000, max_value=10**5000)
    | floats
    | st.complex_numbers(allow_nan=False)
    | any_text
    | st.binary()
    | st.just(...)
    | st.builds(range, st.integers(), st.integers(), st.integers(min_value=1))
)
keys = st.recursive(
    atoms, lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3), max_leaves=5
)
values = st.recursive(
    keys | st.binary().map(bytearray) | st.sets(keys, max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=20,
)

numbers = (
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.complex_numbers(allow_nan=False, allow_infinity=False)
)
written_atoms = st.none() | st.booleans() | numbers | st.text() | st.binary()
written_keys = st.recursive(written_atoms, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=4)
literals = st.recursive(
    written_keys | st.sets(written_keys, min_size=1, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(written_keys, inner, max_size=3)
    ),
)
