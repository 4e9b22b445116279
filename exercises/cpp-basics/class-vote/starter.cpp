#include <iostream>
#include <map>
#include <string>

int main() {
    std::string line;
    std::getline(std::cin, line);
    int votes = std::stoi(line);
    // count the names in a map: it keeps them in order
}
