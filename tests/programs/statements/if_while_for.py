"""if, while and for with else, break and continue, and what the loop variables are afterwards."""


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10 and not n % 2:
        return "small even"
    elif n < 10 or n == 11:
        return "small odd or eleven"
    else:
        return "big"


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            print("found at", index)
            break
        if item is None:
            continue
        print("not", item)
    else:
        print("else: exhausted")
    try:
        print("after", index, item)
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)


def countdown(n):
    while n:
        n -= 1
        if n == 3:
            continue
        if n == -1:
            break
        print("n", n, end=" ")
    else:
        print("while-else")


def while_true():
    seen = []
    step = 0
    while True:
        step += 1
        if step % 2:
            continue
        seen.append(step)
        if len(seen) >= 3:
            break
    return seen


def nested():
    out = []
    for x in range(4):
        for y in range(4):
            if y > x:
                break
            if (x + y) % 2:
                continue
            out.append((x, y))
        else:
            out.append("row complete")
            continue
        out.append("row broken")
    else:
        out.append("done")
    return out


def loop_over_nothing():
    for never in ():
        print("never")
    else:
        print("else runs")
    return "never" in locals()


def loop_target_kinds():
    class Box:
        pass
    box, items = Box(), [0, 0, 0]
    for box.value in range(3):
        pass
    for items[box.value] in "xyz":
        pass
    for (a, [b, *c]), d in [((1, [2, 3, 4]), 5), ((6, "78"), 9)]:
        print(a, b, c, d)
    for items[0:2] in [(10, 20), "ab"]:
        print(items)
    return box.value, items


def none_loops(values):
    # Loops whose conditions compare with None have jumps of their own.
    queue = list(values)
    item = queue.pop(0)
    while item is not None:
        print("item", item)
        item = queue.pop(0) if queue else None
    count = 0
    while item is None:
        count += 1
        if count > 2:
            item = "stop"
    return count


def loop_until(function):
    # The condition at the loop's end jumps backward when false.
    n = 0
    while not function(n):
        n += 1
    while n > 2 or n == 0:
        n -= 1
    return n


for n in (-5, 0, 4, 7, 11, 12):
    print(n, classify(n))
find([1, None, 2, 3], 3)
find([1, None], 9)
find([], 1)
countdown(6)
countdown(0)
print(while_true(), nested(), loop_over_nothing())
print(loop_target_kinds())
print(none_loops([3, 0, 5]), none_loops([None]))
print(loop_until(lambda n: n > 5), loop_until(bool))
for i in range(10):
    if i == 4:
        break
print("module variable i is", i)
pass
if 0:
    print("dead code")
while 0:
    print("dead loop")
if 1: print("one line"); print("two statements")
find(5, 5)
