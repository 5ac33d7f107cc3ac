"""The card that comes up on a call, and the stack that places the cards on the screen."""
