class Outer:
    class Inner:
        attribute = [1, 2][2]
