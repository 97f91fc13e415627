"""The export formats, one file each."""

from archive.published.exports.export_format import FORMATS

FORMATS.load_folder(__name__)
