"""What the hub starts for formgrader, as root: take its port, become the instructor, and go on in their copy."""

from course_lib.ops.formgrader_server import main

if __name__ == "__main__":
    main()
