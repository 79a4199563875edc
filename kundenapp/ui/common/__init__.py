"""What all tabs share: the parts of our look, saving by itself, and the desk every page works with."""
