"""«Оператори»: Ringostat's employees beside the CRM's managers."""
