import sys
sys.exit("exit while importing")
