#include <iostream>
#include <stack>
#include <string>

int main() {
    std::string line, pairs = "()[]{}";
    std::getline(std::cin, line);
    std::stack<char> open;
    bool fine = true;
    for (char letter : line) {
        auto place = pairs.find(letter);
        if (place == std::string::npos) {
            continue;
        }
        if (place % 2 == 0) {
            open.push(letter);
        } else if (open.empty() || open.top() != pairs[place - 1]) {
            fine = false;
        } else {
            open.pop();
        }
    }
    std::cout << (fine ? "yes" : "no") << "\n";
}
