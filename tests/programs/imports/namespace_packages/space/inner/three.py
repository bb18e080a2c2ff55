from ..one import value as upper
value = f"three of {__package__} below {upper}"
