__all__ = ["listed", "_listed_private"]
__all__ += ("os",)
import os
listed = "listed"
_listed_private = "private but listed"
unlisted = "unlisted"
