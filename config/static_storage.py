"""Static files under hashed names, compressed beside the originals, so that browsers may keep them for
ever.
"""

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


def without_source_maps(patterns: tuple) -> tuple:
    """Give the storage's rules for rewriting addresses, less those for source maps, which are not shipped."""
    kept = ((glob, tuple(rule for rule in rules if "sourceMappingURL" not in str(rule))) for glob, rules in patterns)
    return tuple((glob, rules) for glob, rules in kept if rules)


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, gzip only, that leaves source-map comments alone."""

    patterns = without_source_maps(CompressedManifestStaticFilesStorage.patterns)

    def create_compressor(self, **kwargs: object) -> Compressor:
        """Leave Brotli out even where the module happens to be installed: the same files everywhere."""
        return Compressor(use_brotli=False, **kwargs)
