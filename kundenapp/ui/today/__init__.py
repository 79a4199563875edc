"""The tab Heute: what waits for somebody today."""
