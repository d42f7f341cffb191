"""What an assignment tells of a class: `empathy report`."""
