print("init", __name__)
name = "tool"
