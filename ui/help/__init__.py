"""«Довідка»: short articles of our own, found by words, with the pictures of the screens."""
