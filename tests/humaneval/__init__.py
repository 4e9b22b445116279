"""Turns HumanEval's problems into exercises with pytest suites: its solutions must earn full marks, empty bodies nothing."""
