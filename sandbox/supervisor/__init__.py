"""What runs inside a slot, on the far side of the wall. Standard library only."""
