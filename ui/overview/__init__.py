"""«Огляд»: what the calls of a period add up to; every mark leads to its calls."""
