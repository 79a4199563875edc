"""The tab Begeisterung: what customers say of us, and what follows from it."""
