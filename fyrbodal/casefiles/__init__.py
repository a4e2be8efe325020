"""JSON files that people write and try: read strictly, held against a schema, every fault said with its place."""

from fyrbodal.casefiles.faults import Fault, Faulty, pointer
from fyrbodal.casefiles.schema import faults_by
from fyrbodal.casefiles.strict import LARGEST, parsed

__all__ = ["LARGEST", "Fault", "Faulty", "faults_by", "parsed", "pointer"]
