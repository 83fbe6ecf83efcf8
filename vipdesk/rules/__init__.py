"""House rules: pure functions over rows and policy, each returning its decision with its explanation."""
