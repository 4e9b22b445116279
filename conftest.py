"""The one place where pytest learns what a test may need of the machine."""

pytest_plugins = ["tests.frame.needs"]
