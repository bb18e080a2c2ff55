value = f"one of {__package__}"
