"""global and nonlocal in all positions, also at module level and in classes."""

global counter, created_by_function
counter = 0


def increment():
    global counter
    counter += 1
    return counter


def create():
    global created_by_function, len
    created_by_function = "created"

    def len(x):
        return f"my len of {x}"
    for loop_global in range(3):
        pass
    global imported_json
    import json as imported_json
    global GlobalClass

    class GlobalClass:
        where = "in function"
    return loop_global


def through_for():
    global position
    for position in "abc":
        pass
    try:
        raise ValueError("kept")
    except ValueError as global_error:
        pass
    with open("/dev/null") as handle:
        pass
    return handle.closed


class Config:
    global setting
    setting = "bound by a class body"
    local_setting = setting + "!"

    def read(self):
        return setting


def counter_factory(start):
    count = start
    step = 1

    def up():
        nonlocal count
        count += step
        return count

    def double_steps():
        nonlocal step

        def really():
            nonlocal step
            step *= 2
            return step
        return really()

    def read():
        return count, step
    return up, double_steps, read


def shadowing():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            nonlocal x
            x = "changed by inner"

            def global_again():
                global x
                x = "global x"
            global_again()
        inner()
        return x
    return middle(), x, globals()["x"]


def nonlocal_in_class():
    value = 1

    class Body:
        nonlocal value
        value = 2
        other = value
    return value, hasattr(Body, "value"), Body.other


print(increment(), increment(), counter)
print(create(), created_by_function, len("abc"), imported_json.__name__, GlobalClass.where)
print(GlobalClass.__qualname__)
del len
print(len("abc"))
print(through_for(), position)
print(setting, Config.local_setting, hasattr(Config, "setting"), Config().read())
up, double_steps, read = counter_factory(10)
print(up(), up(), double_steps(), up(), double_steps(), up(), read())
print(shadowing())
print(nonlocal_in_class())
for bad in ("def f():\n    x = 1\n    global x\n", "def f(x):\n    global x\n",
            "def f():\n    nonlocal y\n", "nonlocal x\n",
            "def f():\n    def g():\n        print(z)\n        nonlocal z\n    z = 1\n",
            "def f():\n    global q\n    nonlocal q\n", "x = 1\ndef f():\n    print(x)\n    global x\n"):
    try:
        compile(bad, "<bad>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)


def missing():
    global never_bound
    return never_bound


missing()
