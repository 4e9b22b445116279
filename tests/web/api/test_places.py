from web.api.places import Places


def test_places_are_counted():
    places = Places(2, 2)
    assert places.begin(1)
    assert places.begin(2)
    assert not places.begin(3)
    places.end(1)
    assert places.begin(3)
    assert places.held == 2


def test_one_account_cannot_take_them_all():
    places = Places(100, 3)
    assert [places.begin(1) for _ in range(4)] == [True, True, True, False]
    assert places.begin(2)
    places.end(1)
    assert places.begin(1)
