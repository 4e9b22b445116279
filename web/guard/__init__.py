"""Who may come in, and how often: accounts, headers, tokens of forms, limits."""
