"""nbgrader for this course: run its commands in this folder. The steps are described in docs/instructors.md."""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821

root = Path(__file__).resolve().parent

# What marks is in this folder, not in the package that learners install, which `nbgrader` would find first.
sys.path.insert(0, str(root))
from course_lib import paths  # noqa: E402
from course_lib.grading import closed  # noqa: E402
from course_lib.ops.hub import members, site  # noqa: E402
from course_lib.ops.over_service import service  # noqa: E402

work = paths.course_work(root)

# nbgrader looks for its helper `alembic` on the PATH, where it isn't unless the environment was activated.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
# Where nbconvert finds the one template of formgrader's that we replace (it says why).
share = str(root / "course_lib" / "grading" / "share")
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, (share, os.environ.get("JUPYTER_PATH"))))

c.CourseDirectory.course_id = members.taught(site.read().courses).course

# Notebooks are authored in assignments/; everything a run makes goes to one folder that git ignores.
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "assignments"
c.CourseDirectory.release_directory = "course-work/release"
c.CourseDirectory.submitted_directory = "course-work/submitted"
c.CourseDirectory.autograded_directory = "course-work/autograded"
c.CourseDirectory.feedback_directory = "course-work/feedback"
c.CourseDirectory.db_url = f"sqlite:///{paths.gradebook(root)}"
# What you fetch, to see it as learners do, lies with your lessons.
c.Exchange.assignment_dir = str(root / "my-course")
c.NbGrader.logfile = str(work / "nbgrader.log")

# Keys are not in assignments/ at all. Should a bank ever be put there by mistake, it still does not travel.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.yml", "*.yaml"]
c.WithBank.banks = os.environ.get("EMPATHY_BANKS", str(root / "banks"))

# Keys, submissions and marks are for no other account. Instructors who share this folder through a group say so with
# `c.CourseDirectory.groupshared = True` above this line.
shared = bool(c.CourseDirectory.get("groupshared", False))
closed.require(root, Path(c.WithBank.banks).expanduser(), shared=shared)
work.mkdir(mode=0o770 if shared else 0o700, exist_ok=True)

# A submission is its learner's because the learner's account made its folder: nobody hands in under another's name.
# Where one account writes for everybody, a service's or a container's, that can't be seen: say False, or nobody is
# collected, and whoever lets learners in sees to it.
c.ExchangeCollect.check_owner = True
# What was changed later than its name says counts as handed in then. False after the exchange was restored or moved:
# its files are younger then than what they hold.
c.Collect.trust_file_times = True

# Our plug-ins in nbgrader's places. No step starts a kernel.
ours, stock = "course_lib.grading.plugins", "nbgrader.preprocessors"
c.GenerateAssignment.preprocessors = [
    f"{ours}.Release",
    f"{stock}.LockCells",
    f"{stock}.ClearOutput",
    f"{stock}.CheckCellMetadata",
    f"{stock}.ComputeChecksums",
    f"{stock}.SaveCells",
]
# What is sanitised is the notebook that was released; of the one handed in `Judge` takes the code of functions alone.
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = [f"{ours}.Judge"]
# Who hands in late loses this share of their points for each day begun after the due date or their extension, and at
# most `most`. 0 takes nothing off.
c.AssignLatePenalties.plugin_class = "course_lib.grading.late_penalty.PerDay"
c.PerDay.per_day = 0.0
c.PerDay.most = 0.5
c.ExchangeFactory.release_assignment = "course_lib.grading.handing_out.release.Release"
c.ExchangeFactory.collect = "course_lib.grading.collecting.collect.Collect"
c.ExchangeFactory.release_feedback = "course_lib.grading.sending_back.SendBack"
# Where there is no folder that all share, the exchange is a service (docs/kubernetes.md). Whose a submission is and
# when it came, the service has written into its name; what lies here is a copy of this account's.
if service.ADDRESS in os.environ:
    over = "course_lib.grading.over_service"
    c.ExchangeFactory.release_assignment = f"{over}.Release"
    c.ExchangeFactory.collect = f"{over}.Collect"
    c.ExchangeFactory.release_feedback = f"{over}.ReleaseFeedback"
    c.Exchange.root = str(paths.exchange_copy(root))
    c.ExchangeCollect.check_owner = False
    c.Collect.trust_file_times = False
c.GenerateFeedback.preprocessors = [f"{stock}.GetGrades", f"{ours}.Feedback"]
# Its table of marks goes where git looks at nothing, and not beside the notebooks; `empathy export` makes better ones.
c.ExportPlugin.to = str(work / "grades.csv")
# A run that was killed is not taken for done.
c.GenerateAssignment.exporter_class = "course_lib.grading.finished.ReleasedNotebook"
c.Autograde.exporter_class = "course_lib.grading.finished.MarkedNotebook"
c.GenerateFeedback.exporter_class = "course_lib.grading.finished.FeedbackPage"
