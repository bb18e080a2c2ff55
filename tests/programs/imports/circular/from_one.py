print("from_one")
from from_two import b
a = 1
