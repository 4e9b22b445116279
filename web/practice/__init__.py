"""Practice: a pupil's program run and judged in the browser, by the rules of the server. Standard library, Jinja2 and MarkupSafe only."""
