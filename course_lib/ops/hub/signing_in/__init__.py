"""How people sign in where it isn't with the password of an account of this machine.

However they do, they come into an account of this machine that was made for them beforehand (`empathy accounts`), and
nobody else comes in. `settings` puts it together; `known_as` is who comes into which account.
"""
