"""Verbs on an installation; each can run twice."""
