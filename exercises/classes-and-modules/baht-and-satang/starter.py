class Money:
    def __init__(self, baht, satang=0):
        self.baht = baht
        self.satang = satang

    def __str__(self):
        return f"{self.baht} บาท"
