"""How anybody can see that what we hold is what was sent, and all of it."""
