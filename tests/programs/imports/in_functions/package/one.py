name = "package.one"
