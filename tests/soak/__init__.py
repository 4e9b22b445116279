"""Ten thousand submissions in a row, good, wrong and hostile: nothing may be left of them."""
