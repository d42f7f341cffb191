"""What is wrong with an installation, in plain words, and what to do about it.

One idea a file: each has a `check` from facts to findings, which is pure. `facts` gathers, `command` tells.
"""
