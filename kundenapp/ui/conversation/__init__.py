"""Noting a conversation: the sheet that opens from anywhere with Strg+G."""
