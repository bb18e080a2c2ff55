given = globals().get("given", "not given")
print("script as", __name__, given, __package__ if "__package__" in globals() else "no package")
computed = given.upper()
