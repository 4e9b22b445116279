import pytest


@pytest.fixture
def types(monkeypatch):
    """What the player types, line by line; the prompts that were shown are in `types.prompts`."""

    class Player:
        def __init__(self):
            self.lines = []
            self.prompts = []

        def __call__(self, *lines):
            self.lines += lines

        def answer(self, prompt=""):
            self.prompts.append(prompt)
            if not self.lines:
                raise EOFError("the game should be over by now")
            return self.lines.pop(0)

    player = Player()
    monkeypatch.setattr("builtins.input", player.answer)
    return player
