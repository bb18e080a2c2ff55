try:
    count += 1
except NameError:
    count = 1
print("counter executed", count)


def function(version=count):
    return f"function {version}, global {count}"


class Class:
    def method(self):
        return "method of", count
