#include <iostream>
#include <map>
#include <string>

int main() {
    std::string line;
    std::getline(std::cin, line);
    int votes = std::stoi(line);
    std::map<std::string, int> count;
    while (votes-- > 0 && std::getline(std::cin, line)) {
        count[line]++;
    }
    std::string winner;
    for (const auto& [name, number] : count) {
        std::cout << name << " " << number << "\n";
        if (winner.empty() || number > count[winner]) {
            winner = name;
        }
    }
    std::cout << "winner " << winner << "\n";
}
