#include <iostream>
#include <stack>
#include <string>

bool matches(const std::string& line) {
    std::stack<char> open;
    for (char letter : line) {
        if (letter == '(' || letter == '[' || letter == '{') {
            open.push(letter);
        } else if (letter == ')' || letter == ']' || letter == '}') {
            char wanted = letter == ')' ? '(' : letter == ']' ? '[' : '{';
            if (open.empty() || open.top() != wanted) {
                return false;
            }
            open.pop();
        }
    }
    return open.empty();
}

int main() {
    std::string line;
    std::getline(std::cin, line);
    std::cout << (matches(line) ? "yes" : "no") << "\n";
}
