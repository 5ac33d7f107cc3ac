"""«Налаштування»: a column of sections, each with its cards."""
