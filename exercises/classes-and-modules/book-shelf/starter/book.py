from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    TALE = "นิทาน"


@dataclass
class Book:
    title: str
