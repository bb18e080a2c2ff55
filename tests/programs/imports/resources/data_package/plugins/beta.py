def register():
    return "beta registers"
