def rows():
    with open("data/cities.csv") as file:
        return file.read().split()
