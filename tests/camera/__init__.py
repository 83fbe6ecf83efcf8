"""Tests of the camera: which there are, and its process."""
