"""Libraries of the extra `bilat[exchange]`, which a format may need."""

from bilat.values.extras import missing_library

__all__ = ["missing_library"]
