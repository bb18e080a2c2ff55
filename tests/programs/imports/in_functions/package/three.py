name = "package.three"
