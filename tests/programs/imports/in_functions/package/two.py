name = "package.two"
