"""What people see. `main_window` composes the tabs, ``common`` is what they share, each tab has a folder."""
