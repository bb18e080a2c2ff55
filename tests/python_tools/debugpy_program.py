import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        square = self.x ** 2 + self.y ** 2
        return square ** 0.5


def numbers(n):
    for i in range(n):
        value = i * i
        yield value


def fail(text):
    wanted = {"text": text}
    return wanted["missing"]


def main():
    import debugpy
    debugpy.listen(("127.0.0.1", int(sys.argv[1])))
    debugpy.wait_for_client()
    point = Point(3, 4)
    total = 0
    for value in numbers(4):
        total += value
    length = point.norm()
    result = [total + n for n in (1, 2)]
    print("result", total, length, result)
    try:
        fail("word")
    except KeyError as error:
        print("caught", error)
    print("end")


main()
