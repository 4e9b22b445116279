# ends: exited
# prints: WARNING:here:careful
# prints: {'a': [1, (2, 3)]} True 2.50
# answers: copy([1, [2]]) == [1, [2]]
import decimal, logging, pickle, random, sys, threading
def copy(thing):
    return pickle.loads(pickle.dumps(thing))
if __name__ == "__main__":
    logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s")
    with threading.Lock():
        logging.getLogger("here").warning("careful")
    random.seed(5)
    first = random.random()
    random.seed(5)
    print(copy({"a": [1, (2, 3)]}), first == random.random(), decimal.Decimal("5.00") / 2)
