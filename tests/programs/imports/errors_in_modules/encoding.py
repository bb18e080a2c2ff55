# -*- coding: latin-1 -*-
value = "grüße"
print(value, len(value))
raise ValueError(value)
