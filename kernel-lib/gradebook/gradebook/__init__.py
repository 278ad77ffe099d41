"""What nbgrader needs to keep the marks of a course whose homework is judged: see docs/grading.md."""
