"""What nbgrader must know where the exchange is a service of the hub's: docs/kubernetes.md tells of it.

The image has this file on Jupyter's configuration path; an instructor names this folder, `deploy/kubernetes`, in
JUPYTER_CONFIG_PATH on their own machine. Where the service is, EMPATHY_EXCHANGE says. This file imports nothing of the
course: in an instructor's copy, that copy must be the first that Python meets.
"""

c = get_config()  # noqa: F821  nbgrader puts it here

c.CourseDirectory.course_id = "empathy-in-practice"
over = "course_lib.ops.over_service.steps"
c.ExchangeFactory.list = f"{over}.List"
c.ExchangeFactory.fetch_assignment = f"{over}.FetchAssignment"
c.ExchangeFactory.submit = f"{over}.Submit"
c.ExchangeFactory.fetch_feedback = f"{over}.FetchFeedback"
