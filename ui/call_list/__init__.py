"""«Записи розмов»: every talk, found by filters, played where it stands."""
