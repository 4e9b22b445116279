# ends: exited
# prints: 7 [1, 4, 9] made 12
# answers: calculate("2 * (3 + 4)") == 14
import ast, types
def calculate(text):
    return eval(compile(ast.parse(text, mode="eval"), "<typed>", "eval"), {"__builtins__": {}})
if __name__ == "__main__":
    space = {}
    exec("def square(n):\n    return n * n\n", space)
    Made = type("Made", (), {"__str__": lambda self: "made"})
    module = types.ModuleType("own")
    exec("x = 12", module.__dict__)
    print(calculate("3 + 4"), [space["square"](n) for n in (1, 2, 3)], Made(), module.x)
