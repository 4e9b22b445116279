def count_fruit(bag):
    text = str(bag).replace("[", " ").replace("]", " ").replace(",", " ")
    count = 0
    for word in text.split():
        count = count + int(word)
    return count
