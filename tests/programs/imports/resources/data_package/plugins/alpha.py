def register():
    return "alpha registers"
