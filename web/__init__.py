"""People and pages: the Flask application of Kradan."""
