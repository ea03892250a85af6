rule = 'from the class path'
