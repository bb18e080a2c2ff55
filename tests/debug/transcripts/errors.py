# One line for each thing that cannot be done.
#
# lldb: py bt
# lldb: py locals
# lldb: py print x
# lldb: py eval 1
# lldb: py doctor
# lldb: py break errors.py:@here
# lldb: run
# lldb: py bt extra
# lldb: py bt --wrong
# lldb: py frame 99
# lldb: py frame x
# lldb: py down
# lldb: py up 50
# lldb: py list 0
# lldb: py list 9999
# lldb: py print
# lldb: py print [
# lldb: py print 'text
# lldb: py object
# lldb: py object zero
# lldb: py object 0x10
# lldb: py eval
# lldb: py set x
# lldb: py break
# lldb: py break errors.py:x
# lldb: py catch A B
# lldb: py tasks
# lldb: py exc
# lldb: kill
# lldb: py bt
x = 1
print("not reached by the test", x)  # @here
