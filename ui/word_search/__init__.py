"""Words looked for in all talks: a dialog that leads to the call and the second."""
