"""A stream that comes in pieces."""


class Stream:
    """Gives bytes in pieces of the given sizes, at least one byte each while there are any."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self.data, self.sizes = data, sizes

    def receive(self, count: int) -> bytes:
        size = min(count, self.sizes.pop() if self.sizes else count)
        piece, self.data = self.data[:size], self.data[size:]
        return piece
