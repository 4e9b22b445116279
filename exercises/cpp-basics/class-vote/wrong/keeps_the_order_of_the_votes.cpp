#include <iostream>
#include <string>
#include <utility>
#include <vector>

int main() {
    std::string line;
    std::getline(std::cin, line);
    int votes = std::stoi(line);
    std::vector<std::pair<std::string, int>> count;
    while (votes-- > 0 && std::getline(std::cin, line)) {
        bool found = false;
        for (auto& [name, number] : count) {
            if (name == line) {
                number++;
                found = true;
            }
        }
        if (!found) {
            count.push_back({line, 1});
        }
    }
    std::pair<std::string, int> winner{"", 0};
    for (const auto& one : count) {
        std::cout << one.first << " " << one.second << "\n";
        if (one.second > winner.second) {
            winner = one;
        }
    }
    std::cout << "winner " << winner.first << "\n";
}
