"""What goes out to senders, and what their answers to it mean."""
