"""The settings: one dialog, a page for each thing that can be set, everything applies at once."""
