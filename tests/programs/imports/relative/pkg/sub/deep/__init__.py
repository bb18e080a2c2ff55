print("importing", __name__)
value = "deep"
