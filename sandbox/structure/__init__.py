"""What a program's source holds, found in its syntax tree: read, never run. Standard library only."""
