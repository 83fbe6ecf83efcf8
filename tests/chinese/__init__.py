"""Tests of the Chinese conventions."""
