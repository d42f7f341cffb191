"""Faces, voices and pictures that activities draw."""
