"""Kundenapp: the customer file of a small business, from a call to a printed page.

Imports point down, and nothing else is allowed (import-linter holds it)::

    app        the composition root: arguments, paths, preferences, logging, command line
    ui         what people see; one folder per tab, tabs never import each other
    services   operations that need several aggregates or several floors
    store | reports    where it is kept (the only SQL) | how it looks on paper (the only ReportLab)
    drawing    pictures as lists of primitives, for screen and paper alike
    domain     what the business means: frozen dataclasses and rules, standard library only
    resources | i18n   where the data files lie | the words on screen and paper

The same word names the same thing on every floor: ``domain/customer.py``, ``store/customers.py``,
``reports/customer.py``, ``ui/customers/``. Whoever looks for a bug asks two questions: which tab? which rule?
"""

__version__ = "0.1.0"
