"""The composition root: arguments, places, preferences, the log, the command line, and the start of the window.

``main`` is the one entrance. It stays light: Qt is imported only for the window, ReportLab only for a report, so that
``kundenapp check`` needs neither a screen nor a second of time.
"""
