"""Start-up: an empty program but for one print."""
# kind: startup
# repeat: 10

print("hello, world")
