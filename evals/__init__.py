"""The project's measurements: runners, committed cases and baselines, and the gate that CI runs."""
