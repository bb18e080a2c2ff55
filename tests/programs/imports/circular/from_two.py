print("from_two")
from from_one import a
b = 2
