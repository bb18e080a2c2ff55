# stdin: p a, b
# stdin: next
# stdin: p total
# stdin: break helper
# stdin: tbreak 52
# stdin: step
# stdin: args
# stdin: where
# stdin: return
# stdin: next
# stdin: continue
# stdin: p x
# stdin: !x = 1000
# stdin: up
# stdin: p total
# stdin: down
# stdin: clear 1
# stdin: continue
# stdin: pp sorted(locals())
# stdin: whatis total
# stdin: list 46, 55
# stdin: display total
# stdin: until 53
# stdin: next
# stdin: nonsense here
# stdin: !total = total + 1; print("inside", total)
# stdin: p nothing
# stdin: pp i
# stdin: unt
# stdin: ll
# stdin: j 54
# stdin: continue
"""pdb with its commands on stdin: step, next, until, return, breakpoints, p, where, jump, !assign."""
import pdb


def helper(x):
    y = x * 2
    return y


def work(a, b):
    pdb.Pdb(nosigint=True).set_trace()
    total = a + b
    total += helper(total)
    total += helper(total)
    for i in range(3):
        total -= i
    text = f"total {total}"
    values = [total, i]
    values.append(text)
    return values


print("result", work(1, 2))
print("the end")
