print("folder init")
