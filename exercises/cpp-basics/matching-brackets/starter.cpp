#include <iostream>
#include <stack>
#include <string>

int main() {
    std::string line;
    std::getline(std::cin, line);
    std::stack<char> open;
    // put what is opened onto the stack, take it off when it is closed
}
