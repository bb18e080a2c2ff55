import attr_one
print("never", attr_one.value)
