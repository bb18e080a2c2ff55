print("package executed")
