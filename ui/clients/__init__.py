"""«Клієнти»: everybody who ever called, each with numbers, orders, talks and notes; two made one and back."""
