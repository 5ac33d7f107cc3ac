"""«Пропущені»: who called in vain, how long they wait, and who calls them back."""
