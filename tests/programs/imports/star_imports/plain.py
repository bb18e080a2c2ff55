import os
public = "plain.public"
_private = "plain._private"
shadowed = "plain's"


class Class:
    pass
