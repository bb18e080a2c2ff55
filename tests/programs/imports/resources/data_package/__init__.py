"""A package with data files."""
from . import plugins
