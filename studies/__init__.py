"""Optuna studies: opening and resuming them, what is kept on a trial, what a dashboard shows."""
