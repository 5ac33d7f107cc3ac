"""«Наживо»: what every operator does now, and who waits for anybody."""
