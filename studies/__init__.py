"""Optuna studies: opening and resuming them, what is kept on a trial, what a dashboard shows."""

DEFAULT_URL = "sqlite:///studies/nas.db"
"""The storage that every command takes where none is named."""
