"""What happens to enrolment sheets."""
