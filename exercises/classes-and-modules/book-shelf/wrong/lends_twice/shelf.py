# Gives the book away and keeps it.
from book import Book, Kind


class Shelf:
    def __init__(self):
        self._books: list[Book] = []

    def add(self, book: Book):
        self._books.append(book)

    def books(self) -> list[Book]:
        return sorted(self._books, key=lambda book: book.title)

    def lend(self, title: str) -> Book:
        for book in self._books:
            if book.title == title:
                return book
        raise KeyError(title)

    def count(self, kind: Kind) -> int:
        return sum(1 for book in self._books if book.kind is kind)

    def __len__(self):
        return len(self._books)

    def __contains__(self, book):
        return book in self._books

    def __iter__(self):
        return iter(self.books())
