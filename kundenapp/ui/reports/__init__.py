"""The tab Berichte: everything printable, with a preview."""
