"""A session with a learner."""

from course_lib.session.session import Session

__all__ = ["Session"]
