from book import Book


class Shelf:
    def __init__(self):
        self._books = []

    def add(self, book):
        pass
