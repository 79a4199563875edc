"""The welcome page: before a customer file is open."""
