#include <iostream>
#include <map>
#include <string>

int main() {
    int votes;
    std::cin >> votes;
    std::map<std::string, int> count;
    std::string name, winner;
    for (int i = 0; i < votes; i++) {
        std::cin >> name;
        count[name]++;
    }
    for (const auto& [one, number] : count) {
        std::cout << one << " " << number << "\n";
        if (winner.empty() || number > count[winner]) {
            winner = one;
        }
    }
    std::cout << "winner " << winner << "\n";
}
