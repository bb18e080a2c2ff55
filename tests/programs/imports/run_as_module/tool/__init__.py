print("package", __name__, "is imported first")
version = "1.0"
