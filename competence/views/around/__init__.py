"""The pages around a course: invitation, attendance, certificate, evaluation."""
