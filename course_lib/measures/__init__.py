"""Measures of agreement and judgement, each with its formula's source."""
