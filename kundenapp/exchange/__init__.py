"""How it looks in other programs: the bytes of a file that others read or write, and what they mean here.

Formats know no database and ask nobody anything: something from `kundenapp.domain` in, bytes out, and the other way
round.
"""
