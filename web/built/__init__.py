"""What a browser gets of files: built, packed, placed and served."""
