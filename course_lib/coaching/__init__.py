"""The edge of the coach: reads its data, trains its detectors, measures it. What it thinks is in `course_lib.coach`."""
