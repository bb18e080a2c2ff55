print("importing", __name__)
value = "a.value"
