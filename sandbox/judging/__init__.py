"""The judge: real pytest over an author's suite, in a process that no student code ever runs in."""
