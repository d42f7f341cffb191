"""Until when: due dates, extensions and accommodations, and who has not handed in.

Pure: `moments` (a time in words, and from words), `granted` (who has how long), `notice` (what learners read). Edges:
`book` (the trail, and nbgrader's rows), `command` (`empathy due`, `empathy extend`), `missing` (`empathy missing`).
"""
