from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    TALE = "นิทาน"
    SCIENCE = "วิทยาศาสตร์"
    COMIC = "การ์ตูน"


@dataclass(frozen=True)
class Book:
    title: str
    author: str
    kind: Kind
    pages: int = 0
