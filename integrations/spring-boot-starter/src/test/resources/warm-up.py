for _ in range(200):
    total([{"name": "tea", "count": 1, "price": 2.5}])
