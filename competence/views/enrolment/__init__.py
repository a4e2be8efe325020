"""The pages of enrolment sheets."""
