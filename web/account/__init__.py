"""One's own account: signing in and out, the password, the language and the look, tokens, the first administrator."""

from __future__ import annotations

from web.account import password, preferences, set_up, settings, signing_in, tokens
from web.account.blueprint import blueprint

__all__ = ["blueprint", "password", "preferences", "set_up", "settings", "signing_in", "tokens"]
