"""The tab Kunden: a list at the left, everything about one customer at the right."""
