"""Found by calling PathFinder directly."""
VALUE = "beside"
