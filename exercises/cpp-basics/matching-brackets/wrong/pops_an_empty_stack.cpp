#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

int main() {
    std::string line, pairs = "()[]{}";
    std::getline(std::cin, line);
    std::vector<char> open;
    bool fine = true;
    for (char letter : line) {
        auto place = pairs.find(letter);
        if (place == std::string::npos) {
            continue;
        }
        if (place % 2 == 0) {
            open.push_back(letter);
        } else if (open.at(open.size() - 1) != pairs[place - 1]) {
            fine = false;
            break;
        } else {
            open.pop_back();
        }
    }
    std::cout << (fine && open.empty() ? "yes" : "no") << "\n";
}
