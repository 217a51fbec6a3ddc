"""Validates a bill of materials against the strict schema of CycloneDX 1.6; prints what is wrong."""
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

with open(sys.argv[1], encoding="utf-8") as file:
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read())
if error:
    print(error)
    sys.exit(1)
