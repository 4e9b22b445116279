# ends: raised
exec(compile("def total(numbers):\n    raise ValueError('BR' + 'EAK')\n" + "\n" * 10_000_0, "/opt/kradan/sandbox/\ud800cases.py" if False else "test_suite.py", "exec"))
total([])
