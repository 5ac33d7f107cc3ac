"""«Замовлення»: the table of orders and, beside it, every talk with the client of one."""
