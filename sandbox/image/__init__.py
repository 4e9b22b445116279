"""The images of slots: their recipe, their base, and how they are built."""
