#include <algorithm>
#include <iostream>
#include <string>

int main() {
    std::string line;
    std::getline(std::cin, line);
    auto count = [&](char letter) { return std::count(line.begin(), line.end(), letter); };
    bool fine = count('(') == count(')') && count('[') == count(']') && count('{') == count('}');
    std::cout << (fine ? "yes" : "no") << "\n";
}
