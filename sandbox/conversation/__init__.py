"""How a suite uses a solution that lives in another process: values cross, everything else is mirrored."""
