"""Ordinary solutions with ordinary suites: name, solution, suite. Each suite holds where both are in one process, too."""

from tests.sandbox.conversation.ordinary.effects import EFFECTS
from tests.sandbox.conversation.ordinary.functions import FUNCTIONS
from tests.sandbox.conversation.ordinary.objects import OBJECTS
from tests.sandbox.conversation.ordinary.values import VALUES

ORDINARY = VALUES | OBJECTS | FUNCTIONS | EFFECTS
