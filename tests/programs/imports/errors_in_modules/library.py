def callback(function, value):
    try:
        return function(value)
    finally:
        print("library cleans up")


def divide(a, b):
    return (a
            / b)
