print("of the class path")
