one = 1
raise ValueError("while star importing")
