"""What is fast enough, measured: each file is a program that prints a table and keeps it."""
