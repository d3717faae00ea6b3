"""What is put on a client's table or before a class: a result as one HTML page that needs nothing else to be read.

Findings -> sections -> charts -> markup, one direction; nothing here plays a world, opens a file or looks at a clock,
so the same result gives the same bytes.
"""
