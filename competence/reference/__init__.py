"""What is known of competence in Fyrbodal when the program is new. Each line is read in once.

A file that is not there is passed over. What somebody has changed or taken away since stays so.
"""

from competence.reference import courses, figures, people, planning, plans, staffing

__all__ = ["courses", "figures", "people", "planning", "plans", "staffing"]
