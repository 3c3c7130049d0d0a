"""The codes of what can be wrong with the form of a dataset file; a code is never used for another fault."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """A fault that reading a file finds: BIL0 its form, BIL1 identity, BIL2 time, BIL4 figures."""

    UNREADABLE = "BIL001"
    ENCODING = "BIL002"
    SYNTAX = "BIL003"
    EMPTY_FILE = "BIL004"
    SECOND_DOCUMENT = "BIL005"
    TAG = "BIL006"
    ALIAS = "BIL007"
    DEPTH = "BIL008"
    DUPLICATE_KEY = "BIL009"
    SHAPE = "BIL010"
    UNKNOWN_KEY = "BIL011"
    MISSING_KEY = "BIL013"
    EMPTY_VALUE = "BIL014"
    UNKNOWN_WORD = "BIL015"
    FORM_OF_VALUE = "BIL016"
    FORM_OF_ID = "BIL101"
    ID_TAKEN = "BIL102"
    UNKNOWN_REFERENCE = "BIL103"
    NO_CITATION = "BIL104"
    FORM_OF_LOCATOR = "BIL105"
    COUNTRY_CODE = "BIL106"
    DATE = "BIL201"
    REVERSED_DATE = "BIL202"
    FIGURE = "BIL401"
