import os


def beside():
    with open(os.path.join(os.path.dirname(__file__), "text.txt")) as file:
        return file.read().upper()
