"""What is written on enrolment sheets."""
