value = "imported because __all__ names it"
