"""What is said of enrolment sheets."""
