"""The small window that steers the virtual Ringostat of the demo."""
