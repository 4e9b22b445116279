"""What `make` runs: the environment, the services of the tests, the images."""
