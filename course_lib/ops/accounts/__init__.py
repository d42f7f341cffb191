"""Accounts of this machine for a class, made of its list (`empathy accounts`), by root.

Pure: `entries` (lines to entries, or letters), `plan` (what is there and what the list says, what is to be done). The
edges are `machine` (who is there), `passwords` (first ones, for root's eyes), `making` and `command`.
"""
